import { formatMoney, type Money } from '../../server/platform/money.ts'
import type { Base, Block, Words, Written } from './draft.ts'
import { write } from './write.ts'

/** Curators learn what was bought, never by whom: no prop of theirs may describe a buyer. */
export type SaleMade = Base & {
  shopName: string
  titles: string[]
  earns: Money
  dashboardUrl: string
}

export function saleMade(props: SaleMade): Written {
  const { language, shopName, titles, earns, dashboardUrl } = props
  const money = formatMoney(earns, language)
  const words = {
    en: {
      subject: `A sale at ${shopName}: ${money} for you`,
      preheader: titles.join(', '),
      sentence: 'Someone bought from your shelf',
      paragraphs: [],
      button: { label: 'See your earnings', url: dashboardUrl },
      notes: [{ text: 'It is yours for good once the time for returns has passed.' }],
    },
    zh: {
      subject: `“${shopName}”卖出一单，你可得 ${money}`,
      preheader: titles.join('、'),
      sentence: '有人从你的货架买走了东西',
      paragraphs: [],
      button: { label: '查看收入', url: dashboardUrl },
      notes: [{ text: '过了退货期，这笔佣金就正式归你。' }],
    },
  }[language]
  const isChinese = language === 'zh'
  const blocks: Block[] = [
    { kind: 'figure', value: money, caption: isChinese ? '你的佣金' : 'Your commission' },
    { kind: 'lines', label: isChinese ? '卖出的商品' : 'What was sold', lines: titles },
  ]
  return writeToCurator(props, { ...words, blocks })
}

export type ShopUnlocked = Base & { shopName: string; picksMax: number; dashboardUrl: string }

export function shopUnlocked(props: ShopUnlocked): Written {
  const { language, shopName, picksMax, dashboardUrl } = props
  const number = picksMax.toLocaleString(language)
  const words = {
    en: {
      subject: `Well done: the shelf of ${shopName} has grown`,
      preheader: `Room for ${number} products now.`,
      sentence: 'Your shelf has just grown',
      paragraphs: [
        `People buy what you choose, so ${shopName} is open all the way: fill it as you like.`,
      ],
      button: { label: 'Pick something new', url: dashboardUrl },
      notes: [],
    },
    zh: {
      subject: `恭喜，“${shopName}”的货架变大了`,
      preheader: `现在最多可以放 ${number} 件商品。`,
      sentence: '你的货架变大了',
      paragraphs: [`大家喜欢你选的东西。从现在起，“${shopName}”完全解锁，尽情上新吧。`],
      button: { label: '去选新品', url: dashboardUrl },
      notes: [],
    },
  }[language]
  const caption = language === 'zh' ? '件商品的位置' : 'products now fit on your shelf'
  return writeToCurator(props, { ...words, blocks: [{ kind: 'figure', value: number, caption }] })
}

function writeToCurator(base: Base & { shopName: string }, words: Words): Written {
  const { language, instanceName, shopName } = base
  const why =
    language === 'zh'
      ? `你是“${shopName}”的店主，所以收到了这封邮件（${instanceName}）。`
      : `You receive this mail because ${shopName} at ${instanceName} is yours.`
  return write({ language, instanceName, ...words, from: shopName, why })
}
