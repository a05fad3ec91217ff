import { factsOf, wordsOf } from '../../server/platform/language.ts'
import { formatMoney, type Money } from '../../server/platform/money.ts'
import { type Base, type Block, quote, type Words, type Written } from './draft.ts'
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
    button: { label: '查看收益', url: dashboardUrl },
    notes: [{ text: '过了退货期，这笔佣金就可以打款了。' }],
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

/** `reason`: the operator's words; null: the shop is open again. */
export type ShopDecided = Base & { shopName: string; reason: string | null; dashboardUrl: string }

export const shopDecidedWords = wordsOf('mails/shop_decided', {
  en: ({ instanceName, shopName, dashboardUrl }: ShopDecided) => ({
    suspended: {
      subject: `${shopName} is suspended at ${instanceName}`,
      preheader: 'Visitors see that it is closed.',
      sentence: 'Your shop is out of sight for now',
      paragraphs: [
        'Whoever runs this instance has suspended it: visitors see that it is closed, and nothing can be ordered. What was ordered goes on, and what you earned stays yours.',
      ],
      button: { label: 'See your shop', url: dashboardUrl },
    },
    open: {
      subject: `${shopName} is open again`,
      preheader: 'Visitors see it as before.',
      sentence: 'Your shop is open again',
      paragraphs: ['Everything in it is as it was.'],
      button: { label: 'See your shop', url: dashboardUrl },
    },
  }),
  zh: ({ instanceName, shopName, dashboardUrl }) => ({
    suspended: {
      subject: `“${shopName}”在“${instanceName}”已被暂停`,
      preheader: '访客会看到小铺已关闭。',
      sentence: '你的小铺暂时不再展示',
      paragraphs: [
        '平台已暂停你的小铺：访客会看到它已关闭，无法下单。已有的订单照常进行，你赚到的佣金不变。',
      ],
      button: { label: '查看小铺', url: dashboardUrl },
    },
    open: {
      subject: `“${shopName}”已恢复`,
      preheader: '访客可以像以前一样访问。',
      sentence: '你的小铺已恢复',
      paragraphs: ['店里的一切和以前一样。'],
      button: { label: '查看小铺', url: dashboardUrl },
    },
  }),
})

export function shopDecided(props: ShopDecided): Written {
  const { language, reason } = props
  const words = shopDecidedWords(language)(props)[reason === null ? 'open' : 'suspended']
  const blocks: Block[] = reason === null ? [] : [quote(labelsIn(language).explanation, reason)]
  return writeToCurator(props, { ...words, notes: [], blocks })
}

export type DomainMissing = Base & {
  shopName: string
  host: string
  /** What the DNS is to say, and where. */
  record: { name: string; value: string }
  /** How long the shop stays there without it. */
  days: number
  dashboardUrl: string
}

export const domainMissingWords = wordsOf('mails/domain_missing', {
  en: ({ shopName, host, days, dashboardUrl }: DomainMissing) => ({
    subject: `${host} is about to lose ${shopName}`,
    preheader: 'A record is missing in its DNS.',
    sentence: 'We no longer find the record that says the name is yours',
    paragraphs: [
      `We look once a day, as a name that has lapsed is soon somebody else’s, and your visitors would be sent there. Put the record back at whoever you have ${host} from, and nothing changes. If we do not find it within ${days} days, your shop moves back to its first address here.`,
    ],
    button: { label: 'See your addresses', url: dashboardUrl },
    notes: [
      { text: 'Your shop is open all the while. If you gave the name up, you need do nothing.' },
    ],
  }),
  zh: ({ shopName, host, days, dashboardUrl }) => ({
    subject: `“${shopName}”即将失去 ${host}`,
    preheader: '它的 DNS 缺少一条记录。',
    sentence: '我们找不到证明域名属于你的记录了',
    paragraphs: [
      `域名一旦过期便会归他人所有，你的访客也会被带到那里，所以我们每天检查一次。请在 ${host} 的域名服务商处恢复这条记录，一切照旧。如果 ${days} 天内仍未找到，小铺会搬回这里的原网址。`,
    ],
    button: { label: '查看网址', url: dashboardUrl },
    notes: [{ text: '小铺一直正常营业。如果你已放弃这个域名，无需任何操作。' }],
  }),
})

export function domainMissing(props: DomainMissing): Written {
  return writeToCurator(props, {
    ...domainMissingWords(props.language)(props),
    blocks: [recordBlock(props)],
  })
}

export const domainReleasedWords = wordsOf('mails/domain_released', {
  en: ({ shopName, host, days, dashboardUrl }: DomainMissing) => ({
    subject: `${shopName} has moved back from ${host}`,
    preheader: 'It is at its first address again.',
    sentence: `Your shop is no longer at ${host}`,
    paragraphs: [
      `Its record has been gone from the DNS for more than ${days} days, or another shop’s stands there instead. Your shop is at its first address here again, with everything in it. If the name is still yours, put the record back and look it up in your dashboard.`,
    ],
    button: { label: 'See your addresses', url: dashboardUrl },
    notes: [],
  }),
  zh: ({ shopName, host, days, dashboardUrl }) => ({
    subject: `“${shopName}”已从 ${host} 搬回`,
    preheader: '小铺回到了原网址。',
    sentence: `小铺不再使用 ${host}`,
    paragraphs: [
      `它的记录已有 ${days} 天以上不在 DNS 中，或已换成另一家小铺的记录。小铺已回到这里的原网址，内容都在。如果域名仍属于你，请恢复这条记录，然后在后台重新检查。`,
    ],
    button: { label: '查看网址', url: dashboardUrl },
    notes: [],
  }),
})

export function domainReleased(props: DomainMissing): Written {
  return writeToCurator(props, {
    ...domainReleasedWords(props.language)(props),
    blocks: [recordBlock(props)],
  })
}

function recordBlock({ record }: DomainMissing): Block {
  return { kind: 'lines', label: 'TXT', lines: [record.name, record.value] }
}

function writeToCurator(base: Base & { shopName: string }, words: Words): Written {
  const { language, instanceName, shopName } = base
  const why = labelsIn(language).whyCurator(shopName, instanceName)
  return write({ language, instanceName, ...words, from: shopName, why })
}
