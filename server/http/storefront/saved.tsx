import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { SavedPage } from '../../../storefront/pages/saved-page.tsx'
import { paths } from '../../../storefront/paths.ts'
import { renderPage } from '../../../storefront/render.tsx'
import { struckOutFrom } from '../../catalog/former-price.ts'
import { Email } from '../../orders/contract.ts'
import { normalEmail } from '../../orders/order.ts'
import { cardsByIds, type Shop } from '../../shops/queries.ts'
import { askToWatch } from '../../watches/watch.ts'
import { type Env, factory } from '../context.ts'
import { fieldSentence } from './field-sentences.ts'
import { frameOf, placementOf } from './frame.ts'
import { cardView } from './shelf-view.ts'
import { visitedShop } from './shop.tsx'
import type { SavedView } from './views.ts'

export const savedMax = 60
const shape = /^pik_[a-z0-9]{26}$/
const name = (shopId: string) => `xp_saved_${shopId}`

/**
 * What a buyer wants to remember: pick ids in a first-party cookie of the shop's own pages, newest
 * first. No sign-in, nothing kept by us; anything odd in it is left out.
 */
function readSaved(c: Context<Env>, shopId: string): string[] {
  const ids = (getCookie(c, name(shopId)) ?? '').split('.').filter(id => shape.test(id))
  return [...new Set(ids)].slice(0, savedMax)
}

function writeSaved(c: Context<Env>, shopId: string, ids: string[]): void {
  setCookie(c, name(shopId), ids.join('.'), {
    path: '/',
    sameSite: 'Lax',
    secure: c.get('instance').config.baseUrl.startsWith('https:'),
    maxAge: ids.length ? 365 * 24 * 3600 : 0,
  })
}

/** The latest first, and no more than there is room for. */
const withSaved = (ids: string[], id: string) =>
  [id, ...ids.filter(one => one !== id)].slice(0, savedMax)

async function savedPage(
  c: Context<Env>,
  shop: Shop,
  watch: SavedView['watch'],
  ids = readSaved(c, shop.id),
) {
  const frame = frameOf(c, shop)
  const { db, images, clock } = c.get('instance')
  const { found, struck } = await db.read(async reader => {
    const known = await cardsByIds(reader, { shopId: shop.id, pickIds: ids })
    const now = clock.now()
    return { found: known, struck: await struckOutFrom(reader, { products: known, now }) }
  })
  const byId = new Map(found.map(card => [card.id, card]))
  const cards = ids.flatMap(id => byId.get(id) ?? [])
  c.header('cache-control', 'private, no-store')
  const view = { cards: cards.map(card => cardView(images, card, frame.language, struck)), watch }
  return c.html(renderPage(<SavedPage frame={frame} view={view} />))
}

export const savedPages = factory
  .createApp()
  .get('/:handle{@[^/]+}/saved', async c => {
    const shop = await visitedShop(c)
    if (shop instanceof Response) return shop
    return savedPage(c, shop, { email: '', error: null, isSent: false, pickId: null })
  })
  /**
   * Asks an address whether it wants to hear when what is saved gets cheaper or is there again; with
   * a `pick_id`, of that one, which is saved by it.
   */
  .post('/:handle{@[^/]+}/saved/watch', async c => {
    const shop = await visitedShop(c)
    if (shop instanceof Response) return shop
    const { db, clock, guard } = c.get('instance')
    const { language } = frameOf(c, shop)
    const form = await c.req.parseBody()
    const pickId = String(form.pick_id ?? '')
    const known = readSaved(c, shop.id)
    const isOne = shape.test(pickId)
    const ids = isOne ? withSaved(known, pickId) : known
    if (isOne) writeSaved(c, shop.id, ids)
    const typed = typeof form.email === 'string' ? form.email.slice(0, 200) : ''
    const email = Email.safeParse(typed.toLowerCase()).data
    if (!email) {
      c.status(422)
      const error = fieldSentence('email', language)
      return savedPage(
        c,
        shop,
        { email: typed, error, isSent: false, pickId: isOne ? pickId : null },
        ids,
      )
    }
    await guard.allowSignUp(c.get('network'))
    await guard.allowMail(normalEmail(email))
    const wish = {
      shopId: shop.id,
      pickIds: isOne ? [pickId] : ids,
      email,
      language,
      placement: placementOf(form.placement),
    }
    const isSent = await db.transact(tx => askToWatch(tx, wish, clock.now()))
    return savedPage(c, shop, { email, error: null, isSent, pickId: null }, ids)
  })
  /** Saves a pick, or with `action=remove` forgets it; answers the list's page, or `{saved}`. */
  .post('/:handle{@[^/]+}/saved', async c => {
    const shop = await visitedShop(c)
    if (shop instanceof Response) return shop
    const form = await c.req.parseBody()
    const id = String(form.pick_id ?? '')
    const known = readSaved(c, shop.id)
    const isGone = form.action === 'remove' || !shape.test(id)
    const ids = isGone ? known.filter(one => one !== id) : withSaved(known, id)
    writeSaved(c, shop.id, ids)
    if (c.req.header('accept')?.includes('application/json'))
      return c.json({ saved: ids.includes(id) })
    const visit = {
      placement: placementOf(form.placement),
      language: c.req.query('lang') ?? null,
    }
    return c.redirect(paths.saved(shop.handle, visit), 303)
  })
