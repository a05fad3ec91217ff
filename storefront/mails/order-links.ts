import { factsOf, wordsOf } from '../../server/platform/language.ts'
import { formatMoney, type Money } from '../../server/platform/money.ts'
import type { Base, Written } from './draft.ts'
import { labelsIn } from './labels.ts'
import { write } from './write.ts'

export type OrderLinks = Base & {
  /** Newest first. */
  orders: { number: string; shopName: string; placedAt: number; total: Money; url: string }[]
}

export const orderLinksWords = wordsOf('mails/order_links', {
  en: ({ orders }: OrderLinks) => ({
    subject: orders.length === 1 ? 'The link to your order' : 'The links to your orders',
    preheader: 'Each of them is the only key to its order.',
    sentence: 'Here is what you ordered',
    paragraphs: [
      'Somebody, most likely you, asked for the links to what was ordered with this address.',
    ],
    button: { label: 'Open the newest', url: orders[0]?.url ?? '' },
    notes: [{ text: 'It was not you? Do nothing: nobody else has received them.' }],
  }),
  zh: ({ orders }) => ({
    subject: '你的订单链接',
    preheader: '每个链接都是查看该订单的唯一凭证。',
    sentence: '这是你的订单',
    paragraphs: ['有人（应该是你）索取了用这个邮箱下的订单的链接。'],
    button: { label: '打开最近的订单', url: orders[0]?.url ?? '' },
    notes: [{ text: '不是你本人？无需理会：没有其他人收到这些链接。' }],
  }),
})

export function orderLinks(props: OrderLinks): Written {
  const { language, instanceName, orders } = props
  const { dateTag } = factsOf(language)
  const day = new Intl.DateTimeFormat(dateTag, { dateStyle: 'medium', timeZone: 'UTC' })
  const rows = orders.map(({ number, shopName, placedAt, total, url }) => ({
    label: `${shopName} · ${day.format(placedAt)} · ${formatMoney(total, language)}`,
    value: number,
    url,
  }))
  const why = labelsIn(language).whyOrders(instanceName)
  const words = orderLinksWords(language)(props)
  return write({
    language,
    instanceName,
    ...words,
    blocks: [{ kind: 'facts', rows }],
    from: instanceName,
    why,
  })
}
