import type { Base, Words, Written } from './draft.ts'
import { greetableName } from './one-line.ts'
import { write } from './write.ts'

export type VerifyEmail = Base & { name: string; url: string }

export function verifyEmail({ language, instanceName, name, url }: VerifyEmail): Written {
  const hello = greeting(name, language)
  const words = {
    en: {
      subject: 'Confirm your e-mail address',
      preheader: `One click and your account at ${instanceName} is ready.`,
      sentence: 'One click and you are in',
      paragraphs: [
        `${hello} please confirm that this address is yours, ` +
          'so that news of your shop and your orders reaches you.',
      ],
      button: { label: 'Confirm my address', url },
      notes: [
        { text: `You did not sign up at ${instanceName}? Then do nothing, and nothing happens.` },
      ],
    },
    zh: {
      subject: '请确认你的邮箱',
      preheader: `点一下，你在“${instanceName}”的账号就可以用了。`,
      sentence: '只差这一步',
      paragraphs: [`${hello}请确认这个邮箱属于你，小铺和订单的消息会发到这里。`],
      button: { label: '确认邮箱', url },
      notes: [{ text: `没有在“${instanceName}”注册过？不用理会这封邮件，什么都不会发生。` }],
    },
  }[language]
  return writeAccount({ language, instanceName }, { ...words, blocks: [] })
}

export type AlreadySignedUp = Base & { name: string; signInUrl: string; resetUrl: string }

export function alreadySignedUp(props: AlreadySignedUp): Written {
  const { language, instanceName, name, signInUrl, resetUrl } = props
  const hello = greeting(name, language)
  const words = {
    en: {
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
    },
    zh: {
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
    },
  }[language]
  return writeAccount({ language, instanceName }, { ...words, blocks: [] })
}

export type ResetPassword = Base & { name: string; url: string; minutes: number }

export function resetPassword(props: ResetPassword): Written {
  const { language, instanceName, name, url, minutes } = props
  const hello = greeting(name, language)
  const words = {
    en: {
      subject: 'Choose a new password',
      preheader: `The link works once, within the next ${minutes} minutes.`,
      sentence: 'Choose a new password',
      paragraphs: [
        `${hello} the button below lets you choose a new password for ${instanceName}. ` +
          `It works once, within the next ${minutes} minutes.`,
      ],
      button: { label: 'Choose a new password', url },
      notes: [{ text: 'You did not ask for this? Then do nothing: your password stays as it is.' }],
    },
    zh: {
      subject: '设置新密码',
      preheader: `链接 ${minutes} 分钟内有效，只能使用一次。`,
      sentence: '设置新密码',
      paragraphs: [
        `${hello}点下面的按钮，为你在“${instanceName}”的账号设置新密码。` +
          `链接 ${minutes} 分钟内有效，只能使用一次。`,
      ],
      button: { label: '设置新密码', url },
      notes: [{ text: '没有申请过？不用理会这封邮件，你的密码不会改变。' }],
    },
  }[language]
  return writeAccount({ language, instanceName }, { ...words, blocks: [] })
}

function greeting(name: string, language: Base['language']): string {
  const known = greetableName(name)
  if (language === 'zh') return known ? `${known}，你好！` : '你好！'
  return known ? `Hello ${known},` : 'Hello,'
}

function writeAccount(base: Base, words: Words): Written {
  const { language, instanceName } = base
  const why =
    language === 'zh'
      ? `有人在“${instanceName}”填写了这个邮箱，所以你收到了这封邮件。`
      : `You receive this mail because this address was entered at ${instanceName}.`
  return write({ ...base, ...words, from: instanceName, why })
}
