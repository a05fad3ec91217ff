import { factsOf, wordsOf } from '../../server/platform/language.ts'
import { formatMoney, type Money } from '../../server/platform/money.ts'
import type { Base, Block, Words, Written } from './draft.ts'
import { labelsIn } from './labels.ts'
import { write } from './write.ts'

/** Curators learn what was bought, never by whom: no prop of theirs may describe a buyer. */
export type SaleMade = Base & {
  shopName: string
  titles: string[]
  earns: Money
  dashboardUrl: string
}

export const saleMadeWords = wordsOf('mails/sale_made', {
  en: ({
    shopName,
    dashboardUrl,
    money,
    things,
  }: SaleMade & { money: string; things: string }) => ({
    subject: `A sale at ${shopName}: ${money} for you`,
    preheader: things,
    sentence: 'Someone bought from your shelf',
    paragraphs: [],
    button: { label: 'See your earnings', url: dashboardUrl },
    notes: [{ text: 'It is yours for good once the time for returns has passed.' }],
  }),
  zh: ({ shopName, dashboardUrl, money, things }) => ({
    subject: `“${shopName}”卖出一单，你可得 ${money}`,
    preheader: things,
    sentence: '有人从你的货架买走了东西',
    paragraphs: [],
    button: { label: '查看收入', url: dashboardUrl },
    notes: [{ text: '过了退货期，这笔佣金就正式归你。' }],
  }),
})

export function saleMade(props: SaleMade): Written {
  const { language, titles, earns } = props
  const money = formatMoney(earns, language)
  const things = titles.join(factsOf(language).listSeparator)
  const words = saleMadeWords(language)({ ...props, money, things })
  const blocks: Block[] = [
    { kind: 'figure', value: money, caption: labelsIn(language).yourCommission },
    { kind: 'lines', label: labelsIn(language).sold, lines: titles },
  ]
  return writeToCurator(props, { ...words, blocks })
}

export type ShopUnlocked = Base & { shopName: string; picksMax: number; dashboardUrl: string }

export const shopUnlockedWords = wordsOf('mails/shop_unlocked', {
  en: ({ shopName, dashboardUrl, number }: ShopUnlocked & { number: string }) => ({
    subject: `Well done: the shelf of ${shopName} has grown`,
    preheader: `Room for ${number} products now.`,
    sentence: 'Your shelf has just grown',
    paragraphs: [
      `People buy what you choose, so ${shopName} is open all the way: fill it as you like.`,
    ],
    button: { label: 'Pick something new', url: dashboardUrl },
    notes: [],
  }),
  zh: ({ shopName, dashboardUrl, number }) => ({
    subject: `恭喜，“${shopName}”的货架变大了`,
    preheader: `现在最多可以放 ${number} 件商品。`,
    sentence: '你的货架变大了',
    paragraphs: [`大家喜欢你选的东西。从现在起，“${shopName}”完全解锁，尽情上新吧。`],
    button: { label: '去选新品', url: dashboardUrl },
    notes: [],
  }),
})

export function shopUnlocked(props: ShopUnlocked): Written {
  const { language, picksMax } = props
  const number = picksMax.toLocaleString(language)
  const words = shopUnlockedWords(language)({ ...props, number })
  const caption = labelsIn(language).shelfRoom
  return writeToCurator(props, { ...words, blocks: [{ kind: 'figure', value: number, caption }] })
}

function writeToCurator(base: Base & { shopName: string }, words: Words): Written {
  const { language, instanceName, shopName } = base
  const why = labelsIn(language).whyCurator(shopName, instanceName)
  return write({ language, instanceName, ...words, from: shopName, why })
}
