import { wordsOf } from '../../server/platform/language.ts'
import { formatMoney, type Money } from '../../server/platform/money.ts'
import type { Base, Written } from './draft.ts'
import { labelsIn } from './labels.ts'
import { write } from './write.ts'

export type WatchConfirm = Base & { shopName: string; titles: string[]; manageUrl: string }

/** The only letter an unproven address ever gets. */
export const watchConfirmWords = wordsOf('mails/watch_confirm', {
  en: ({ shopName, manageUrl }: WatchConfirm) => ({
    subject: `Shall we tell you about lower prices at ${shopName}?`,
    preheader: 'One press, and we write when something gets cheaper.',
    sentence: 'Tell you when it gets cheaper?',
    paragraphs: [
      'Somebody, most likely you, asked us to write to this address when one of these gets cheaper.',
    ],
    saved: 'What you saved',
    button: { label: 'Yes, tell me', url: manageUrl },
    notes: [
      { text: 'It was not you? Do nothing: you hear nothing more and the address is deleted.' },
    ],
  }),
  zh: ({ shopName, manageUrl }) => ({
    subject: `“${shopName}”降价时要通知你吗？`,
    preheader: '点一下确认，降价时我们写信告诉你。',
    sentence: '降价时要通知你吗？',
    paragraphs: ['有人（应该是你）希望在以下商品降价时，用这个邮箱收到通知。'],
    saved: '你收藏的商品',
    button: { label: '好的，通知我', url: manageUrl },
    notes: [{ text: '不是你本人？无需理会：我们不会再来信，并会删除这个邮箱地址。' }],
  }),
})

export function watchConfirm(props: WatchConfirm): Written {
  const { saved, ...words } = watchConfirmWords(props.language)(props)
  return writeToWatcher(props, {
    ...words,
    blocks: [{ kind: 'lines', label: saved, lines: props.titles }],
  })
}

export type PriceDropped = Base & {
  shopName: string
  title: string
  picture: string | null
  before: Money
  now: Money
  /** Variants have different prices: "from". */
  isFrom: boolean
  productUrl: string
  manageUrl: string
}

export const priceDroppedWords = wordsOf('mails/price_dropped', {
  en: ({
    title,
    shopName,
    productUrl,
    manageUrl,
    was,
    price,
    isFrom,
  }: PriceDropped & { was: string; price: string }) => ({
    subject: `${title} is cheaper now: ${isFrom ? 'from ' : ''}${price}`,
    preheader: `It was ${was} before, at ${shopName}.`,
    sentence: 'What you saved costs less',
    paragraphs: [],
    goods: `From the shelf of ${shopName}`,
    before: 'Before',
    button: { label: 'Have a look', url: productUrl },
    notes: [
      { text: 'The price is the one of this moment; it may change again.' },
      {
        text: 'We write at most once a week about one thing.',
        links: [{ label: 'Change or stop these mails', url: manageUrl }],
      },
    ],
  }),
  zh: ({ title, shopName, productUrl, manageUrl, was, price, isFrom }) => ({
    subject: `${title} 降价了：${price}${isFrom ? ' 起' : ''}`,
    preheader: `在“${shopName}”原来是 ${was}。`,
    sentence: '你收藏的商品降价了',
    paragraphs: [],
    goods: `来自“${shopName}”的货架`,
    before: '原来',
    button: { label: '去看看', url: productUrl },
    notes: [
      { text: '价格以打开页面时为准，之后可能再次变动。' },
      {
        text: '同一件商品，我们一周最多来信一次。',
        links: [{ label: '修改或停止这些邮件', url: manageUrl }],
      },
    ],
  }),
})

export function priceDropped(props: PriceDropped): Written {
  const { language, title, picture, before, now } = props
  const was = formatMoney(before, language)
  const price = formatMoney(now, language)
  const { goods, before: label, ...words } = priceDroppedWords(language)({ ...props, was, price })
  const line = { title, variantTitle: '', total: now, picture }
  return writeToWatcher(props, {
    ...words,
    blocks: [{ kind: 'goods', title: goods, lines: [line], sums: [{ label, value: was }] }],
  })
}

function writeToWatcher(
  { language, instanceName, shopName }: Base & { shopName: string },
  words: Omit<Parameters<typeof write>[0], keyof Base | 'from' | 'why'>,
): Written {
  const why = labelsIn(language).whyWatcher(shopName, instanceName)
  return write({ language, instanceName, ...words, from: shopName, why })
}
