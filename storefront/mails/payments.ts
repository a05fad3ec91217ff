import { wordsOf } from '../../server/platform/language.ts'
import { formatMoney, type Money } from '../../server/platform/money.ts'
import type { Base, Block, Fact, Words, Written } from './draft.ts'
import { orderNumber } from './goods-words.ts'
import { labelsIn } from './labels.ts'
import { writeToSeller } from './sellers.ts'
import { writeToBuyer } from './to-buyer.ts'
import { write } from './write.ts'

export type MoneyBack = Base & {
  orderUrl: string
  number: string
  shopName: string
  amount: Money
}

export const refundDoneWords = wordsOf('mails/refund_done', {
  en: ({ orderUrl, number, shopName, money }: MoneyBack & { money: string }) => ({
    subject: `${money} is on its way back to you (${number})`,
    preheader: 'It can take a few days until you see it.',
    sentence: 'Your money is on its way back',
    paragraphs: [
      `We have sent back ${money} for your order at ${shopName}, the way you paid. ` +
        'It can take a few days until your bank or wallet shows it.',
    ],
    button: { label: 'See your order', url: orderUrl },
  }),
  zh: ({ orderUrl, number, shopName, money }) => ({
    subject: `${money} 已退款（订单 ${number}）`,
    preheader: '可能需要几天到账。',
    sentence: '退款已原路退回',
    paragraphs: [
      `你在“${shopName}”的订单，${money} 已按原支付方式退回，银行或钱包可能需要几天才能到账。`,
    ],
    button: { label: '查看订单', url: orderUrl },
  }),
})

export function refundDone(props: MoneyBack): Written {
  const { language } = props
  const money = formatMoney(props.amount, language)
  const words = refundDoneWords(language)({ ...props, money })
  return writeMoneyBack(props, words)
}

/** Paid after the order had ended: nothing comes of it, and all of it goes back. */
export const paymentLateWords = wordsOf('mails/payment_late', {
  en: ({ orderUrl, number, shopName, money }: MoneyBack & { money: string }) => ({
    subject: `Your payment came too late, ${money} goes back (${number})`,
    preheader: 'The whole amount goes back to you.',
    sentence: 'Your payment came too late',
    paragraphs: [
      `Your order at ${shopName} had ended before your payment reached us, so nothing will be sent. ` +
        'The whole amount goes back the way you paid; you need not do anything.',
      'You can order again whenever you like.',
    ],
    button: { label: 'See your order', url: orderUrl },
  }),
  zh: ({ orderUrl, number, shopName, money }) => ({
    subject: `付款晚了一步，${money} 将全额退还（订单 ${number}）`,
    preheader: '全部金额会退还给你。',
    sentence: '付款晚了一步',
    paragraphs: [
      `收到付款时，你在“${shopName}”的订单已经结束，因此不会发货。` +
        '全部金额会按原支付方式退还，你无需操作。',
      '喜欢的话，随时可以重新下单。',
    ],
    button: { label: '查看订单', url: orderUrl },
  }),
})

export function paymentLate(props: MoneyBack): Written {
  const { language } = props
  const money = formatMoney(props.amount, language)
  const words = paymentLateWords(language)({ ...props, money })
  return writeMoneyBack(props, words)
}

function writeMoneyBack(props: MoneyBack, words: Omit<Words, 'blocks' | 'notes'>): Written {
  const { language, number, amount } = props
  const label = labelsIn(language).refund
  const total: Block = { kind: 'total', label, value: formatMoney(amount, language) }
  const about = orderNumber(number, language)
  return writeToBuyer(props, { ...words, about, blocks: [total], notes: [] })
}

export type PaymentTrouble = Base & {
  number: string
  shopName: string
  amount: Money
  provider: string
  /** The provider's own name of the payment, to find it there. */
  providerRef: string | null
  dashboardUrl: string
}

export const refundFailedWords = wordsOf('mails/refund_failed', {
  en: ({ number, provider, dashboardUrl, money }: PaymentTrouble & { money: string }) => ({
    subject: `A refund of ${money} was refused (order ${number})`,
    preheader: 'Please send it by hand.',
    sentence: 'A refund needs your hand',
    paragraphs: [
      `The provider (${provider}) refused to send this refund, so the buyer still waits for it. ` +
        'Please send it by hand.',
    ],
    button: { label: 'See the order', url: dashboardUrl },
  }),
  zh: ({ number, provider, dashboardUrl, money }) => ({
    subject: `${money} 退款被拒（订单 ${number}）`,
    preheader: '请手动退款。',
    sentence: '有一笔退款需要你手动处理',
    paragraphs: [`支付渠道（${provider}）拒绝了这笔退款，买家还没有收到钱，请手动退款。`],
    button: { label: '查看订单', url: dashboardUrl },
  }),
})

export function refundFailed(props: PaymentTrouble): Written {
  const { language } = props
  const money = formatMoney(props.amount, language)
  const words = refundFailedWords(language)({ ...props, money })
  const label = labelsIn(language).toSendBack
  return writeTrouble(props, words, { label, value: money })
}

export const paymentMismatchWords = wordsOf('mails/payment_mismatch', {
  en: ({ number, provider, dashboardUrl, money }: PaymentTrouble & { money: string }) => ({
    subject: `A payment does not match order ${number}`,
    preheader: 'Nothing has been forwarded to a seller.',
    sentence: 'A payment does not match',
    paragraphs: [
      `The provider (${provider}) reports another amount or currency than the ${money} that were asked. ` +
        'Nothing was forwarded to a seller. ' +
        'Please look there what came, and settle it with the buyer.',
    ],
    button: { label: 'See the order', url: dashboardUrl },
  }),
  zh: ({ number, provider, dashboardUrl, money }) => ({
    subject: `订单 ${number} 的付款金额不符`,
    preheader: '订单没有转给商家。',
    sentence: '付款金额不符',
    paragraphs: [
      `支付渠道（${provider}）报告的金额或币种与应付的 ${money} 不一致，订单没有转给商家。` +
        '请在支付渠道查看实际收到的款项，并与买家协商处理。',
    ],
    button: { label: '查看订单', url: dashboardUrl },
  }),
})

export function paymentMismatch(props: PaymentTrouble): Written {
  const { language, amount } = props
  // The sign alone does not tell yuan from yen.
  const money = `${formatMoney(amount, language)} (${amount.currency})`
  const words = paymentMismatchWords(language)({ ...props, money })
  const label = labelsIn(language).asked
  return writeTrouble(props, words, { label, value: money })
}

function writeTrouble(
  props: PaymentTrouble,
  words: Omit<Words, 'blocks' | 'notes'>,
  amount: Fact,
): Written {
  const { language, number, shopName, provider, providerRef } = props
  const labels = labelsIn(language)
  const rows = [
    amount,
    { label: labels.shop, value: shopName },
    { label: labels.provider, value: provider },
    { label: labels.providerNumber, value: providerRef ?? '' },
  ].filter(({ value }) => value)
  const about = orderNumber(number, language)
  return writeToOperators(props, { ...words, about, blocks: [{ kind: 'facts', rows }], notes: [] })
}

export type ChargebackOpened = Base & {
  /** Sellers read of their own part, operators of the whole. */
  to: 'operator' | 'seller'
  number: string
  amount: Money
  dashboardUrl: string
}

export function chargebackOpened(props: ChargebackOpened): Written {
  const { language, to, number, amount } = props
  const money = formatMoney(amount, language)
  const caption = labelsIn(language).takenBack
  const letter = {
    ...chargebackWords(language)({ ...props, money })[to],
    about: orderNumber(number, language),
    blocks: [{ kind: 'figure' as const, value: money, caption }],
    notes: [],
  }
  return to === 'seller' ? writeToSeller(props, letter) : writeToOperators(props, letter)
}

export const chargebackWords = wordsOf('mails/chargeback_opened', {
  en: ({ money, number, dashboardUrl: url }: ChargebackOpened & { money: string }) => ({
    operator: {
      subject: `A buyer’s bank took back ${money} (order ${number})`,
      preheader: 'All shares of it are taken back until the bank has decided.',
      sentence: 'A bank took money back',
      paragraphs: [
        'The buyer disputed this payment at their bank. All shares of it are taken back ' +
          'until the bank has decided. Please answer the bank in time, with proof of delivery.',
      ],
      button: { label: 'See the order', url },
    },
    seller: {
      subject: `A buyer’s bank took back ${money} (order ${number})`,
      preheader: 'Please keep your proof of delivery at hand.',
      sentence: 'A bank took money back',
      paragraphs: [
        'The buyer disputed the payment of this order at their bank. ' +
          'Your share of it is taken back until the bank has decided; ' +
          'if it decides for us, you get it again.',
        'Please keep the tracking number and any proof of delivery at hand.',
      ],
      button: { label: 'Open your room', url },
    },
  }),
  zh: ({ money, number, dashboardUrl: url }) => ({
    operator: {
      subject: `买家的银行撤回了 ${money}（订单 ${number}）`,
      preheader: '银行作出决定前，各方从中所得都已冲回。',
      sentence: '银行撤回了一笔付款',
      paragraphs: [
        '买家向银行对这笔付款提出了异议。银行作出决定前，各方从中所得都已冲回。' +
          '请在期限内答复银行，并附上签收凭证。',
      ],
      button: { label: '查看订单', url },
    },
    seller: {
      subject: `买家的银行撤回了 ${money}（订单 ${number}）`,
      preheader: '请保留好签收凭证。',
      sentence: '银行撤回了一笔付款',
      paragraphs: [
        '买家向银行对这笔订单的付款提出了异议。在银行作出决定前，你的这部分收入会被冲回；' +
          '如果银行支持我们，会重新计入。',
        '请保留好运单号和签收凭证。',
      ],
      button: { label: '打开商家后台', url },
    },
  }),
})

export function writeToOperators(base: Base, words: Words): Written {
  const { language, instanceName } = base
  const why = labelsIn(language).whyOperator(instanceName)
  return write({ language, instanceName, ...words, from: instanceName, why })
}
