import type { Context } from 'hono'
import { z } from 'zod'
import { titleIn } from '../../catalog/product.ts'
import type { Product } from '../../catalog/queries.ts'
import { productsOfInstance, suspendProduct } from '../../catalog/suspend.ts'
import type { Reader } from '../../platform/db/index.ts'
import type { Language } from '../../platform/language.ts'
import { Suspension } from '../../shops/contract.ts'
import { findAnyPick, findShopByHandle } from '../../shops/queries.ts'
import { followShortLink } from '../../shops/short-links.ts'
import { type Env, factory } from '../context.ts'
import { json, query } from '../input.ts'
import { shopAt } from '../own-address.ts'
import { thumbnailOf } from '../picture.ts'
import { requireOperator } from './operator.ts'

const rowsMax = 50
const Search = z.strictObject({ q: z.string().max(300).default('') })

/** Every seller's products, for whoever has to answer for them. */
export const operatorProducts = factory
  .createApp()
  /** `q`: words, a product's id, or the address of its page in some shop; empty: what is suspended. */
  .get('/operator/products', query(Search), async c => {
    const { language } = requireOperator(c)
    const { q } = c.req.valid('query')
    const { db, config } = c.get('instance')
    const found = await db.read(async reader => {
      const productId = await idIn(reader, q.trim(), config.baseUrl)
      return productsOfInstance(reader, { words: q, productId, rowsMax })
    })
    return c.json({ data: found.map(product => rowOf(c, product, language)) }, 200)
  })
  .put('/operator/products/:seller/:id/suspension', json(Suspension), async c => {
    requireOperator(c)
    const { db, clock } = c.get('instance')
    const { seller: sellerId, id: productId } = c.req.param()
    const { reason } = c.req.valid('json')
    await db.transact(tx => suspendProduct(tx, { sellerId, productId, reason, now: clock.now() }))
    return c.json({ ok: true as const }, 200)
  })

function rowOf(c: Context<Env>, product: Product, language: Language) {
  const { id, sellerId, externalId, state, stateReason, seller, images } = product
  return {
    id,
    seller_id: sellerId,
    seller: seller.name,
    external_id: externalId,
    title: titleIn(product, language),
    picture: thumbnailOf(c.get('instance').images, images[0]?.hash ?? null),
    state,
    state_reason: stateReason,
  }
}

/** The product an address or an id names, at a shop's own address too; null: these are words. */
async function idIn(reader: Reader, typed: string, baseUrl: string): Promise<string | null> {
  const [id] = /prd_[a-z0-9]{1,60}/.exec(typed) ?? []
  if (id) return id
  const address = URL.canParse(typed) ? new URL(typed) : null
  const [, code] = /^\/s\/([a-z0-9]{1,40})$/i.exec(address?.pathname ?? '') ?? []
  if (code) {
    const found = await followShortLink(reader, code)
    return found ? productOf(reader, found.shop.id, found.link.slug) : null
  }
  const [, handle, slug] =
    /(?:@([\w-]{1,60})|^)\/p\/([\w-]{1,100})/.exec(address?.pathname ?? typed) ?? []
  if (!slug) return null
  const shop = handle
    ? await findShopByHandle(reader, handle)
    : address && (await shopAt(reader, address.host, baseUrl))
  return shop ? productOf(reader, shop.id, slug) : null
}

async function productOf(reader: Reader, shopId: string, slug: string | null) {
  const pick = slug ? await findAnyPick(reader, { shopId, product: slug }) : null
  return pick?.productId ?? null
}
