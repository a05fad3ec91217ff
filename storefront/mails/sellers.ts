import { wordsOf } from '../../server/platform/language.ts'
import { formatMoney, type Money } from '../../server/platform/money.ts'
import { date } from '../ui/dates.ts'
import { type Base, type Block, type GoodsLine, quote, type Words, type Written } from './draft.ts'
import { orderNumber } from './goods-words.ts'
import { labelsIn } from './labels.ts'
import { shippingText } from './to-buyer.ts'
import { write } from './write.ts'

export type SellerNewOrder = Base & {
  /** Signed, for this order only: no account is needed behind it. */
  linkUrl: string
  number: string
  sellerName: string
  buyerName: string
  /** As it stands on the parcel, without the name. */
  address: string[]
  phone: string | null
  lines: (GoodsLine & { externalId: string })[]
  /** What the seller gets for the goods after commission, shipping included. */
  net: Money
  shipping: Money
}

export const sellerNewOrderWords = wordsOf('mails/seller_new_order', {
  en: ({
    linkUrl,
    number,
    sellerName,
    money,
    pieces,
  }: SellerNewOrder & { money: string; pieces: number }) => ({
    subject: `New order ${number}: ${pieces} ${pieces === 1 ? 'piece' : 'pieces'} to ship`,
    preheader: `You receive ${money}. Accept it with one click.`,
    sentence: 'A new order to ship',
    paragraphs: [
      `Hello ${sellerName}, please accept this order, or decline it if you cannot ship. ` +
        'Once it is on its way, enter the tracking number on the same page.',
    ],
    button: { label: 'Accept, decline or ship', url: linkUrl },
    notes: [
      {
        text:
          'The button needs no account and opens this order only; keep this mail to yourself. ' +
          'The address is for sending this parcel and nothing else.',
      },
    ],
  }),
  zh: ({ linkUrl, number, sellerName, money, pieces }) => ({
    subject: `新订单 ${number}：共 ${pieces} 件待发货`,
    preheader: `你将收到 ${money}，一键接单。`,
    sentence: '有新订单待发货',
    paragraphs: [
      `“${sellerName}”，你好！请接单；无法发货时请拒单。寄出后，在同一页面填写运单号即可。`,
    ],
    button: { label: '接单、拒单或填写运单号', url: linkUrl },
    notes: [
      {
        text:
          '打开按钮无需账号，且仅限这笔订单，请勿转发此邮件。' + '收件信息只能用于寄送这个包裹。',
      },
    ],
  }),
})

export function sellerNewOrder(props: SellerNewOrder): Written {
  const { language, number, lines, net } = props
  const money = formatMoney(net, language)
  const pieces = lines.reduce((sum, { quantity = 0 }) => sum + quantity, 0)
  const words = sellerNewOrderWords(language)({ ...props, money, pieces })
  return writeToSeller(props, {
    ...words,
    about: orderNumber(number, language),
    blocks: newOrderBlocks(props),
  })
}

export const newOrderLabels = wordsOf('mails/new_order_labels', {
  en: {
    shipTo: 'Ship to',
    toPack: 'To pack',
    shipping: 'Shipping paid',
    net: 'You receive',
    hint: 'after commission, shipping included',
  },
  zh: {
    shipTo: '寄往',
    toPack: '待打包',
    shipping: '运费',
    net: '你将收到',
    hint: '已扣除佣金，含运费',
  },
})

function newOrderBlocks(props: SellerNewOrder): Block[] {
  const { language, buyerName, address, phone, lines, shipping, net } = props
  const words = newOrderLabels(language)
  const sums = [{ label: words.shipping, value: shippingText(shipping, language) }]
  const shipTo = [buyerName, ...address, phone ?? ''].filter(line => line.trim())
  return [
    { kind: 'lines', label: words.shipTo, lines: shipTo },
    { kind: 'goods', title: words.toPack, lines, sums },
    { kind: 'total', label: words.net, value: formatMoney(net, language), hint: words.hint },
  ]
}

export type SellerOrderWaits = Base & {
  linkUrl: string
  number: string
  lines: GoodsLine[]
  /** By when it is to be on its way. */
  shipBy: number
  isLate: boolean
  isAccepted: boolean
}

export const sellerOrderWaitsWords = wordsOf('mails/seller_order_waits', {
  en: ({ linkUrl, number, isLate, isAccepted, day }: SellerOrderWaits & { day: string }) => ({
    subject: isLate ? `Late: order ${number} is not shipped yet` : `Order ${number} waits for you`,
    preheader: isLate ? 'Its buyer may cancel it now.' : `Please ship it by ${day}.`,
    sentence: isLate ? 'This order is late' : 'An order waits for your answer',
    paragraphs: isLate
      ? [
          `It should have been on its way by ${day}. Its buyer has been told and may cancel it until you ship it.`,
          'Have you sent it? Then enter the tracking number. If you cannot send it, please say so there: the buyer gets the money back.',
        ]
      : [
          `Please accept it, or decline it if you cannot ship. It should be on its way by ${day}; afterwards its buyer may cancel it.`,
        ],
    button: { label: isAccepted ? 'Ship or cancel' : 'Accept, decline or ship', url: linkUrl },
  }),
  zh: ({ linkUrl, number, isLate, isAccepted, day }) => ({
    subject: isLate ? `订单 ${number} 已超时未发货` : `订单 ${number} 等你接单`,
    preheader: isLate ? '买家现在可以取消。' : `请在 ${day} 前发货。`,
    sentence: isLate ? '这笔订单超时未发货' : '有订单等你接单',
    paragraphs: isLate
      ? [
          `这笔订单应在 ${day} 前发货。我们已告知买家；发货之前，买家可以取消。`,
          '如已寄出，请填写运单号；无法发货，请在同一页面说明，款项会退给买家。',
        ]
      : [`请接单；无法发货时请拒单。这笔订单应在 ${day} 前发货，逾期买家可以取消。`],
    button: {
      label: isAccepted ? '填写运单号或取消' : '接单、拒单或填写运单号',
      url: linkUrl,
    },
  }),
})

export function sellerOrderWaits(props: SellerOrderWaits): Written {
  const { language, number, lines, shipBy } = props
  const words = sellerOrderWaitsWords(language)({ ...props, day: date(shipBy, language) })
  return writeToSeller(props, {
    ...words,
    about: orderNumber(number, language),
    blocks: [{ kind: 'goods', title: newOrderLabels(language).toPack, lines, sums: [] }],
    notes: [],
  })
}

export type SellerOrderCancelled = Base & {
  number: string
  lines: GoodsLine[]
  reason: string | null
}

export const sellerOrderCancelledWords = wordsOf('mails/seller_order_cancelled', {
  en: ({ number }: SellerOrderCancelled) => ({
    subject: `Cancelled, please do not ship: order ${number}`,
    preheader: 'There is nothing else to do.',
    sentence: 'Please do not ship this order',
    paragraphs: ['It has been cancelled. There is nothing else to do.'],
  }),
  zh: ({ number }) => ({
    subject: `订单 ${number} 已取消，请勿发货`,
    preheader: '无需其他操作。',
    sentence: '请不要发货',
    paragraphs: ['这笔订单已取消，无需其他操作。'],
  }),
})

export function sellerOrderCancelled(props: SellerOrderCancelled): Written {
  const { language, number, lines, reason } = props
  const words = sellerOrderCancelledWords(language)(props)
  const labels = labelsIn(language)
  const blocks: Block[] = [{ kind: 'goods', title: labels.notWanted, lines, sums: [] }]
  if (reason?.trim()) {
    blocks.push(quote(labels.reason, reason))
  }
  return writeToSeller(props, {
    ...words,
    about: orderNumber(number, language),
    blocks,
    button: null,
    notes: [],
  })
}

export type SupportConfirm = Base & { sellerName: string; url: string }

export const supportConfirmWords = wordsOf('mails/support_confirm', {
  en: ({ instanceName, sellerName, url }: SupportConfirm) => ({
    subject: `Shall the orders of ${sellerName} come here?`,
    preheader: 'Nothing is sent here before you have confirmed it.',
    sentence: 'Is this the address for orders?',
    paragraphs: [
      `${sellerName} sells at ${instanceName} and has named this address for buyers’ questions and new orders. They come here once you have confirmed it.`,
    ],
    button: { label: 'Look and confirm', url },
    notes: [{ text: 'You do not know this seller? Then do nothing.' }],
  }),
  zh: ({ instanceName, sellerName, url }) => ({
    subject: `“${sellerName}”的订单发到这个邮箱，对吗？`,
    preheader: '确认之前，我们不会发送任何订单。',
    sentence: '用这个邮箱接收订单？',
    paragraphs: [
      `“${sellerName}”在“${instanceName}”销售商品，并填写了这个邮箱来接收买家咨询和新订单。确认后才会发到这里。`,
    ],
    button: { label: '查看并确认', url },
    notes: [{ text: '不认识这家商家？请忽略这封邮件。' }],
  }),
})

export function supportConfirm(props: SupportConfirm): Written {
  return writeToSeller(props, { ...supportConfirmWords(props.language)(props), blocks: [] })
}

export type SupportChanged = Base & { sellerName: string; email: string; dashboardUrl: string }

export const supportChangedWords = wordsOf('mails/support_changed', {
  en: ({ sellerName, dashboardUrl }: SupportChanged) => ({
    subject: `The orders of ${sellerName} go to another address`,
    preheader: 'It has just been confirmed from there.',
    sentence: 'Orders go to another address',
    paragraphs: [
      `Buyers’ questions and new orders of ${sellerName} are mailed to this address from now on. If that was not you, change it back and choose a new password.`,
    ],
    button: { label: 'See your details', url: dashboardUrl },
  }),
  zh: ({ sellerName, dashboardUrl }) => ({
    subject: `“${sellerName}”的订单改发到另一个邮箱`,
    preheader: '新邮箱刚刚已确认。',
    sentence: '订单改发到另一个邮箱',
    paragraphs: [
      `“${sellerName}”的买家咨询和新订单今后发到下面的邮箱。不是你本人操作？请改回来，并设置新密码。`,
    ],
    button: { label: '查看资料', url: dashboardUrl },
  }),
})

export function supportChanged(props: SupportChanged): Written {
  const { language, email } = props
  const label = labelsIn(language).newAddress
  const blocks: Block[] = [{ kind: 'lines', label, lines: [email] }]
  return writeToSeller(props, { ...supportChangedWords(language)(props), blocks, notes: [] })
}

export type EndpointOff = Base & { sellerName: string; url: string; dashboardUrl: string }

export const endpointOffWords = wordsOf('mails/endpoint_off', {
  en: ({ sellerName, dashboardUrl }: EndpointOff) => ({
    subject: `We stopped calling the endpoint of ${sellerName}`,
    preheader: 'No order is lost: they wait for you.',
    sentence: 'Your endpoint is switched off',
    paragraphs: [
      'It failed again and again, so we stopped sending events there. ' +
        'No order is lost: they wait in your room and in the API. ' +
        'Mend it, switch it on again, and replay what it missed.',
    ],
    button: { label: 'See what failed', url: dashboardUrl },
  }),
  zh: ({ sellerName, dashboardUrl }) => ({
    subject: `已停止向“${sellerName}”的接收地址推送`,
    preheader: '订单不会丢失，都在等你处理。',
    sentence: '接收地址已停用',
    paragraphs: [
      '这个地址多次推送失败，我们已停止向它推送。订单不会丢失，' +
        '在商家后台和 API 中都能看到。修复后请重新启用，并补发错过的事件。',
    ],
    button: { label: '查看失败记录', url: dashboardUrl },
  }),
})

export function endpointOff(props: EndpointOff): Written {
  const { language, url } = props
  const words = endpointOffWords(language)(props)
  const label = labelsIn(language).endpoint
  const blocks: Block[] = [{ kind: 'lines', label, lines: [url] }]
  return writeToSeller(props, { ...words, blocks, notes: [] })
}

export function writeToSeller(base: Base, words: Words): Written {
  const { language, instanceName } = base
  const why = labelsIn(language).whySeller(instanceName)
  return write({ language, instanceName, ...words, from: instanceName, why })
}
