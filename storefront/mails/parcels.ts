import { wordsOf } from '../../server/platform/language.ts'
import { formatMoney, type Money } from '../../server/platform/money.ts'
import { date } from '../ui/dates.ts'
import {
  type Base,
  type Block,
  type Fact,
  type GoodsLine,
  quote,
  type Words,
  type Written,
} from './draft.ts'
import { orderNumber } from './goods-words.ts'
import { labelsIn } from './labels.ts'
import { goodsFrom, supportNote, writeToBuyer } from './to-buyer.ts'

export type ParcelLetter = Base & {
  orderUrl: string
  number: string
  shopName: string
  sellerName: string
  supportEmail: string
  lines: GoodsLine[]
  carrier: string | null
  trackingNumber: string | null
  /** Where the carrier says how far it is; null: it has not been sent. */
  trackUrl: string | null
}

export const parcelAcceptedWords = wordsOf('mails/parcel_accepted', {
  en: ({ orderUrl, number, shopName, sellerName }: ParcelLetter) => ({
    subject: `${sellerName} is preparing your parcel (${number})`,
    preheader: 'We will write again when it is on its way.',
    sentence: 'Your parcel is being prepared',
    paragraphs: [
      `${sellerName} has accepted its part of your order at ${shopName}. ` +
        'We will write again when it is on its way.',
    ],
    button: { label: 'Follow your order', url: orderUrl },
  }),
  zh: ({ orderUrl, number, shopName, sellerName }) => ({
    subject: `“${sellerName}”正在备货（订单 ${number}）`,
    preheader: '寄出后我们会再通知你。',
    sentence: '商家正在备货',
    paragraphs: [
      `“${sellerName}”已接单，正在准备你在“${shopName}”买的东西。寄出后我们会再通知你。`,
    ],
    button: { label: '查看订单进度', url: orderUrl },
  }),
})

export function parcelAccepted(props: ParcelLetter): Written {
  const { language } = props
  const words = parcelAcceptedWords(language)(props)
  return writeParcel(props, words)
}

export const parcelShippedWords = wordsOf('mails/parcel_shipped', {
  en: ({
    orderUrl,
    number,
    shopName,
    sellerName,
    tracking,
  }: ParcelLetter & { tracking: string }) => ({
    subject: `On its way: your parcel from ${sellerName} (${number})`,
    preheader: tracking,
    sentence: 'It is on its way',
    paragraphs: [`${sellerName} has sent its part of your order at ${shopName}.`],
    button: { label: 'Follow your order', url: orderUrl },
  }),
  zh: ({ orderUrl, number, shopName, sellerName, tracking }) => ({
    subject: `“${sellerName}”的包裹已寄出（订单 ${number}）`,
    preheader: tracking,
    sentence: '包裹已寄出',
    paragraphs: [`你在“${shopName}”买的东西，“${sellerName}”已经寄出。`],
    button: { label: '查看订单进度', url: orderUrl },
  }),
})

export function parcelShipped(props: ParcelLetter): Written {
  const { language } = props
  const words = parcelShippedWords(language)({ ...props, tracking: trackingOf(props) })
  return writeParcel(props, words)
}

/** `SF Express SF123`. */
function trackingOf({ carrier, trackingNumber }: ParcelLetter): string {
  return [carrier, trackingNumber].filter(Boolean).join(' ')
}

/** `was`: the number before. */
export type ParcelCorrected = ParcelLetter & { was: string }

export const parcelCorrectedWords = wordsOf('mails/parcel_corrected', {
  en: ({
    orderUrl,
    number,
    shopName,
    sellerName,
    was,
    tracking,
  }: ParcelCorrected & { tracking: string }) => ({
    subject: `Corrected: the tracking number of your parcel from ${sellerName} (${number})`,
    preheader: tracking,
    sentence: 'A new tracking number',
    paragraphs: [
      `${sellerName} has corrected a tracking number of its part of your order at ${shopName}. ` +
        `It is the same parcel; please use this number instead of ${was}.`,
    ],
    button: { label: 'Follow your order', url: orderUrl },
  }),
  zh: ({ orderUrl, number, shopName, sellerName, was, tracking }) => ({
    subject: `更正：“${sellerName}”包裹的运单号（订单 ${number}）`,
    preheader: tracking,
    sentence: '运单号已更正',
    paragraphs: [
      `“${sellerName}”更正了你在“${shopName}”所购商品的运单号。还是同一个包裹，请以这个运单号为准，不再使用 ${was}。`,
    ],
    button: { label: '查看订单进度', url: orderUrl },
  }),
})

export function parcelCorrected(props: ParcelCorrected): Written {
  const { language } = props
  const words = parcelCorrectedWords(language)({ ...props, tracking: trackingOf(props) })
  return writeParcel(props, words)
}

export const shipmentAddedWords = wordsOf('mails/shipment_added', {
  en: ({
    orderUrl,
    number,
    shopName,
    sellerName,
    tracking,
  }: ParcelLetter & { tracking: string }) => ({
    subject: `Another parcel from ${sellerName} is on its way (${number})`,
    preheader: tracking,
    sentence: 'Another parcel is on its way',
    paragraphs: [
      `${sellerName} sends its part of your order at ${shopName} in more than one parcel. ` +
        'This number is for the one that has just left; the earlier ones stay as they are.',
    ],
    button: { label: 'Follow your order', url: orderUrl },
  }),
  zh: ({ orderUrl, number, shopName, sellerName, tracking }) => ({
    subject: `“${sellerName}”又寄出一个包裹（订单 ${number}）`,
    preheader: tracking,
    sentence: '又一个包裹已寄出',
    paragraphs: [
      `你在“${shopName}”买的东西，“${sellerName}”分多个包裹寄出。这是刚寄出的包裹的运单号，之前的包裹不变。`,
    ],
    button: { label: '查看订单进度', url: orderUrl },
  }),
})

export function shipmentAdded(props: ParcelLetter): Written {
  const { language } = props
  const words = shipmentAddedWords(language)({ ...props, tracking: trackingOf(props) })
  return writeParcel(props, words)
}

export const parcelLateWords = wordsOf('mails/parcel_late', {
  en: ({
    orderUrl,
    number,
    shopName,
    sellerName,
    day,
  }: ParcelLetter & { shipBy: number; day: string }) => ({
    subject: `Late: your parcel from ${sellerName} (${number})`,
    preheader: 'You may wait, or cancel it and get your money back.',
    sentence: 'Your parcel is late',
    paragraphs: [
      `We are sorry: ${sellerName} should have sent its part of your order at ${shopName} by ${day}, and has not. We have written to them.`,
      'You may wait. Until it is sent you may also cancel it on the order’s page; your money then goes back to you.',
    ],
    button: { label: 'See your order', url: orderUrl },
  }),
  zh: ({ orderUrl, number, shopName, sellerName, day }) => ({
    subject: `“${sellerName}”的包裹还没有寄出（订单 ${number}）`,
    preheader: '你可以再等等，也可以取消并退款。',
    sentence: '你的包裹还没有寄出',
    paragraphs: [
      `很抱歉，你在“${shopName}”买的东西，“${sellerName}”应在 ${day} 前寄出，但至今没有。我们已经催促商家。`,
      '你可以再等等；寄出之前，也可以在订单页面取消，款项会退还给你。',
    ],
    button: { label: '查看订单', url: orderUrl },
  }),
})

export function parcelLate(props: ParcelLetter & { shipBy: number }): Written {
  const { language, shipBy } = props
  const words = parcelLateWords(language)({ ...props, day: date(shipBy, language) })
  return writeParcel(props, words)
}

export const parcelDeliveredWords = wordsOf('mails/parcel_delivered', {
  en: ({
    orderUrl,
    number,
    shopName,
    sellerName,
    returnDays,
  }: ParcelLetter & { returnDays: number }) => ({
    subject: `Delivered: your parcel from ${sellerName} (${number})`,
    preheader: 'We hope you like it.',
    sentence: 'Your parcel has arrived',
    paragraphs: [
      `The parcel from ${sellerName} with your order at ${shopName} has been delivered. ` +
        'We hope you like it.',
      returnDays > 0
        ? `If not, you can send it back within ${returnDays} ${returnDays === 1 ? 'day' : 'days'}: ask for it on the order’s page.`
        : 'If something is wrong with it, say so on the order’s page.',
    ],
    button: { label: 'See your order', url: orderUrl },
  }),
  zh: ({ orderUrl, number, shopName, sellerName, returnDays }) => ({
    subject: `“${sellerName}”的包裹已签收（订单 ${number}）`,
    preheader: '希望你喜欢。',
    sentence: '包裹已签收',
    paragraphs: [
      `“${sellerName}”寄出的包裹（“${shopName}”的订单）已签收，希望你喜欢。`,
      returnDays > 0
        ? `不合适的话，${returnDays} 天内可以在订单页面申请退货。`
        : '如果商品有问题，请在订单页面说明。',
    ],
    button: { label: '查看订单', url: orderUrl },
  }),
})

export function parcelDelivered(props: ParcelLetter & { returnDays: number }): Written {
  const { language } = props
  const words = parcelDeliveredWords(language)(props)
  return writeParcel(props, words)
}

export type ParcelEnded = ParcelLetter & {
  /** Empty or null: none was given. */
  reason: string | null
  by: 'seller' | 'buyer'
  /** What goes back to the buyer; null when nothing does. */
  refund: Money | null
}

export const parcelEndedWords = wordsOf('mails/parcel_ended', {
  en: ({
    orderUrl,
    number,
    shopName,
    sellerName,
    bySeller,
    money,
  }: ParcelEnded & { bySeller: boolean; money: string | null }) => ({
    subject: bySeller
      ? `${sellerName} cannot send your parcel (${number})`
      : `Cancelled: your parcel from ${sellerName} (${number})`,
    preheader: money ? `We are returning ${money} to you.` : '',
    sentence: bySeller ? 'This parcel cannot be sent' : 'This parcel is cancelled',
    paragraphs: [
      bySeller
        ? `We are sorry: ${sellerName} cannot send its part of your order at ${shopName}.`
        : `As you asked, ${sellerName} will not send its part of your order at ${shopName}.`,
    ],
    button: { label: 'See your order', url: orderUrl },
  }),
  zh: ({ orderUrl, number, shopName, sellerName, bySeller, money }) => ({
    subject: bySeller
      ? `“${sellerName}”无法发货（订单 ${number}）`
      : `已取消：“${sellerName}”的包裹（订单 ${number}）`,
    preheader: money ? `我们会退还 ${money}。` : '',
    sentence: bySeller ? '这个包裹无法发货' : '这个包裹已取消',
    paragraphs: [
      bySeller
        ? `很抱歉，你在“${shopName}”买的东西，“${sellerName}”无法发货。`
        : `已按你的要求取消，“${sellerName}”不会再寄出你在“${shopName}”买的东西。`,
    ],
    button: { label: '查看订单', url: orderUrl },
  }),
})

export function parcelEnded(props: ParcelEnded): Written {
  const { language, by, refund } = props
  const bySeller = by === 'seller'
  const money = refund && formatMoney(refund, language)
  const words = parcelEndedWords(language)({ ...props, bySeller, money })
  return writeParcel(props, words, endBlocks(props))
}

function endBlocks({ language, reason, refund }: ParcelEnded): Block[] {
  const labels = labelsIn(language)
  const refundText = refund && formatMoney(refund, language)
  const blocks: Block[] = []
  if (reason?.trim()) {
    blocks.push(quote(labels.reason, reason))
  }
  if (refundText) {
    blocks.push({ kind: 'total', label: labels.refund, value: refundText })
  }
  return blocks
}

function writeParcel(
  props: ParcelLetter,
  words: Omit<Words, 'blocks' | 'notes'>,
  more: Block[] = [],
): Written {
  const { language, number, sellerName, supportEmail } = props
  const where: Block = { kind: 'facts', rows: whereItIs(props) }
  return writeToBuyer(props, {
    ...words,
    about: orderNumber(number, language),
    blocks: [where, goodsFrom(props, props), ...more],
    notes: [supportNote([{ sellerName, email: supportEmail }], props)],
  })
}

function whereItIs({ language, carrier, trackingNumber, trackUrl }: ParcelLetter): Fact[] {
  const labels = labelsIn(language)
  return [
    { label: labels.carrier, value: carrier ?? '' },
    {
      label: labels.trackingNumber,
      value: trackingNumber ?? '',
      ...(trackUrl ? { url: trackUrl } : {}),
    },
  ].filter(({ value }) => value)
}
