import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { MailboxPage } from '../../../storefront/pages/mailbox-page.tsx'
import { renderPage } from '../../../storefront/render.tsx'
import { Refusal } from '../../platform/refusal.ts'
import { factory } from '../context.ts'
import { ownStyles } from '../headers.ts'
import { frameOf } from './frame.ts'

type Kept = { to: string; subject: string; text: string; html: string; at: number }

const mailsMax = 200

/** Outside production, without a mail server: what would have been sent, to click through. */
export const mailbox = factory
  .createApp()
  .use(async (c, next) => {
    const { config } = c.get('instance')
    if (config.isProduction || config.smtpUrl) throw new Refusal('not_found')
    await next()
  })
  .get('/', async c => {
    const folder = join(c.get('instance').config.dataDir, 'mails')
    const mails = await readMails(folder)
    const open = c.req.query('open')
    const found = mails.find(mail => mail.id === open)
    const view = {
      mails: mails.map(({ id, to, subject, at }) => ({ id, to, subject, at })),
      open: found
        ? {
            to: found.to,
            subject: found.subject,
            text: found.text,
            at: found.at,
            htmlUrl: `/mailbox/${encodeURIComponent(found.id)}`,
          }
        : null,
    }
    c.header('cache-control', 'no-store')
    c.header(
      'content-security-policy',
      `default-src 'none'; ${ownStyles()}; script-src 'self'; img-src 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'`,
    )
    return c.html(renderPage(<MailboxPage frame={frameOf(c, null)} view={view} />))
  })
  .get('/:id', async c => {
    const mails = await readMails(join(c.get('instance').config.dataDir, 'mails'))
    const found = mails.find(mail => mail.id === c.req.param('id'))
    if (!found) throw new Refusal('not_found')
    c.header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; frame-ancestors 'self'",
    )
    return c.html(found.html)
  })

async function readMails(folder: string): Promise<(Kept & { id: string })[]> {
  const names = await readdir(folder).catch(() => [])
  const mails = await Promise.all(
    names
      .filter(name => name.endsWith('.json'))
      .map(async name => ({
        id: name.slice(0, -5),
        ...(JSON.parse(await readFile(join(folder, name), 'utf8')) as Kept),
      })),
  )
  return mails.sort((a, b) => b.at - a.at).slice(0, mailsMax)
}
