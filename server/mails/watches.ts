import { titleIn } from '../catalog/product.ts'
import type { Instance } from '../instance.ts'
import { type Card, isBuyable, requireShop } from '../shops/queries.ts'
import { isDrop, readBefore, untell } from '../watches/news.ts'
import { findWatcher, type Watcher, watchedBy, watcherToken } from '../watches/queries.ts'
import type { Composers } from './compose.ts'

type Mails = Pick<Composers, 'watch_confirm' | 'price_dropped' | 'back_in_stock'>
type Payload = Record<string, string>

/** To buyers who asked to hear of what they saved; an address that was forgotten gets nothing. */
export const watchMails: Mails = {
  watch_confirm: async (instance, payload) => {
    const found = await read(instance, payload)
    if (!found?.watched.length) return []
    const { watcher, shop, watched, manageUrl } = found
    const asked = watched.filter(one => !one.isConfirmed).length
    // Who asks again for what they hear of already looks for this link.
    const known = asked ? {} : { isKnown: true }
    const things = asked || watched.length
    const props = { language: watcher.language, handle: shop.handle, things, manageUrl, ...known }
    return [{ to: watcher.email, props }]
  },
  price_dropped: async (instance, payload) => {
    const found = await read(instance, payload)
    const card = found?.watched.find(one => one.card.id === payload.pickId)?.card
    const { before } = readBefore(payload)
    // Sold out or dearer again since: there is nothing to tell any more.
    if (!found || !card || !isBuyable(card) || !isDrop(before, card.priceFromMinor))
      return takeBack(instance, payload)
    const props = {
      ...newsOf(instance, found, card),
      before: { amount: before, currency: card.currency },
    }
    return [{ to: found.watcher.email, props, unsubscribeUrl: `${found.manageUrl}/stop` }]
  },
  back_in_stock: async (instance, payload) => {
    const found = await read(instance, payload)
    const card = found?.watched.find(one => one.card.id === payload.pickId)?.card
    if (!found || !card || !isBuyable(card)) return takeBack(instance, payload)
    const props = newsOf(instance, found, card)
    return [{ to: found.watcher.email, props, unsubscribeUrl: `${found.manageUrl}/stop` }]
  },
}

async function takeBack({ db }: Instance, payload: Payload): Promise<[]> {
  const { shopId = '', watcherId = '', pickId = '' } = payload
  await db.transact(tx => untell(tx, { shopId, watcherId, pickId }, readBefore(payload)))
  return []
}

type Found = NonNullable<Awaited<ReturnType<typeof read>>>

/** A thing as it is now, whatever is new about it. */
function newsOf(instance: Instance, { watcher, shop, manageUrl }: Found, card: Card) {
  const { language } = watcher
  return {
    language,
    shopName: shop.name,
    title: titleIn(card, language),
    picture: pictureOf(instance, card),
    now: { amount: card.priceFromMinor, currency: card.currency },
    isFrom: card.priceFromMinor !== card.priceToMinor,
    productUrl: productUrl(instance, { handle: shop.handle, card, watcher }),
    manageUrl,
  }
}

async function read(instance: Instance, { shopId = '', watcherId = '' }: Payload) {
  const { baseUrl, secretKey } = instance.config
  const key = { shopId, watcherId }
  return instance.db.read(async reader => {
    const watcher = await findWatcher(reader, key)
    if (!watcher) return null
    const shop = await requireShop(reader, shopId)
    const manageUrl = `${baseUrl}/watches/${watcherToken(secretKey, key)}`
    return { watcher, shop, watched: await watchedBy(reader, key), manageUrl }
  })
}

function pictureOf({ images, config }: Instance, { imageHash: hash }: Card): string | null {
  return hash ? `${config.baseUrl}${images.url({ hash, width: 240 })}` : null
}

function productUrl(
  { config }: Instance,
  { handle, card, watcher }: { handle: string; card: Card; watcher: Watcher },
): string {
  const query = new URLSearchParams({ lang: watcher.language })
  if (watcher.placement) query.set('placement', watcher.placement)
  return `${config.baseUrl}/@${handle}/p/${card.slug}?${query}`
}
