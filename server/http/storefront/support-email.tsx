import type { Context } from 'hono'
import { SupportEmailPage } from '../../../storefront/pages/support-email-page.tsx'
import { paths } from '../../../storefront/paths.ts'
import { renderPage } from '../../../storefront/render.tsx'
import { requireUser } from '../../identity/queries.ts'
import { requireSeller } from '../../sellers/queries.ts'
import { addressOf, confirmSupportEmail } from '../../sellers/support-email.ts'
import { type Env, factory } from '../context.ts'
import { frameOf } from './frame.ts'

/**
 * Whether a seller's orders may be mailed to an address, behind the link in the letter there. Looking
 * changes nothing, for mail scanners follow links.
 */
export const supportEmailPages = factory
  .createApp()
  .use('/:seller/:token', async (c, next) => {
    await next()
    c.header('cache-control', 'private, no-store')
    c.header('referrer-policy', 'no-referrer')
    c.header('x-robots-tag', 'noindex')
  })
  .get('/:seller/:token', async c => {
    const { seller, language } = await sellerOf(c)
    const token = c.req.param('token')
    const { secretKey } = c.get('instance').config
    const view = {
      sellerName: seller.name,
      ...addressOf(seller, { token, secretKey }),
      action: paths.supportEmail(seller.id, token),
    }
    const frame = frameOf(c, null, { known: language })
    return c.html(renderPage(<SupportEmailPage frame={frame} view={view} />))
  })
  .post('/:seller/:token', async c => {
    const { db, clock, config } = c.get('instance')
    const { seller: sellerId, token } = c.req.param()
    const { secretKey } = config
    await db.transact(tx =>
      confirmSupportEmail(tx, { sellerId, token, secretKey, now: clock.now() }),
    )
    return c.redirect(paths.supportEmail(sellerId, token), 303)
  })

async function sellerOf(c: Context<Env>) {
  const sellerId = c.req.param('seller') ?? ''
  return c.get('instance').db.read(async reader => {
    const seller = await requireSeller(reader, sellerId)
    const { language } = await requireUser(reader, seller.appliedBy)
    return { seller, language }
  })
}
