import { factsOf, type Language, wordsOf } from '../../server/platform/language.ts'
import { formatMoney, type Money } from '../../server/platform/money.ts'
import { type Base, type Block, type Fact, quote, type Words, type Written } from './draft.ts'
import { labelsIn } from './labels.ts'
import { writeToSeller } from './sellers.ts'
import { write } from './write.ts'

/** Whose money it is: a shop's curator or a seller, by the shop's or the seller's name. */
export type ToPayee = Base & { kind: 'curator' | 'seller'; payeeName: string }

export type PayeeConfirm = ToPayee & {
  holder: string
  /** The last characters of the account; no letter says more of it. */
  accountEnd: string
  url: string
  passwordUrl: string
}

export const payeeConfirmWords = wordsOf('mails/payee_confirm', {
  en: ({ payeeName, holder, accountEnd, url, passwordUrl }: PayeeConfirm) => ({
    subject: 'Confirm where your money goes',
    preheader: `${holder}, account ending in ${accountEnd}.`,
    sentence: 'Is this where your money goes?',
    paragraphs: [
      `New payment details were entered for ${payeeName}. ` +
        'They count only after you have confirmed them here.',
    ],
    button: { label: 'Confirm these details', url },
    notes: [
      {
        text: 'You did not ask for this? Then do not confirm it, and change your password.',
        links: [{ label: 'Choose a new password', url: passwordUrl }],
      },
    ],
  }),
  zh: ({ payeeName, holder, accountEnd, url, passwordUrl }) => ({
    subject: '请确认收款账户',
    preheader: `${holder}，尾号 ${accountEnd}。`,
    sentence: '钱打到这个账户，对吗？',
    paragraphs: [`有人为“${payeeName}”填写了新的收款信息。在你确认之前，它不会生效。`],
    button: { label: '确认收款信息', url },
    notes: [
      {
        text: '不是你本人操作？请不要确认，并尽快修改密码。',
        links: [{ label: '设置新密码', url: passwordUrl }],
      },
    ],
  }),
})

export function payeeConfirm(props: PayeeConfirm): Written {
  const { language, holder, accountEnd } = props
  const words = payeeConfirmWords(language)(props)
  const label = labelsIn(language).holder
  const rows = [{ label, value: holder }, accountFact(accountEnd, language)]
  return writeToPayee(props, { ...words, blocks: [{ kind: 'facts', rows }] })
}

export type PayeeChanged = ToPayee & {
  accountEnd: string
  /** How long after it was confirmed the change counts. */
  waitHours: number
  dashboardUrl: string
  passwordUrl: string
}

/** To where the money went before: a thief must not be able to move it quietly. */
export const payeeChangedWords = wordsOf('mails/payee_changed', {
  en: ({ instanceName, payeeName, waitHours, dashboardUrl, passwordUrl }: PayeeChanged) => ({
    subject: `Someone changed where the payouts of ${payeeName} go`,
    preheader: 'If it was you, there is nothing to do.',
    sentence: 'Payouts are to go elsewhere',
    paragraphs: [
      `Someone signed in and entered new payment details for ${payeeName}. ` +
        `They count ${waitHours} hours after they have been confirmed.`,
      'If it was you, there is nothing to do. If it was not, sign in, change your password ' +
        `and tell the operator of ${instanceName} right away.`,
    ],
    button: { label: 'Sign in and look', url: dashboardUrl },
    notes: [
      {
        text: 'It was not you?',
        links: [{ label: 'Choose a new password', url: passwordUrl }],
      },
    ],
  }),
  zh: ({ instanceName, payeeName, waitHours, dashboardUrl, passwordUrl }) => ({
    subject: `有人修改了“${payeeName}”的收款账户`,
    preheader: '如果是你本人操作，无需理会。',
    sentence: '收款账户将会变更',
    paragraphs: [
      `有人登录后为“${payeeName}”填写了新的收款信息。新的信息在确认 ${waitHours} 小时后生效。`,
      `如果是你本人操作，无需理会。如果不是，请立即登录、修改密码，并告知“${instanceName}”。`,
    ],
    button: { label: '登录查看', url: dashboardUrl },
    notes: [
      {
        text: '不是你本人操作？',
        links: [{ label: '设置新密码', url: passwordUrl }],
      },
    ],
  }),
})

export function payeeChanged(props: PayeeChanged): Written {
  const { language, accountEnd } = props
  const words = payeeChangedWords(language)(props)
  const { value } = accountFact(accountEnd, language)
  const rows = [{ label: labelsIn(language).newAccount, value }]
  return writeToPayee(props, { ...words, blocks: [{ kind: 'facts', rows }] })
}

export type PayoutSettled = ToPayee & {
  state: 'paid' | 'failed' | 'returned'
  amount: Money
  number: string
  accountEnd: string
  /** How many entries it pays. */
  entries: number
  /** Why it failed or came back, as the bank or the operator put it. */
  reason: string | null
  dashboardUrl: string
}

export function payoutSettled(props: PayoutSettled): Written {
  const { language, state, number } = props
  const about = labelsIn(language).payoutOf(number)
  const money = formatMoney(props.amount, language)
  return writeToPayee(props, {
    ...settledWords(language)({ ...props, money, kept: labelsIn(language).moneyKept })[state],
    about,
    blocks: settledBlocks(props),
    button: payeeButton(props),
    notes: [],
  })
}

export const settledWords = wordsOf('mails/payout_settled', {
  en: ({
    payeeName,
    accountEnd,
    money,
    kept,
  }: PayoutSettled & { money: string; kept: string }) => ({
    paid: {
      subject: `${money} is on its way to you`,
      preheader: `To the account ending in ${accountEnd}.`,
      sentence: 'Your money is on its way',
      paragraphs: [
        `The payout for ${payeeName} is on its way to the account ending in ${accountEnd}. ` +
          'Your bank may take a few days to show it.',
      ],
    },
    failed: {
      subject: `Your payout of ${money} did not go through`,
      preheader: 'The money is kept for you.',
      sentence: 'Your payout did not go through',
      paragraphs: [
        `The payout for ${payeeName} could not be sent to the account ending in ${accountEnd}.`,
        kept,
      ],
    },
    returned: {
      subject: `Your payout of ${money} came back`,
      preheader: 'The money is kept for you.',
      sentence: 'Your payout came back',
      paragraphs: [
        `The payout for ${payeeName} came back from the account ending in ${accountEnd}.`,
        'Please look at your payment details and enter them once more: the money is kept for you, ' +
          'and goes out again some days after you have confirmed them.',
      ],
    },
  }),
  zh: ({ payeeName, accountEnd, money, kept }) => ({
    paid: {
      subject: `${money} 已打款给你`,
      preheader: `收款账户尾号 ${accountEnd}。`,
      sentence: '钱已经在路上了',
      paragraphs: [
        `“${payeeName}”的这笔款已打往尾号 ${accountEnd} 的账户，银行可能需要几天才能到账。`,
      ],
    },
    failed: {
      subject: `${money} 打款未成功`,
      preheader: '钱仍为你保留。',
      sentence: '打款未成功',
      paragraphs: [`“${payeeName}”的这笔款未能打往尾号 ${accountEnd} 的账户。`, kept],
    },
    returned: {
      subject: `${money} 打款被退回`,
      preheader: '钱仍为你保留。',
      sentence: '打款被退回了',
      paragraphs: [
        `“${payeeName}”的这笔款被尾号 ${accountEnd} 的账户退回。`,
        '请核对并重新填写收款信息：钱仍为你保留，确认几天之后会再次打款。',
      ],
    },
  }),
})

function settledBlocks(props: PayoutSettled): Block[] {
  const { language, state, amount, number, accountEnd, entries, reason } = props
  const labels = labelsIn(language)
  const rows = [
    { label: labels.payoutNumber, value: number },
    accountFact(accountEnd, language),
    { label: labels.madeUpOf, value: labels.entries(entries) },
  ]
  const caption = labels.payout
  const blocks: Block[] = [
    { kind: 'figure', value: formatMoney(amount, language), caption },
    { kind: 'facts', rows },
  ]
  if (state !== 'paid' && reason?.trim()) blocks.push(quote(labels.reason, reason))
  return blocks
}

export type PayoutBlocked = ToPayee & {
  why: 'no_details' | 'details_unconfirmed' | 'came_back'
  amount: Money
  dashboardUrl: string
}

export const payoutBlockedWords = wordsOf('mails/payout_blocked', {
  en: ({ payeeName }: PayoutBlocked) => ({
    no_details: {
      subject: 'Your money waits for your payment details',
      preheader: 'Tell us where it may go.',
      sentence: 'Your money waits for you',
      paragraphs: [
        `${payeeName} has earned money, and only your payment details are missing. ` +
          'Tell us where it may go.',
      ],
    },
    details_unconfirmed: {
      subject: 'Your money waits for one click',
      preheader: 'Please open the link in the mail we sent you.',
      sentence: 'One click is missing',
      paragraphs: [
        `${payeeName} has earned money, and your payment details are not confirmed yet. ` +
          'Please open the link in our mail “Confirm where your money goes”. ' +
          'You cannot find it? Enter the details once more, and we send a new one.',
      ],
    },
    came_back: {
      subject: 'Your money waits for other payment details',
      preheader: 'The last payout came back.',
      sentence: 'Your money waits for you',
      paragraphs: [
        `The last payout for ${payeeName} came back from your account, and would do so again. ` +
          'Please look at your payment details and enter them once more.',
      ],
    },
  }),
  zh: ({ payeeName }) => ({
    no_details: {
      subject: '有一笔钱在等你填写收款信息',
      preheader: '告诉我们打到哪个账户。',
      sentence: '有一笔钱在等你',
      paragraphs: [`“${payeeName}”有收入可以打款，只差你的收款信息。告诉我们打到哪个账户吧。`],
    },
    details_unconfirmed: {
      subject: '有一笔钱在等你确认',
      preheader: '请打开我们发给你的邮件中的链接。',
      sentence: '只差确认这一步',
      paragraphs: [
        `“${payeeName}”有收入可以打款，但收款信息还没有确认。请打开邮件“请确认收款账户”中的链接。` +
          '找不到那封邮件？重新填写一次收款信息，我们会再发一封。',
      ],
    },
    came_back: {
      subject: '有一笔钱在等你更新收款信息',
      preheader: '上一笔打款被退回了。',
      sentence: '有一笔钱在等你',
      paragraphs: [
        `“${payeeName}”的上一笔打款被你的账户退回，再打一次还会如此。请核对并重新填写收款信息。`,
      ],
    },
  }),
})

export function payoutBlocked(props: PayoutBlocked): Written {
  const { language, why, amount } = props
  const words = payoutBlockedWords(language)(props)[why]
  const value = formatMoney(amount, language)
  const blocks: Block[] = [{ kind: 'figure', value, caption: labelsIn(language).waitsForYou }]
  return writeToPayee(props, { ...words, blocks, button: payeeButton(props), notes: [] })
}

function payeeButton({
  language,
  kind,
  dashboardUrl,
}: ToPayee & { dashboardUrl: string }): Words['button'] {
  const labels = labelsIn(language)
  const label = { curator: labels.seeEarnings, seller: labels.openRoom }[kind]
  return { label, url: dashboardUrl }
}

function accountFact(accountEnd: string, language: Language): Fact {
  const labels = labelsIn(language)
  return { label: labels.account, value: labels.accountEnd(accountEnd) }
}

/** To a seller, or to a curator as the owner of a shop. */
export function writeToPayee(base: ToPayee, words: Words): Written {
  if (base.kind === 'seller') return writeToSeller(base, words)
  const { language, instanceName, payeeName } = base
  const why = labelsIn(language).whyCurator(payeeName, instanceName)
  return write({ language, instanceName, ...words, from: instanceName, why })
}

/** `21 November 2026 at 12:00 UTC`: a letter does not know where its reader lives. */
export function momentText(at: number, language: Language): string {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(factsOf(language).dateTag, {
      ...options,
      timeZone: 'UTC',
    }).format(at)
  const day = format({ dateStyle: 'long' })
  const time = format({ timeStyle: 'short' })
  return labelsIn(language).moment(day, time)
}
