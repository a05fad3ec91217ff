import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'

export type Letter = {
  /** One address, already checked to be one. */
  to: string
  subject: string
  text: string
  html: string
  /** The same on every try, so that a mail sent twice is seen once. */
  messageId: string
  /** Where mail programs unsubscribe by one press (RFC 8058). */
  unsubscribeUrl?: string
}

export type Mailer = {
  /** Resolves when the mail server has taken it; rejects otherwise and is tried again later. */
  send(letter: Letter): Promise<void>
  close(): void
}

/** By SMTP, or outside production into a folder that `/mailbox` shows. */
export function createMailer(config: {
  smtpUrl: string | undefined
  mailFrom: string
  dataDir: string
}): Mailer {
  return config.smtpUrl ? smtpMailer(config.smtpUrl, config.mailFrom) : folderMailer(config.dataDir)
}

function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport({ url, connectionTimeout: 10_000, socketTimeout: 20_000 })
  return {
    send: async ({ to, unsubscribeUrl, ...letter }) => {
      // An address object, not a text: a comma in a text would be a second recipient.
      const headers = unsubscribeUrl ? oneClick(unsubscribeUrl) : {}
      await transport.sendMail({ ...letter, headers, from, to: [{ name: '', address: to }] })
    },
    close: () => transport.close(),
  }
}

const oneClick = (url: string) => ({
  'List-Unsubscribe': `<${url}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
})

function folderMailer(dataDir: string): Mailer {
  const folder = join(dataDir, 'mails')
  return {
    send: async letter => {
      await mkdir(folder, { recursive: true })
      const name = letter.messageId.replace(/[^a-zA-Z0-9_.-]/g, '_')
      await writeFile(join(folder, `${name}.json`), JSON.stringify({ ...letter, at: Date.now() }))
    },
    close: () => {},
  }
}
