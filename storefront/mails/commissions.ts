import type { SignalKind } from '../../server/fraud/schema.ts'
import { wordsOf } from '../../server/platform/language.ts'
import type { Rung } from '../../server/rates/schema.ts'
import { percentText } from '../percent.ts'
import type { Base, Block, Fact, Written } from './draft.ts'
import { orderNumber } from './goods-words.ts'
import { labelsIn } from './labels.ts'
import { momentText, writeToPayee } from './money.ts'

/** Curators learn that an order does not count and why, never who bought it. */
export type CommissionRejected = Base & {
  shopName: string
  number: string
  reason: SignalKind
  titles: string[]
  dashboardUrl: string
}

export const rejectionReasons = wordsOf('mails/rejection_reasons', {
  en: {
    same_user: 'It was bought with your own account.',
    same_email: 'It was bought with your own e-mail address.',
    same_phone: 'It was bought with a phone number used for your own purchases.',
    same_address: 'It went to an address used for your own purchases.',
    same_payment: 'It was paid with a card or account used for your own purchases.',
    velocity: 'It was one of unusually many orders in a short time.',
    refund_ring: 'It was one of unusually many orders that were paid and given back.',
  },
  zh: {
    same_user: '这笔订单是用你自己的账号下的。',
    same_email: '这笔订单用的是你自己的邮箱。',
    same_phone: '这笔订单用的手机号，曾用于你自己的购买。',
    same_address: '这笔订单的收货地址，曾用于你自己的购买。',
    same_payment: '这笔订单的支付账户，曾用于你自己的购买。',
    velocity: '短时间内订单数量异常，这是其中一笔。',
    refund_ring: '付款后又退款的订单数量异常，这是其中一笔。',
  },
})

export const commissionRejectedWords = wordsOf('mails/commission_rejected', {
  en: ({ shopName, number, dashboardUrl, why }: CommissionRejected & { why: string }) => ({
    subject: `No commission for order ${number} at ${shopName}`,
    preheader: why,
    sentence: 'This order earns no commission',
    paragraphs: [
      why,
      'You think that is wrong? Tell us in your earnings, and a person looks at it again.',
    ],
    button: { label: 'See your earnings', url: dashboardUrl },
  }),
  zh: ({ shopName, number, dashboardUrl, why }) => ({
    subject: `“${shopName}”的订单 ${number} 不计佣金`,
    preheader: why,
    sentence: '这笔订单不计佣金',
    paragraphs: [why, '觉得不对？可以在收益页提出申诉，会有人重新查看。'],
    button: { label: '查看收益', url: dashboardUrl },
  }),
})

export function commissionRejected(props: CommissionRejected): Written {
  const { language, shopName, number, reason, titles } = props
  const why = rejectionReasons(language)[reason]
  const words = commissionRejectedWords(language)({ ...props, why })
  const label = labelsIn(language).sold
  const blocks: Block[] = titles.length ? [{ kind: 'lines', label, lines: titles }] : []
  const about = orderNumber(number, language)
  const payee = { ...props, kind: 'curator' as const, payeeName: shopName }
  return writeToPayee(payee, { ...words, about, blocks, notes: [] })
}

export type RateCut = Base & {
  shopName: string
  /** Null: the rate is the platform's. */
  sellerName: string | null
  rung: Rung
  /** The product's or category's title; null: it is for more than that. */
  title: string | null
  /** Null: there was, or will be, no rate of this kind. */
  oldBps: number | null
  newBps: number | null
  validFrom: number
  dashboardUrl: string
}

export const rateCutWords = wordsOf('mails/rate_cut', {
  en: ({
    dashboardUrl,
    from,
    whose,
    isEnd,
  }: RateCut & { from: string; whose: string; isEnd: boolean }) => ({
    subject: `A lower commission at ${whose} from ${from}`,
    preheader: 'Orders placed before then keep the old rate.',
    sentence: 'A commission gets lower',
    paragraphs: [
      isEnd
        ? `From ${from} this rate of ${whose} ends, and the usual one counts.`
        : `From ${from} ${whose} pays a lower commission for what is named below.`,
      'Orders placed before then keep the old rate, whenever they are paid out.',
    ],
    button: { label: 'Look at your shelf', url: dashboardUrl },
  }),
  zh: ({ dashboardUrl, from, whose, isEnd }) => ({
    subject: `“${whose}”的佣金率将于 ${from}下调`,
    preheader: '在此之前的订单仍按原佣金率计算。',
    sentence: '佣金率将下调',
    paragraphs: [
      isEnd
        ? `“${whose}”的这一佣金率到 ${from}为止，之后按通常的佣金率计算。`
        : `从 ${from}起，“${whose}”下调以下佣金率。`,
      '在此之前的订单仍按原佣金率计算，与何时打款无关。',
    ],
    button: { label: '查看货架', url: dashboardUrl },
  }),
})

export function rateCut(props: RateCut): Written {
  const { language, instanceName, sellerName, newBps, validFrom } = props
  const from = momentText(validFrom, language)
  const whose = sellerName ?? instanceName
  const isEnd = newBps === null
  const words = rateCutWords(language)({ ...props, from, whose, isEnd })
  const rows = rateFacts(props)
  const payee = { ...props, kind: 'curator' as const, payeeName: props.shopName }
  return writeToPayee(payee, { ...words, blocks: [{ kind: 'facts', rows }], notes: [] })
}

export const rateWords = wordsOf('mails/rates', {
  en: {
    covers: 'For',
    old: 'Until then',
    new: 'From then on',
    usual: 'the usual rate',
    from: 'From',
  },
  zh: {
    covers: '适用于',
    old: '原佣金率',
    new: '新佣金率',
    usual: '通常的佣金率',
    from: '生效时间',
  },
})

function rateFacts(props: RateCut): Fact[] {
  const { language, oldBps, newBps, validFrom } = props
  const words = rateWords(language)
  const rows = [
    { label: words.covers, value: coveredText(props) },
    {
      label: words.old,
      value: oldBps === null ? '' : percentText(oldBps, language),
    },
    {
      label: words.new,
      value: newBps === null ? words.usual : percentText(newBps, language),
    },
    { label: words.from, value: momentText(validFrom, language) },
  ]
  return rows.filter(({ value }) => value)
}

export const coveredWords = wordsOf('mails/rate_covers', {
  en: ({ title }: Pick<RateCut, 'title'>) => ({
    campaign: title ? `the campaign for ${title}` : 'the campaign',
    deal: 'what you agreed with the seller',
    product: title ?? 'a product',
    category: `${title ?? ''}, products without a more particular rate`,
    seller: 'products without a more particular rate',
    platform: 'products without a more particular rate',
  }),
  zh: ({ title }) => ({
    campaign: title ? `“${title}”的活动` : '商家的活动',
    deal: '你与商家的约定',
    product: title ?? '商品',
    category: `“${title ?? ''}”分类中没有更具体佣金率的商品`,
    seller: '没有更具体佣金率的商品',
    platform: '没有更具体佣金率的商品',
  }),
})

/** What the rate is for. */
function coveredText(props: RateCut): string {
  return coveredWords(props.language)(props)[props.rung]
}
