import { and, eq, inArray, sql } from 'drizzle-orm'
import { availableOf } from '../catalog/product.ts'
import { productImages, products, variants } from '../catalog/schema.ts'
import { hot } from '../platform/db/hot.ts'
import type { Reader } from '../platform/db/index.ts'
import { amountMinorMax, timesMinor } from '../platform/money.ts'
import { Refusal } from '../platform/refusal.ts'
import { sellers } from '../sellers/schema.ts'
import { sells, shippingFor } from '../sellers/seller.ts'
import type { Shop } from '../shops/queries.ts'
import { picks } from '../shops/schema.ts'
import { fingerprintOf } from './order.ts'

export type Wanted = { variantId: string; quantity: number }

export type QuoteLine = Wanted & {
  sellerId: string
  productId: string
  externalId: string
  slug: string
  title: string
  titleZh: string | null
  variantTitle: string
  imageHash: string | null
  imageColor: string | null
  unitPriceMinor: number
  lineTotalMinor: number
  isTracked: boolean
  categoryId: string
  productRateBps: number | null
}

export type Parcel = {
  sellerId: string
  sellerName: string
  sellerRateBps: number | null
  platformFeeBps: number
  returnDays: number
  goodsMinor: number
  shippingMinor: number
  /** Goods still missing for free shipping; null: never free, or free already. */
  freeShippingAfterMinor: number | null
}

/** Why a wanted line cannot be bought as asked. */
export type Problem =
  | { code: 'unavailable'; variantId: string; title: string | null }
  | { code: 'out_of_stock'; variantId: string; title: string; available: number }

export type Quote = {
  currency: string
  lines: QuoteLine[]
  parcels: Parcel[]
  goodsMinor: number
  shippingMinor: number
  totalMinor: number
  problems: Problem[]
  fingerprint: string
}

/** Prices what a buyer wants, from live rows; lines that cannot be had are left out and named. */
export async function quote(
  db: Reader,
  { shop, wanted }: { shop: Shop; wanted: Wanted[] },
): Promise<Quote> {
  const found = new Map((await offered(db, shop, wanted)).map(row => [row.variantId, row]))
  const problems: Problem[] = []
  const rows: (QuoteLine & {
    parcel: Omit<Parcel, 'goodsMinor' | 'shippingMinor' | 'freeShippingAfterMinor'> & Shipping
  })[] = []
  for (const { variantId, quantity } of wanted) {
    const row = found.get(variantId)
    const problem = problemWith(row, { variantId, quantity }, shop.currency)
    if (problem) problems.push(problem)
    else if (row) rows.push(lineOf(row, quantity))
  }
  const parcels = parcelsOf(rows)
  const goodsMinor = rows.reduce((sum, line) => sum + line.lineTotalMinor, 0)
  const shippingMinor = parcels.reduce((sum, parcel) => sum + parcel.shippingMinor, 0)
  const totalMinor = goodsMinor + shippingMinor
  if (totalMinor > amountMinorMax) throw new Refusal('amount_limit', { amountMinorMax })
  const lines = rows.map(({ parcel: _, ...line }) => line)
  const fingerprint = fingerprintOf({ totalMinor, lines, parcels })
  return {
    currency: shop.currency,
    lines,
    parcels,
    goodsMinor,
    shippingMinor,
    totalMinor,
    problems,
    fingerprint,
  }
}

/** For an order nothing may be missing: throws the first problem as a refusal. */
export function requireWhole(quoted: Quote): void {
  const [problem] = quoted.problems
  if (!problem) return
  const details = { variant_id: problem.variantId, title: problem.title }
  if (problem.code === 'unavailable') throw new Refusal('unavailable', details)
  throw new Refusal('out_of_stock', { ...details, available: problem.available })
}

type Offered = Awaited<ReturnType<typeof offered>>[number]
type Shipping = { shippingMinor: number; freeShippingFromMinor: number | null }

/** One read: the variants asked for that this shop shows, with product, seller and picture. */
async function offered(db: Reader, shop: Shop, wanted: Wanted[]) {
  const ids = wanted.map((one, index) => [`v${index}`, one.variantId])
  return offeredBy(ids.length)(db, { shopId: shop.id, ...Object.fromEntries(ids) })
}

const prepared = new Map<number, ReturnType<typeof prepareOffered>>()

function offeredBy(lines: number) {
  const known = prepared.get(lines) ?? prepareOffered(lines)
  prepared.set(lines, known)
  return known
}

/** One statement per number of lines: their ids are the only thing that changes. */
function prepareOffered(lines: number) {
  const ids = Array.from({ length: lines }, (_, index) => sql.placeholder(`v${index}`))
  return hot(`quote.${lines}`, (db: Reader) =>
    db
      .select({
        variantId: variants.id,
        externalId: variants.externalId,
        variantTitle: variants.title,
        variantState: variants.state,
        priceMinor: variants.priceMinor,
        isTracked: variants.isTracked,
        onHand: variants.onHand,
        reserved: variants.reserved,
        sellerId: products.sellerId,
        productId: products.id,
        title: products.title,
        titleZh: products.titleZh,
        state: products.state,
        currency: products.currency,
        categoryId: products.categoryId,
        productRateBps: products.rateBps,
        slug: picks.slug,
        sellerName: sellers.name,
        sellerState: sellers.state,
        sellerRateBps: sellers.defaultRateBps,
        platformFeeBps: sellers.platformFeeBps,
        returnDays: sellers.returnDays,
        shippingMinor: sellers.shippingMinor,
        freeShippingFromMinor: sellers.freeShippingFromMinor,
        imageHash: productImages.hash,
        imageColor: productImages.color,
      })
      .from(variants)
      .innerJoin(
        products,
        and(eq(products.sellerId, variants.sellerId), eq(products.id, variants.productId)),
      )
      .innerJoin(
        picks,
        and(
          eq(picks.shopId, sql.placeholder('shopId')),
          eq(picks.sellerId, products.sellerId),
          eq(picks.productId, products.id),
        ),
      )
      .innerJoin(sellers, eq(sellers.id, products.sellerId))
      .leftJoin(
        productImages,
        and(
          eq(productImages.sellerId, products.sellerId),
          eq(productImages.productId, products.id),
          eq(productImages.position, 0),
          eq(productImages.state, 'ready'),
        ),
      )
      .where(inArray(variants.id, ids)),
  )
}

function problemWith(row: Offered | undefined, wanted: Wanted, currency: string): Problem | null {
  const { variantId } = wanted
  if (!row) return { code: 'unavailable', variantId, title: null }
  const isOffered =
    row.variantState === 'active' &&
    row.state === 'active' &&
    sells(row.sellerState) &&
    row.currency === currency
  if (!isOffered) return { code: 'unavailable', variantId, title: row.title }
  const available = availableOf(row)
  if (available !== null && available < wanted.quantity) {
    return { code: 'out_of_stock', variantId, title: row.title, available }
  }
  return null
}

function lineOf(row: Offered, quantity: number) {
  return {
    variantId: row.variantId,
    quantity,
    sellerId: row.sellerId,
    productId: row.productId,
    externalId: row.externalId,
    slug: row.slug,
    title: row.title,
    titleZh: row.titleZh,
    variantTitle: row.variantTitle,
    imageHash: row.imageHash,
    imageColor: row.imageColor,
    unitPriceMinor: row.priceMinor,
    lineTotalMinor: timesMinor(row.priceMinor, quantity),
    isTracked: row.isTracked,
    categoryId: row.categoryId,
    productRateBps: row.productRateBps,
    parcel: {
      sellerId: row.sellerId,
      sellerName: row.sellerName,
      sellerRateBps: row.sellerRateBps,
      platformFeeBps: row.platformFeeBps,
      returnDays: row.returnDays,
      shippingMinor: row.shippingMinor,
      freeShippingFromMinor: row.freeShippingFromMinor,
    },
  }
}

/** One parcel per seller, in the order the buyer put things in; each seller's shipping once. */
function parcelsOf(lines: ReturnType<typeof lineOf>[]): Parcel[] {
  const goods = new Map<string, number>()
  for (const line of lines)
    goods.set(line.sellerId, (goods.get(line.sellerId) ?? 0) + line.lineTotalMinor)
  const first = new Map(lines.map(line => [line.sellerId, line.parcel]))
  return [...goods].map(([sellerId, goodsMinor]) => {
    const { freeShippingFromMinor, ...seller } = first.get(sellerId)!
    const shippingMinor = shippingFor(
      { shippingMinor: seller.shippingMinor, freeShippingFromMinor },
      goodsMinor,
    )
    const freeShippingAfterMinor =
      shippingMinor && freeShippingFromMinor !== null ? freeShippingFromMinor - goodsMinor : null
    return { ...seller, goodsMinor, shippingMinor, freeShippingAfterMinor }
  })
}
