import { type Language, wordsOf } from '../../server/platform/language.ts'
import { formatMoney, type Money } from '../../server/platform/money.ts'
import type { ReturnReason } from '../../server/returns/schema.ts'
import { type Base, type Block, type GoodsLine, quote, type Written } from './draft.ts'
import { orderNumber } from './goods-words.ts'
import { labelsIn } from './labels.ts'
import { momentText } from './money.ts'
import { writeToOperators } from './payments.ts'
import { writeToSeller } from './sellers.ts'
import { supportNote, writeToBuyer } from './to-buyer.ts'

/** What every letter about a return tells. */
export type ReturnLetter = Base & {
  number: string
  sellerName: string
  lines: GoodsLine[]
}

export const returnReasons = wordsOf('mails/return_reasons', {
  en: {
    damaged: 'It arrived damaged',
    wrong_item: 'It is not what was ordered',
    not_as_described: 'It is not as described',
    missing: 'It is missing from the parcel',
    changed_mind: 'A change of mind',
  },
  zh: {
    damaged: '收到时已破损',
    wrong_item: '发错了商品',
    not_as_described: '与描述不符',
    missing: '包裹里缺件',
    changed_mind: '不想要了',
  },
})

export type ReturnRequested = ReturnLetter & {
  reason: ReturnReason
  /** The buyer's own words; may be empty. */
  note: string
  answerBy: number
  dashboardUrl: string
}

export const returnRequestedWords = wordsOf('mails/return_requested', {
  en: ({ number, dashboardUrl, until }: ReturnRequested & { until: string }) => ({
    subject: `A buyer would like to return something (order ${number})`,
    preheader: `Please answer by ${until}.`,
    sentence: 'A return waits for your answer',
    paragraphs: [
      `Please answer by ${until}: accept it, give the money back at once, or say why not. ` +
        'Without an answer by then, the operator decides. ' +
        'Your share of this order waits until the return is over.',
    ],
    button: { label: 'Answer', url: dashboardUrl },
  }),
  zh: ({ number, dashboardUrl, until }) => ({
    subject: `买家申请退货（订单 ${number}）`,
    preheader: `请在 ${until}前答复。`,
    sentence: '有一份退货申请等你答复',
    paragraphs: [
      `请在 ${until}前答复：同意退货、直接退款，或说明拒绝的理由。` +
        '逾期未答复，将由平台决定。退货结束前，这笔订单的收入暂缓结算。',
    ],
    button: { label: '去答复', url: dashboardUrl },
  }),
})

export function returnRequested(props: ReturnRequested): Written {
  const { language, number, answerBy } = props
  const until = momentText(answerBy, language)
  const words = returnRequestedWords(language)({ ...props, until })
  const about = orderNumber(number, language)
  return writeToSeller(props, { ...words, about, blocks: askedBlocks(props), notes: [] })
}

export type ReturnAnswered = ReturnLetter & {
  state: 'accepted' | 'refused' | 'refunded' | 'closed'
  /** Who spoke last, and what they said; null: nothing that was not said before. */
  said: { by: 'seller' | 'operator'; text: string } | null
  /** What goes back; null while nothing does. */
  refund: Money | null
  shopName: string
  supportEmail: string
  orderUrl: string
}

/** To the buyer. */
export function returnAnswered(props: ReturnAnswered): Written {
  const { language, state, number, sellerName, lines, said, refund } = props
  const labels = labelsIn(language)
  const blocks: Block[] = said ? [saidBlock(said.text, props, said.by)] : []
  blocks.push(goodsBlock(lines, language))
  if (refund) {
    const label = labels.refund
    blocks.push({ kind: 'total', label, value: formatMoney(refund, language) })
  }
  return writeToBuyer(props, {
    ...answeredWords(language)({ ...props, byOperator: said?.by === 'operator' })[state],
    about: orderNumber(number, language),
    blocks,
    button: { label: labels.seeOrder, url: props.orderUrl },
    notes: [supportNote([{ sellerName, email: props.supportEmail }], props)],
  })
}

export const answeredWords = wordsOf('mails/return_answered', {
  en: ({
    number,
    sellerName,
    instanceName,
    byOperator,
  }: ReturnAnswered & { byOperator: boolean }) => ({
    accepted: {
      subject: `${sellerName} takes it back (${number})`,
      preheader: 'Your money follows when it has arrived there.',
      sentence: 'You can send it back',
      paragraphs: [
        `${sellerName} accepts your return. Please send it back as the seller says below; ` +
          'your money follows when it has arrived there.',
      ],
    },
    refused: {
      subject: `${sellerName} does not accept your return (${number})`,
      preheader: 'You can ask for a second look.',
      sentence: 'The seller does not accept it',
      paragraphs: [
        `${sellerName} does not accept your return and says why below. If you do not agree, ` +
          `ask ${instanceName} to decide: the order page shows how.`,
      ],
    },
    refunded: {
      subject: byOperator
        ? `${instanceName} has decided: you get your money back (${number})`
        : `The seller gives your money back (${number})`,
      preheader: 'It goes back the way you paid.',
      sentence: 'You get your money back',
      paragraphs: [
        byOperator
          ? `${instanceName} has looked at your return and decided for you.`
          : `${sellerName} gives your money back.`,
        'It goes back the way you paid, and we write again when it has been sent.',
      ],
    },
    closed: {
      subject: `Your return was not granted (${number})`,
      preheader: `${instanceName} has decided.`,
      sentence: 'Your return was not granted',
      paragraphs: [
        `${instanceName} has looked at your return and decided that no money goes back. ` +
          'The reason is below.',
      ],
    },
  }),
  zh: ({ number, sellerName, instanceName, byOperator }) => ({
    accepted: {
      subject: `“${sellerName}”同意退货（订单 ${number}）`,
      preheader: '商家收到后就会退款。',
      sentence: '可以寄回了',
      paragraphs: [`“${sellerName}”同意你的退货。请按下面商家的说明寄回，商家收到后就会退款给你。`],
    },
    refused: {
      subject: `“${sellerName}”没有同意退货（订单 ${number}）`,
      preheader: '可申请平台复核。',
      sentence: '商家没有同意退货',
      paragraphs: [
        `“${sellerName}”没有同意你的退货，理由见下。如果你不认同，` +
          `可以在订单页请“${instanceName}”来决定。`,
      ],
    },
    refunded: {
      subject: byOperator
        ? `“${instanceName}”已决定退款（订单 ${number}）`
        : `商家已同意退款（订单 ${number}）`,
      preheader: '按原支付方式退回。',
      sentence: '你会收到退款',
      paragraphs: [
        byOperator
          ? `“${instanceName}”看过你的退货申请，决定退款。`
          : `“${sellerName}”已同意退款。`,
        '款项按原支付方式退回，退回后我们会再通知你。',
      ],
    },
    closed: {
      subject: `退货申请未获支持（订单 ${number}）`,
      preheader: `“${instanceName}”已作出决定。`,
      sentence: '退货申请未获支持',
      paragraphs: [`“${instanceName}”看过你的退货申请，决定不予退款，理由见下。`],
    },
  }),
})

export type ReturnDisputed = ReturnLetter & {
  reason: ReturnReason
  note: string
  /** What the seller said; null: nothing. */
  answer: string | null
  dashboardUrl: string
}

/** To the operators. */
export const returnDisputedWords = wordsOf('mails/return_disputed', {
  en: ({ number, sellerName, answer, dashboardUrl }: ReturnDisputed) => ({
    subject: `A return waits for your decision (order ${number})`,
    preheader: answer ? 'Buyer and seller do not agree.' : 'The seller has not answered.',
    sentence: 'A return waits for your decision',
    paragraphs: [
      answer
        ? `The buyer and ${sellerName} do not agree about this return. Your word is the last.`
        : `${sellerName} has not answered this return. Your word is the last.`,
    ],
    button: { label: 'Look at it', url: dashboardUrl },
  }),
  zh: ({ number, sellerName, answer, dashboardUrl }) => ({
    subject: `一份退货申请等你决定（订单 ${number}）`,
    preheader: answer ? '买家和商家意见不一。' : '商家没有答复。',
    sentence: '一份退货申请等你决定',
    paragraphs: [
      answer
        ? `买家和“${sellerName}”对这次退货意见不一，由你最终决定。`
        : `“${sellerName}”没有答复这份退货申请，由你最终决定。`,
    ],
    button: { label: '去处理', url: dashboardUrl },
  }),
})

export function returnDisputed(props: ReturnDisputed): Written {
  const { language, number, answer } = props
  const words = returnDisputedWords(language)(props)
  const blocks = askedBlocks(props)
  if (answer?.trim()) blocks.push(saidBlock(answer, props, 'seller'))
  const about = orderNumber(number, language)
  return writeToOperators(props, { ...words, about, blocks, notes: [] })
}

export type ReturnEnded = ReturnLetter & {
  state: 'withdrawn' | 'closed' | 'refunded'
  /** The operator's words; null: the buyer withdrew it. */
  decision: string | null
  refund: Money | null
  dashboardUrl: string
}

/** To the seller, when somebody else has ended it. */
export function returnEnded(props: ReturnEnded): Written {
  const { language, state, number, lines, decision, refund, dashboardUrl } = props
  const labels = labelsIn(language)
  const blocks: Block[] = decision?.trim() ? [saidBlock(decision, props, 'operator')] : []
  blocks.push(goodsBlock(lines, language))
  if (refund) {
    const label = labels.backToBuyer
    blocks.push({ kind: 'total', label, value: formatMoney(refund, language) })
  }
  return writeToSeller(props, {
    ...endedWords(language)(props)[state],
    about: orderNumber(number, language),
    blocks,
    button: { label: labels.openRoom, url: dashboardUrl },
    notes: [],
  })
}

export const endedWords = wordsOf('mails/return_ended', {
  en: ({ number, instanceName }: ReturnEnded) => ({
    withdrawn: {
      subject: `A return was withdrawn (order ${number})`,
      preheader: 'There is nothing else to do.',
      sentence: 'The buyer withdrew the return',
      paragraphs: ['There is nothing else to do, and your share of this order goes on.'],
    },
    closed: {
      subject: `A return was decided for you (order ${number})`,
      preheader: 'No money goes back.',
      sentence: 'This return was decided for you',
      paragraphs: [
        `${instanceName} decided that no money goes back. Your share of this order goes on.`,
      ],
    },
    refunded: {
      subject: `A return was decided for the buyer (order ${number})`,
      preheader: 'The buyer gets the money back.',
      sentence: 'This return was decided for the buyer',
      paragraphs: [
        `${instanceName} decided that the buyer gets the money back. ` +
          'Your share of it is taken back with it.',
      ],
    },
  }),
  zh: ({ number, instanceName }) => ({
    withdrawn: {
      subject: `买家撤回了退货申请（订单 ${number}）`,
      preheader: '无需其他操作。',
      sentence: '买家撤回了退货申请',
      paragraphs: ['无需其他操作，这笔订单的收入照常结算。'],
    },
    closed: {
      subject: `退货申请未获支持（订单 ${number}）`,
      preheader: '不退款。',
      sentence: '这份退货申请未获支持',
      paragraphs: [`“${instanceName}”决定不予退款，这笔订单的收入照常结算。`],
    },
    refunded: {
      subject: `退货申请已决定退款（订单 ${number}）`,
      preheader: '款项将退给买家。',
      sentence: '这份退货申请已决定退款',
      paragraphs: [`“${instanceName}”决定退款给买家，你的相应收入也会一并冲回。`],
    },
  }),
})

function askedBlocks({
  language,
  lines,
  reason,
  note,
}: ReturnLetter & { reason: ReturnReason; note: string }): Block[] {
  const labels = labelsIn(language)
  const value = returnReasons(language)[reason]
  const blocks: Block[] = [
    goodsBlock(lines, language),
    { kind: 'facts', rows: [{ label: labels.reason, value }] },
  ]
  if (note.trim()) blocks.push(quote(labels.buyerWrites, note))
  return blocks
}

function goodsBlock(lines: GoodsLine[], language: Language): Block {
  const title = labelsIn(language).returned
  return { kind: 'goods', title, lines, sums: [] }
}

function saidBlock(
  text: string,
  { language, sellerName, instanceName }: ReturnLetter,
  by: 'seller' | 'operator',
): Block {
  const name = by === 'seller' ? sellerName : instanceName
  const label = labelsIn(language).writes(name)
  return quote(label, text)
}
