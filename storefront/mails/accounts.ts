import { wordsOf } from '../../server/platform/language.ts'
import type { Base, Words, Written } from './draft.ts'
import { labelsIn } from './labels.ts'
import { greetableName } from './one-line.ts'
import { write } from './write.ts'

export type VerifyEmail = Base & { name: string; url: string }

export const verifyEmailWords = wordsOf('mails/verify_email', {
  en: ({ instanceName, url, hello }: VerifyEmail & { hello: string }) => ({
    subject: 'Confirm your e-mail address',
    preheader: `One click and your account at ${instanceName} is ready.`,
    sentence: 'Confirm your address, and you are in',
    paragraphs: [
      `${hello} please confirm that this address is yours, ` +
        'so that news of your shop and your orders reaches you.',
    ],
    button: { label: 'Confirm my address', url },
    notes: [
      { text: `You did not sign up at ${instanceName}? Then do nothing, and nothing happens.` },
    ],
  }),
  zh: ({ instanceName, url, hello }) => ({
    subject: '请确认你的邮箱',
    preheader: `点一下，你在“${instanceName}”的账号就可以用了。`,
    sentence: '只差这一步',
    paragraphs: [`${hello}请确认这个邮箱属于你，小铺和订单的消息会发到这里。`],
    button: { label: '确认邮箱', url },
    notes: [{ text: `没有在“${instanceName}”注册过？不用理会这封邮件，什么都不会发生。` }],
  }),
})

export function verifyEmail(props: VerifyEmail): Written {
  const { language, instanceName, name } = props
  const hello = greeting(name, language)
  const words = verifyEmailWords(language)({ ...props, hello })
  return writeAccount({ language, instanceName }, { ...words, blocks: [] })
}

export type AlreadySignedUp = Base & { name: string; signInUrl: string; resetUrl: string }

export const alreadySignedUpWords = wordsOf('mails/already_signed_up', {
  en: ({ instanceName, signInUrl, resetUrl, hello }: AlreadySignedUp & { hello: string }) => ({
    subject: 'You already have an account',
    preheader: `Sign in at ${instanceName} as usual.`,
    sentence: 'You already have an account',
    paragraphs: [
      `${hello} someone just tried to sign up at ${instanceName} with this address. ` +
        'If it was you: no need, simply sign in.',
    ],
    button: { label: 'Sign in', url: signInUrl },
    notes: [
      { text: 'Forgot your password?', links: [{ label: 'Choose a new one', url: resetUrl }] },
      { text: 'If it was not you, there is nothing to do: nothing has changed.' },
    ],
  }),
  zh: ({ instanceName, signInUrl, resetUrl, hello }) => ({
    subject: '你已经有账号了',
    preheader: `直接登录“${instanceName}”即可。`,
    sentence: '你已经有账号了',
    paragraphs: [
      `${hello}刚刚有人用这个邮箱在“${instanceName}”注册。` +
        '如果是你本人，无需重新注册，直接登录就好。',
    ],
    button: { label: '去登录', url: signInUrl },
    notes: [
      { text: '忘记密码了？', links: [{ label: '设置新密码', url: resetUrl }] },
      { text: '如果不是你本人操作，不用理会，你的账号没有任何变化。' },
    ],
  }),
})

export function alreadySignedUp(props: AlreadySignedUp): Written {
  const { language, instanceName, name } = props
  const hello = greeting(name, language)
  const words = alreadySignedUpWords(language)({ ...props, hello })
  return writeAccount({ language, instanceName }, { ...words, blocks: [] })
}

export type ResetPassword = Base & { name: string; url: string; minutes: number }

export const resetPasswordWords = wordsOf('mails/reset_password', {
  en: ({ instanceName, url, minutes, hello }: ResetPassword & { hello: string }) => ({
    subject: 'Choose a new password',
    preheader: `The link works once, within the next ${minutes} minutes.`,
    sentence: 'Choose a new password',
    paragraphs: [
      `${hello} the button below lets you choose a new password for ${instanceName}. ` +
        `It works once, within the next ${minutes} minutes.`,
    ],
    button: { label: 'Choose a new password', url },
    notes: [{ text: 'You did not ask for this? Then do nothing: your password stays as it is.' }],
  }),
  zh: ({ instanceName, url, minutes, hello }) => ({
    subject: '设置新密码',
    preheader: `链接 ${minutes} 分钟内有效，只能使用一次。`,
    sentence: '设置新密码',
    paragraphs: [
      `${hello}点下面的按钮，为你在“${instanceName}”的账号设置新密码。` +
        `链接 ${minutes} 分钟内有效，只能使用一次。`,
    ],
    button: { label: '设置新密码', url },
    notes: [{ text: '没有申请过？不用理会这封邮件，你的密码不会改变。' }],
  }),
})

export function resetPassword(props: ResetPassword): Written {
  const { language, instanceName, name } = props
  const hello = greeting(name, language)
  const words = resetPasswordWords(language)({ ...props, hello })
  return writeAccount({ language, instanceName }, { ...words, blocks: [] })
}

export type NewEmail = Base & { name: string; url: string }

export const newEmailWords = wordsOf('mails/new_email', {
  en: ({ instanceName, url, hello }: NewEmail & { hello: string }) => ({
    subject: 'Confirm your new e-mail address',
    preheader: `One click, and your account at ${instanceName} moves here.`,
    sentence: 'Your new address',
    paragraphs: [
      `${hello} you asked to use this address for your account at ${instanceName}. ` +
        'It changes as soon as you confirm it here.',
    ],
    button: { label: 'Use this address', url },
    notes: [{ text: 'You did not ask for this? Then do nothing, and nothing happens.' }],
  }),
  zh: ({ instanceName, url, hello }) => ({
    subject: '请确认你的新邮箱',
    preheader: `点一下，你在“${instanceName}”的账号就改用这个邮箱。`,
    sentence: '你的新邮箱',
    paragraphs: [`${hello}你申请在“${instanceName}”改用这个邮箱。在这里确认后才会生效。`],
    button: { label: '使用这个邮箱', url },
    notes: [{ text: '没有申请过？不用理会这封邮件，什么都不会发生。' }],
  }),
})

export function newEmail(props: NewEmail): Written {
  const { language, instanceName, name } = props
  const hello = greeting(name, language)
  const words = newEmailWords(language)({ ...props, hello })
  return writeAccount({ language, instanceName }, { ...words, blocks: [] })
}

export type EmailChanged = Base & { name: string; newEmail: string; url: string; days: number }

export const emailChangedWords = wordsOf('mails/email_changed', {
  en: ({ instanceName, newEmail, url, days, hello }: EmailChanged & { hello: string }) => ({
    subject: 'Your e-mail address was changed',
    preheader: 'If that was not you, take your account back here.',
    sentence: 'Your e-mail address was changed',
    paragraphs: [
      `${hello} your account at ${instanceName} now uses ${newEmail}; mails go there from now on. ` +
        'If that was you, there is nothing to do.',
      `If it was not you, take your account back within ${days} days: it uses this address again, ` +
        'gets a new password, and everybody else is signed out.',
    ],
    button: { label: 'Take my account back', url },
    notes: [],
  }),
  zh: ({ instanceName, newEmail, url, days, hello }) => ({
    subject: '你的邮箱已更改',
    preheader: '如果不是你本人操作，请在这里找回账号。',
    sentence: '你的邮箱已更改',
    paragraphs: [
      `${hello}你在“${instanceName}”的账号已改用 ${newEmail}，今后的邮件会发到那里。如果是你本人操作，无需理会。`,
      `如果不是你本人操作，请在 ${days} 天内找回账号：账号会重新使用这个邮箱，设置新密码，其他设备全部退出登录。`,
    ],
    button: { label: '找回我的账号', url },
    notes: [],
  }),
})

export function emailChanged(props: EmailChanged): Written {
  const { language, instanceName, name } = props
  const hello = greeting(name, language)
  const words = emailChangedWords(language)({ ...props, hello })
  return writeAccount({ language, instanceName }, { ...words, blocks: [] })
}

export type AccountErased = Base

export const accountErasedWords = wordsOf('mails/account_erased', {
  en: ({ instanceName }: AccountErased) => ({
    subject: 'Your account is deleted',
    preheader: `You have left ${instanceName}.`,
    sentence: 'Your account is deleted',
    paragraphs: [
      `Your account at ${instanceName} is deleted: your name, this address, your shop with its words ` +
        'and pictures, and your payment details. What has to be kept is kept: orders with whoever ' +
        'bought and sold, and in the books what you were paid and to which account. ' +
        'Your shop is known there by its address alone.',
    ],
    button: null,
    notes: [],
  }),
  zh: ({ instanceName }) => ({
    subject: '你的账号已删除',
    preheader: `你已离开“${instanceName}”。`,
    sentence: '你的账号已删除',
    paragraphs: [
      `你在“${instanceName}”的账号已删除：你的名字、这个邮箱、你的小铺及其文字和图片、收款信息。` +
        '依法应保留的仍会保留：买卖双方的订单，以及账目中已打给你的款项和收款账户。' +
        '账目中只以网址称呼你的小铺。',
    ],
    button: null,
    notes: [],
  }),
})

export function accountErased(props: AccountErased): Written {
  return writeAccount(props, { ...accountErasedWords(props.language)(props), blocks: [] })
}

function greeting(name: string, language: Base['language']): string {
  return labelsIn(language).hello(greetableName(name))
}

function writeAccount(base: Base, words: Words): Written {
  const { language, instanceName } = base
  const why = labelsIn(language).whyAccount(instanceName)
  return write({ ...base, ...words, from: instanceName, why })
}
