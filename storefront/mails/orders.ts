import { factsOf, wordsOf } from '../../server/platform/language.ts'
import { formatMoney, type Money } from '../../server/platform/money.ts'
import { dateTime } from '../ui/dates.ts'
import type { Base, Block, GoodsLine, Note, Words, Written } from './draft.ts'
import { orderNumber } from './goods-words.ts'
import { labelsIn } from './labels.ts'
import { goodsFrom, type Promised, type Support, supportNote, writeToBuyer } from './to-buyer.ts'

export type OrderLetter = Base & {
  orderUrl: string
  number: string
  shopName: string
  buyerName: string
  parcels: { sellerName: string; lines: GoodsLine[]; shipping: Money; promise: Promised }[]
  total: Money
  /** What a code took off the lines. Null: nothing. */
  discount: Money | null
  /** Put on top of them, or within them. Null: none is charged. */
  tax: Money | null
  isTaxOnTop: boolean
  /** Until when it can be paid; null: it is, or needs no date. */
  payUntil: number | null
  /** Who the sellers are by law, line by line; those that have said so. */
  companies: { sellerName: string; lines: string[] }[]
  supportEmails: Support[]
  /** Where it goes, line by line, without the name. */
  address: string[]
  /** How a transfer is made, as the operator wrote it; null: by another way, or nobody wrote it. */
  howToPay: string | null
}

/** Ordered, to be paid by transfer: nobody has begun yet. */
export const orderPlacedWords = wordsOf('mails/order_placed', {
  en: ({
    orderUrl,
    number,
    shopName,
    buyerName,
    money,
    until,
  }: OrderLetter & { money: string; until: string | null }) => ({
    subject: `Order ${number} at ${shopName}: waiting for your payment`,
    preheader: `${money} to pay. The order page shows how.`,
    sentence: 'Your order is in',
    paragraphs: [
      `Thank you, ${buyerName}. The order page shows how to pay; ` +
        'the sellers begin as soon as your payment is confirmed.',
      ...(until ? [`Please pay by ${until}; afterwards the things go back on the shelf.`] : []),
    ],
    button: { label: 'See how to pay', url: orderUrl },
  }),
  zh: ({ orderUrl, number, shopName, buyerName, money, until }) => ({
    subject: `“${shopName}”的订单 ${number} 待付款`,
    preheader: `应付 ${money}，付款方式请看订单页。`,
    sentence: '订单已提交，等待付款',
    paragraphs: [
      `${buyerName}，谢谢光顾！付款方式请看订单页；确认收到付款后，商家会马上备货。`,
      ...(until ? [`请在 ${until} 前付款，逾期商品会放回货架。`] : []),
    ],
    button: { label: '查看付款方式', url: orderUrl },
  }),
})

export function orderPlaced(props: OrderLetter): Written {
  const { language } = props
  const money = formatMoney(props.total, language)
  const until = props.payUntil === null ? null : dateTime(props.payUntil, language)
  const words = orderPlacedWords(language)({ ...props, money, until })
  return writeOrder(props, words)
}

export const orderPaidWords = wordsOf('mails/order_paid', {
  en: ({
    orderUrl,
    number,
    shopName,
    buyerName,
    money,
    parcelCount,
    isOne,
  }: OrderLetter & { money: string; parcelCount: number; isOne: boolean }) => ({
    subject: `Thank you for your order at ${shopName} (${number})`,
    preheader: `${money} paid. Here is who sends what.`,
    sentence: `Thank you, ${buyerName}`,
    paragraphs: [
      isOne
        ? 'Your payment has arrived and the seller has your order. It comes in one parcel.'
        : `Your payment has arrived and the sellers have your order. It comes in ${parcelCount} parcels, each from its own seller.`,
      isOne
        ? 'The seller receives your address to send it, and for nothing else.'
        : 'Each seller receives your address to send its own parcel, and for nothing else.',
    ],
    button: { label: 'Follow your order', url: orderUrl },
  }),
  zh: ({ orderUrl, number, shopName, buyerName, money, parcelCount, isOne }) => ({
    subject: `“${shopName}”谢谢你的订单（${number}）`,
    preheader: `已付 ${money}，看看谁来发货。`,
    sentence: `谢谢你，${buyerName}`,
    paragraphs: [
      isOne
        ? '我们已收到付款，商家已收到订单，会装成一个包裹寄给你。'
        : `我们已收到付款，商家也已收到订单。商品分 ${parcelCount} 个包裹，由各商家分别寄出。`,
      '商家收到你的地址，只用于寄送你的包裹。',
    ],
    button: { label: '查看订单进度', url: orderUrl },
  }),
})

export function orderPaid(props: OrderLetter): Written {
  const { language } = props
  const money = formatMoney(props.total, language)
  const parcelCount = props.parcels.length
  const isOne = parcelCount === 1
  const words = orderPaidWords(language)({ ...props, money, parcelCount, isOne })
  return writeOrder(props, words)
}

function writeOrder(props: OrderLetter, words: Omit<Words, 'blocks' | 'notes'>): Written {
  const { language, number, parcels, total, supportEmails } = props
  const labels = labelsIn(language)
  return writeToBuyer(props, {
    ...words,
    about: orderNumber(number, language),
    blocks: [
      ...parcels.map(parcel => goodsFrom(parcel, props)),
      ...besides(props),
      { kind: 'total', label: labels.total, value: formatMoney(total, language) },
      ...howToPayBlock(props),
      {
        kind: 'lines',
        label: labels.shipTo,
        lines: [props.buyerName, ...props.address],
      },
    ],
    notes: [
      supportNote(supportEmails, props),
      ...props.companies.map(one => companyNote(one, props)),
    ],
  })
}

/** Who sells, for whoever looks for it: below what the letter is about (2011/83/EU, article 6). */
function companyNote(
  { sellerName, lines }: OrderLetter['companies'][number],
  { language }: OrderLetter,
): Note {
  const { colon } = factsOf(language)
  return { text: `${labelsIn(language).companyOf(sellerName)}${colon}${lines.join(' · ')}` }
}

/** What stands between the lines and the total, as on the order's page. */
function besides({ language, discount, tax, isTaxOnTop }: OrderLetter): Block[] {
  const labels = labelsIn(language)
  const rows = [
    discount && { label: labels.discount, value: `−${formatMoney(discount, language)}` },
    tax && {
      label: isTaxOnTop ? labels.taxOnTop : labels.taxWithin,
      value: formatMoney(tax, language),
    },
  ].filter(row => row !== null)
  return rows.length ? [{ kind: 'facts', rows }] : []
}

function howToPayBlock({ howToPay, number, language }: OrderLetter): Block[] {
  if (!howToPay) return []
  const lines = [...howToPay.split('\n'), orderNumber(number, language)]
  return [{ kind: 'lines', label: labelsIn(language).howToPay, lines }]
}

export type OrderExpired = Base & {
  orderUrl: string
  shopUrl: string
  number: string
  shopName: string
}

export const orderExpiredWords = wordsOf('mails/order_expired', {
  en: ({ orderUrl, shopUrl, number, shopName }: OrderExpired) => ({
    subject: `Order ${number} at ${shopName} has expired`,
    preheader: 'No payment reached us in time, so nothing will be sent.',
    sentence: 'This order has expired',
    paragraphs: [
      `No payment for order ${number} reached us in time, so it is closed and nothing will be sent. ` +
        'You can order again whenever you like.',
    ],
    button: { label: 'Back to the shop', url: shopUrl },
    notes: [{ text: 'What you had ordered:', links: [{ label: 'the order', url: orderUrl }] }],
  }),
  zh: ({ orderUrl, shopUrl, number, shopName }) => ({
    subject: `“${shopName}”的订单 ${number} 已过期`,
    preheader: '未在期限内收到付款，订单已关闭，不会发货。',
    sentence: '订单已过期',
    paragraphs: [
      `未在期限内收到订单 ${number} 的付款，订单已关闭，不会发货。喜欢的话，随时可以重新下单。`,
    ],
    button: { label: '回到小铺', url: shopUrl },
    notes: [{ text: '想看看当时买了什么？', links: [{ label: '查看订单', url: orderUrl }] }],
  }),
})

export function orderExpired(props: OrderExpired): Written {
  const { language } = props
  const words = orderExpiredWords(language)(props)
  return writeToBuyer(props, { ...words, blocks: [] })
}
