import type { Context } from 'hono'
import { WatchesPage } from '../../../storefront/pages/watches-page.tsx'
import { paths } from '../../../storefront/paths.ts'
import { renderPage } from '../../../storefront/render.tsx'
import { Refusal } from '../../platform/refusal.ts'
import { requireShop } from '../../shops/queries.ts'
import { findWatcher, readWatcherToken, watchedBy } from '../../watches/queries.ts'
import { confirmWatches, forgetWatcher, type WatcherKey } from '../../watches/watch.ts'
import { type Env, factory } from '../context.ts'
import { frameOf } from './frame.ts'
import { cardView } from './shelf-view.ts'

function requireKey(c: Context<Env>): WatcherKey {
  const { secretKey } = c.get('instance').config
  const key = readWatcherToken(secretKey, c.req.param('token') ?? '')
  if (!key) throw new Refusal('not_found')
  return key
}

/**
 * What an address is told about, behind the link of its mails. Looking changes nothing, for mail
 * scanners follow links; who holds the link may press, from wherever it was opened.
 */
export const watchPages = factory
  .createApp()
  .get('/:token', async c => {
    const key = requireKey(c)
    const { db, images } = c.get('instance')
    const { watcher, shop, watched } = await db.read(async reader => ({
      watcher: await findWatcher(reader, key),
      shop: await requireShop(reader, key.shopId),
      watched: await watchedBy(reader, key),
    }))
    const frame = frameOf(c, shop, watcher ? { known: watcher.language } : {})
    const view = {
      token: c.req.param('token'),
      email: watcher?.email ?? null,
      things: watched.map(({ card, priceMinor, isConfirmed }) => ({
        card: cardView(images, card, frame.language),
        before: { amount: priceMinor, currency: card.currency },
        isConfirmed,
      })),
      isJustConfirmed: c.req.query('confirmed') === '1',
    }
    c.header('cache-control', 'private, no-store')
    c.header('referrer-policy', 'no-referrer')
    c.header('x-robots-tag', 'noindex')
    return c.html(renderPage(<WatchesPage frame={frame} view={view} />))
  })
  .post('/:token', async c => {
    const key = requireKey(c)
    const { db, clock } = c.get('instance')
    const { action } = await c.req.parseBody()
    const own = paths.watches(c.req.param('token'))
    if (action === 'stop') {
      await db.transact(tx => forgetWatcher(tx, key))
      return c.redirect(own, 303)
    }
    await db.transact(tx => confirmWatches(tx, key, clock.now()))
    return c.redirect(`${own}?confirmed=1`, 303)
  })
  /** Where mail programs lead that do not press it themselves: to the button. */
  .get('/:token/stop', c => c.redirect(paths.watches(c.req.param('token')), 302))
  /** What mail programs press for their reader (RFC 8058). */
  .post('/:token/stop', async c => {
    const key = requireKey(c)
    await c.get('instance').db.transact(tx => forgetWatcher(tx, key))
    return c.body(null, 204)
  })
