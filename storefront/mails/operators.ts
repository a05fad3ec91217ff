import type { Base, Block, Words, Written } from './draft.ts'
import { write } from './write.ts'

export type SellerApplied = Base & {
  sellerName: string
  /** Two letters, as in ISO 3166. */
  country: string
  dashboardUrl: string
}

export function sellerApplied(props: SellerApplied): Written {
  const { language, sellerName, country, dashboardUrl } = props
  const words = {
    en: {
      subject: `${sellerName} would like to sell here`,
      preheader: 'An application waits for your decision.',
      sentence: 'A seller would like to join',
      paragraphs: ['An application waits for your decision.'],
      button: { label: 'Look at it', url: dashboardUrl },
    },
    zh: {
      subject: `“${sellerName}”申请入驻`,
      preheader: '有一份申请等你审核。',
      sentence: '有新商家申请入驻',
      paragraphs: ['有一份申请等你审核。'],
      button: { label: '去审核', url: dashboardUrl },
    },
  }[language]
  const isChinese = language === 'zh'
  const rows = [
    { label: isChinese ? '商家' : 'Seller', value: sellerName },
    { label: isChinese ? '国家或地区' : 'Country', value: countryName(country, language) },
  ]
  const blocks: Block[] = [{ kind: 'facts', rows }]
  return writeToOperator(props, { ...words, blocks, notes: [] })
}

function countryName(code: string, language: Base['language']): string {
  if (!/^[A-Z]{2}$/.test(code)) return code
  return (
    new Intl.DisplayNames(language === 'zh' ? 'zh-CN' : 'en', { type: 'region' }).of(code) ?? code
  )
}

export type WorkStuck = Base & { count: number; dashboardUrl: string }

export function workStuck(props: WorkStuck): Written {
  const { language, count, dashboardUrl } = props
  const isOne = count === 1
  const words = {
    en: {
      subject: isOne ? 'One task is stuck' : `${count} tasks are stuck`,
      preheader: 'Nothing is lost, but somebody should look.',
      sentence: isOne ? 'One task needs you' : `${count} tasks need you`,
      paragraphs: [
        'We tried again and again without success and have stopped. ' +
          'Nothing is lost: see what went wrong, then let it run again.',
      ],
      button: { label: 'See what is stuck', url: dashboardUrl },
    },
    zh: {
      subject: `${count} 项后台任务卡住了`,
      preheader: '没有丢失，但需要有人看一下。',
      sentence: `${count} 项任务需要你处理`,
      paragraphs: ['系统多次重试仍未成功，已停止重试。数据没有丢失：请查明原因，然后重新执行。'],
      button: { label: '查看卡住的任务', url: dashboardUrl },
    },
  }[language]
  return writeToOperator(props, { ...words, blocks: [], notes: [] })
}

/** `broken`: ids of statements, as the doctor names them. */
export type BooksBroken = Base & { broken: string; dashboardUrl: string }

export function booksBroken(props: BooksBroken): Written {
  const { language, broken, dashboardUrl } = props
  const words = {
    en: {
      subject: 'The books do not add up',
      preheader: `Not true: ${broken}. Please look at once.`,
      sentence: 'Something in the books is not true',
      paragraphs: [
        `The daily proof found these statements broken: ${broken}.`,
        'Pay nothing out before you know why. “npm run doctor” names the rows.',
      ],
      button: { label: 'Open the books', url: dashboardUrl },
    },
    zh: {
      subject: '账目不平',
      preheader: `不成立：${broken}。请立即查看。`,
      sentence: '账目中有不成立的条目',
      paragraphs: [
        `每日核对发现以下条目不成立：${broken}。`,
        '查明原因之前请勿付款。运行 “npm run doctor” 可列出具体记录。',
      ],
      button: { label: '打开账簿', url: dashboardUrl },
    },
  }[language]
  return writeToOperator(props, { ...words, blocks: [], notes: [] })
}

function writeToOperator(base: Base, words: Words): Written {
  const { language, instanceName } = base
  const why =
    language === 'zh'
      ? `你负责运营“${instanceName}”，所以收到了这封邮件。`
      : `You receive this mail because you run ${instanceName}.`
  return write({ language, instanceName, ...words, from: instanceName, why })
}
