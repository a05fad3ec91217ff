import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import { forUpdate, type Tx } from '../platform/db/index.ts'
import { newId } from '../platform/id.ts'
import { rateChangedProduct } from '../rates/products.ts'
import { setFirstRates } from '../rates/set.ts'
import { noteFormerPrices } from './former-price.ts'
import { Batch, type Offer, type Source, type UpsertCounts } from './offer-diff.ts'
import { picturesOfProducts, syncImages } from './pictures.ts'
import { formerPrices, products, stockMoves, variants } from './schema.ts'
import { announceChange } from './stock.ts'

/**
 * Brings a batch of offers into the catalogue. What has not changed is not written; what a curator
 * wrote is never touched. Counts are of variants: what a feed calls a row.
 */
export async function upsertOffers(
  tx: Tx,
  source: Source,
  offers: Offer[],
): Promise<UpsertCounts & Pick<Batch, 'unasked'>> {
  const known = await load(tx, source.sellerId, offers)
  // The batch changes the rows it was given.
  const before = new Map([...known.products.values()].map(row => [row.id, { ...row }]))
  const batch = new Batch(source, known)
  for (const offer of offers) batch.take(offer)
  await write(tx, source, batch)
  await rateProducts(tx, source, batch, before)
  return { ...batch.counts, unasked: batch.unasked }
}

async function load(tx: Tx, sellerId: string, offers: Offer[]) {
  const groups = [...new Set(offers.map(offer => offer.groupId))]
  const externalIds = [
    ...new Set(offers.flatMap(offer => offer.variants.map(variant => variant.externalId))),
  ]
  const productRows = await tx
    .select()
    .from(products)
    .where(and(eq(products.sellerId, sellerId), inArray(products.externalId, groups)))
  const variantRows = externalIds.length
    ? await forUpdate(
        tx
          .select()
          .from(variants)
          .where(and(eq(variants.sellerId, sellerId), inArray(variants.externalId, externalIds)))
          .orderBy(variants.id),
      )
    : []
  return {
    products: new Map(productRows.map(row => [row.externalId, row])),
    variants: new Map(variantRows.map(row => [row.externalId, row])),
  }
}

/** New products start with their rate; what a change of one earns less is told in time. */
async function rateProducts(
  tx: Tx,
  source: Source,
  batch: Batch,
  before: ReadonlyMap<string, { rateBps: number | null; categoryId: string }>,
): Promise<void> {
  const { sellerId, now } = source
  const rated = batch.newProducts.flatMap(({ id, rateBps }) =>
    rateBps === null ? [] : [{ productId: id, bps: rateBps }],
  )
  await setFirstRates(tx, { sellerId, products: rated, now })
  for (const is of batch.changedProducts) {
    const was = before.get(is.id)
    if (was) await rateChangedProduct(tx, { sellerId, productId: is.id, was, is }, now)
  }
}

async function write(tx: Tx, source: Source, batch: Batch): Promise<void> {
  const { sellerId, now } = source
  if (batch.newProducts.length) await tx.insert(products).values(batch.newProducts)
  for (const { id, state: _, stateReason: __, wasPaused: ___, ...row } of batch.changedProducts) {
    await tx
      .update(products)
      .set({ ...row, ...stated })
      .where(and(eq(products.sellerId, sellerId), eq(products.id, id)))
  }
  if (batch.newVariants.length) await tx.insert(variants).values(batch.newVariants)
  for (const { id, reserved: _, onHand, ...row } of batch.changedVariants) {
    // The rows were read for update: no order has taken units since.
    await tx
      .update(variants)
      .set({ ...row, onHand })
      .where(and(eq(variants.sellerId, sellerId), eq(variants.id, id)))
  }
  await noteFormerPrices(tx, batch.formerPrices)
  if (batch.moves.length) {
    await tx.insert(stockMoves).values(
      batch.moves.map(move => ({
        sellerId,
        id: newId('mov', now),
        ...move,
        kind: 'import' as const,
        movedAt: now,
      })),
    )
  }
  await syncImages(tx, { sellerId, wanted: batch.images, now })
  await linkPictures(tx, sellerId, batch.pictured)
  await summarize(tx, sellerId, [...batch.touched])
  if (batch.touched.size)
    await announceChange(tx, { sellerId, productIds: [...batch.touched], now })
}

/**
 * What was gone is back, as its seller had left it; what its seller or the operator has taken off sale
 * comes back by their word alone, also one that is given while a feed is read.
 */
const stated = {
  state: sql`case when ${products.state} <> 'gone' then ${products.state} when ${products.wasPaused} then 'paused' else 'active' end`,
  wasPaused: sql`case when ${products.state} = 'gone' then false else ${products.wasPaused} end`,
}

/** Which of its product's pictures shows a variant itself. */
async function linkPictures(tx: Tx, sellerId: string, pictured: Batch['pictured']): Promise<void> {
  if (!pictured.length) return
  const present = await picturesOfProducts(tx, [...new Set(pictured.map(one => one.productId))])
  const ids = new Map(present.map(image => [`${image.productId} ${image.sourceUrl}`, image.id]))
  for (const { variantId, productId, url } of pictured) {
    const imageId = ids.get(`${productId} ${url}`)
    if (!imageId) continue
    await tx
      .update(variants)
      .set({ imageId })
      .where(and(eq(variants.sellerId, sellerId), eq(variants.id, variantId)))
  }
}

/** As `askedMinor` says, of a variant called `v`. */
const asked = sql.raw(
  'case when v.markdown_minor < v.price_minor then v.markdown_minor else v.price_minor end',
)

/** Copies prices and stock of the variants onto their products. */
export async function summarize(tx: Tx, sellerId: string, productIds: string[]): Promise<void> {
  if (!productIds.length) return
  // Held first: who waits for the row in the update itself would still see the variants as they were.
  await forUpdate(
    tx
      .select({ id: products.id })
      .from(products)
      .where(and(eq(products.sellerId, sellerId), inArray(products.id, productIds)))
      .orderBy(products.id),
  )
  const own = sql`from ${variants} v where v.seller_id = ${products.sellerId} and v.product_id = ${products.id} and v.state = 'active'`
  await tx
    .update(products)
    .set({
      priceFromMinor: sql`coalesce((select min(${asked}) ${own}), 0)`,
      priceToMinor: sql`coalesce((select max(${asked}) ${own}), 0)`,
      // From the variants on: from the prices on, SQLite would look through all of the seller's.
      repricedAt: sql`(select max((select max(f.until) from ${formerPrices} f where f.seller_id = v.seller_id and f.variant_id = v.id))
        from ${variants} v where v.seller_id = ${products.sellerId} and v.product_id = ${products.id})`,
      isInStock: sql`exists (select 1 ${own} and (not v.is_tracked or v.on_hand > v.reserved))`,
    })
    .where(and(eq(products.sellerId, sellerId), inArray(products.id, productIds)))
}

const hasVariants = sql`exists (select 1 from ${variants} v where v.seller_id = ${products.sellerId} and v.product_id = ${products.id} and v.state = 'active')`

/** What the feed no longer names: kept for orders and picks, shown as unavailable. */
export async function markGone(
  tx: Tx,
  {
    sellerId,
    variantIds,
    productIds,
    now,
  }: { sellerId: string; variantIds: string[]; productIds: string[]; now: Instant },
): Promise<void> {
  if (variantIds.length) {
    await tx
      .update(variants)
      .set({ state: 'gone', updatedAt: now })
      .where(and(eq(variants.sellerId, sellerId), inArray(variants.id, variantIds)))
  }
  if (!productIds.length) return
  await tx
    .update(products)
    .set({
      state: sql`case when ${hasVariants} or ${products.state} = 'suspended' then ${products.state} else 'gone' end`,
      wasPaused: sql`case when ${hasVariants} or ${products.state} <> 'paused' then ${products.wasPaused} else true end`,
      updatedAt: now,
    })
    .where(and(eq(products.sellerId, sellerId), inArray(products.id, productIds)))
  await summarize(tx, sellerId, productIds)
  await announceChange(tx, { sellerId, productIds, now })
}
