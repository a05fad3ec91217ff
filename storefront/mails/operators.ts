import { factsOf, wordsOf } from '../../server/platform/language.ts'
import { countryNames } from '../country-names.ts'
import type { Base, Block, Words, Written } from './draft.ts'
import { labelsIn } from './labels.ts'
import { write } from './write.ts'

export type SellerApplied = Base & {
  sellerName: string
  /** Two letters, as in ISO 3166. */
  country: string
  dashboardUrl: string
}

export const sellerAppliedWords = wordsOf('mails/seller_applied', {
  en: ({ sellerName, dashboardUrl }: SellerApplied) => ({
    subject: `${sellerName} would like to sell here`,
    preheader: 'An application waits for your decision.',
    sentence: 'A seller would like to join',
    paragraphs: ['An application waits for your decision.'],
    button: { label: 'Look at it', url: dashboardUrl },
  }),
  zh: ({ sellerName, dashboardUrl }) => ({
    subject: `“${sellerName}”申请入驻`,
    preheader: '有一份申请等你审核。',
    sentence: '有新商家申请入驻',
    paragraphs: ['有一份申请等你审核。'],
    button: { label: '去审核', url: dashboardUrl },
  }),
})

export function sellerApplied(props: SellerApplied): Written {
  const { language, sellerName, country } = props
  const words = sellerAppliedWords(language)(props)
  const labels = labelsIn(language)
  const rows = [
    { label: labels.seller, value: sellerName },
    { label: labels.country, value: countryName(country, language) },
  ]
  const blocks: Block[] = [{ kind: 'facts', rows }]
  return writeToOperator(props, { ...words, blocks, notes: [] })
}

function countryName(code: string, language: Base['language']): string {
  if (!/^[A-Z]{2}$/.test(code)) return code
  return countryNames(factsOf(language).tag)(code)
}

export type WorkStuck = Base & { count: number; dashboardUrl: string }

export const workStuckWords = wordsOf('mails/work_stuck', {
  en: ({ count, dashboardUrl, isOne }: WorkStuck & { isOne: boolean }) => ({
    subject: isOne ? 'One task is stuck' : `${count} tasks are stuck`,
    preheader: 'Nothing is lost, but somebody should look.',
    sentence: isOne ? 'One task needs you' : `${count} tasks need you`,
    paragraphs: [
      'We tried again and again without success and have stopped. ' +
        'Nothing is lost: see what went wrong, then let it run again.',
    ],
    button: { label: 'See what is stuck', url: dashboardUrl },
  }),
  zh: ({ count, dashboardUrl }) => ({
    subject: `${count} 项后台任务卡住了`,
    preheader: '没有丢失，但需要有人看一下。',
    sentence: `${count} 项任务需要你处理`,
    paragraphs: ['系统多次重试仍未成功，已停止重试。数据没有丢失：请查明原因，然后重新执行。'],
    button: { label: '查看卡住的任务', url: dashboardUrl },
  }),
})

export function workStuck(props: WorkStuck): Written {
  const { language, count } = props
  const isOne = count === 1
  const words = workStuckWords(language)({ ...props, isOne })
  return writeToOperator(props, { ...words, blocks: [], notes: [] })
}

export type OrdersLate = Base & { count: number; dashboardUrl: string }

export const ordersLateWords = wordsOf('mails/orders_late', {
  en: ({ count, dashboardUrl, isOne }: OrdersLate & { isOne: boolean }) => ({
    subject: isOne ? 'One order is late' : `${count} orders are late`,
    preheader: 'Their sellers and buyers have been told.',
    sentence: isOne ? 'One order is late' : `${count} orders are late`,
    paragraphs: [
      'They should have been shipped and are not. Their sellers and buyers have been told, and the buyers may cancel. ' +
        'A word from you may help; you can also give the money back.',
    ],
    button: { label: 'See which', url: dashboardUrl },
  }),
  zh: ({ count, dashboardUrl }) => ({
    subject: `${count} 笔订单超时未发货`,
    preheader: '已通知商家和买家。',
    sentence: `${count} 笔订单超时未发货`,
    paragraphs: ['已通知商家和买家，买家可以取消。你可以联系商家，也可以直接退款。'],
    button: { label: '查看订单', url: dashboardUrl },
  }),
})

export function ordersLate(props: OrdersLate): Written {
  const { language, count } = props
  const words = ordersLateWords(language)({ ...props, isOne: count === 1 })
  return writeToOperator(props, { ...words, blocks: [], notes: [] })
}

/** `broken`: ids of statements, as the doctor names them. */
export type BooksBroken = Base & { broken: string; dashboardUrl: string }

export const booksBrokenWords = wordsOf('mails/books_broken', {
  en: ({ broken, dashboardUrl }: BooksBroken) => ({
    subject: 'The books do not add up',
    preheader: `Not true: ${broken}. Please look at once.`,
    sentence: 'Something in the books is not true',
    paragraphs: [
      `The daily proof found these statements broken: ${broken}.`,
      'Pay nothing out before you know why. “npm run doctor” names the rows.',
    ],
    button: { label: 'Open the books', url: dashboardUrl },
  }),
  zh: ({ broken, dashboardUrl }) => ({
    subject: '账目不平',
    preheader: `不成立：${broken}。请立即查看。`,
    sentence: '账目中有不成立的条目',
    paragraphs: [
      `每日核对发现以下条目不成立：${broken}。`,
      '查明原因之前请勿打款。运行“npm run doctor”可列出具体记录。',
    ],
    button: { label: '打开账簿', url: dashboardUrl },
  }),
})

export function booksBroken(props: BooksBroken): Written {
  const { language } = props
  const words = booksBrokenWords(language)(props)
  return writeToOperator(props, { ...words, blocks: [], notes: [] })
}

export type MailWorks = Base & { dashboardUrl: string }

export const mailWorksWords = wordsOf('mails/mail_works', {
  en: ({ dashboardUrl }: MailWorks) => ({
    subject: 'Mail works',
    preheader: 'This is the letter you asked for.',
    sentence: 'Mail works',
    paragraphs: [
      'This is the letter you asked for. Look whether it came into your inbox and not among junk: ' +
        'buyers get theirs the same way.',
    ],
    button: { label: 'Back to the dashboard', url: dashboardUrl },
  }),
  zh: ({ dashboardUrl }) => ({
    subject: '邮件发送正常',
    preheader: '这是你要的测试邮件。',
    sentence: '邮件发送正常',
    paragraphs: ['这是你要的测试邮件。请确认它在收件箱而不是垃圾邮件中：买家的邮件也这样送达。'],
    button: { label: '返回后台', url: dashboardUrl },
  }),
})

export function mailWorks(props: MailWorks): Written {
  const words = mailWorksWords(props.language)(props)
  return writeToOperator(props, { ...words, blocks: [], notes: [] })
}

function writeToOperator(base: Base, words: Words): Written {
  const { language, instanceName } = base
  const why = labelsIn(language).whyOperator(instanceName)
  return write({ language, instanceName, ...words, from: instanceName, why })
}
