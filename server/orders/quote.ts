import { and, eq, gt, inArray, lte, sql } from 'drizzle-orm'
import { availableOf } from '../catalog/product.ts'
import { productImages, products, variants } from '../catalog/schema.ts'
import { markdowns } from '../markdowns/schema.ts'
import type { Instant } from '../platform/clock.ts'
import { hot, listOf } from '../platform/db/hot.ts'
import type { Reader } from '../platform/db/index.ts'
import { amountMinorMax, timesMinor } from '../platform/money.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Rate, rateFor, upwards } from '../rates/ladder.ts'
import { versionsFor } from '../rates/read.ts'
import { categoryTaxes } from '../sellers/queries.ts'
import { sellers } from '../sellers/schema.ts'
import { sells } from '../sellers/seller.ts'
import type { Shop } from '../shops/queries.ts'
import { picks } from '../shops/schema.ts'
import { allTiers } from '../tiers/progress.ts'
import { discountOn, noDiscount } from './discount.ts'
import { fingerprintOf } from './order.ts'
import { type Parcel, parcelsOf } from './parcels.ts'
import { assertConserved, type Funder, type Split, splitLine } from './split.ts'

export type Wanted = { variantId: string; quantity: number }

export type QuoteLine = Wanted & {
  sellerId: string
  productId: string
  externalId: string
  slug: string
  title: string
  titleZh: string | null
  variantTitle: string
  variantTitleZh: string | null
  imageHash: string | null
  imageColor: string | null
  unitPriceMinor: number
  /** Price times quantity. */
  goodsMinor: number
  isTracked: boolean
  categoryId: string
  discountFunder: Funder | null
  taxBps: number
  rate: Rate
  bonusBps: number
  platformFeeBps: number
} & Split

/** Why a wanted line cannot be bought as asked. */
export type Problem =
  | { code: 'unavailable'; variantId: string; thing: ProblemThing | null }
  | { code: 'out_of_stock'; variantId: string; thing: ProblemThing; available: number }
type ProblemThing = Pick<Offered, 'title' | 'titleZh' | 'variantTitle' | 'variantTitleZh'>

export type Quote = {
  currency: string
  lines: QuoteLine[]
  parcels: Parcel[]
  /** What the lines cost: after discounts, with tax. */
  goodsMinor: number
  discountMinor: number
  /** The tax in it all, whether on top or within prices. */
  taxMinor: number
  addedTaxMinor: number
  discountCode: string | null
  shippingMinor: number
  totalMinor: number
  problems: Problem[]
  fingerprint: string
}

export type QuoteWish = {
  shop: Pick<Shop, 'id' | 'currency' | 'tierId'>
  wanted: Wanted[]
  /** What a buyer typed; refused as `discount_unknown` when it gives nothing here. */
  discountCode?: string | null
  base: 'net' | 'gross'
  /** The curator's own purchase earns nothing. */
  isOwnPurchase?: boolean
  /** Where it shall go; null: not said yet. */
  country?: string | null
  now: Instant
}

/** Prices what a buyer wants, from live rows; lines that cannot be had are left out and named. */
export async function quote(db: Reader, wish: QuoteWish): Promise<Quote> {
  const { shop, wanted } = wish
  const found = new Map((await offered(db, wish)).map(row => [row.variantId, row]))
  const problems: Problem[] = []
  const rows: Priced[] = []
  for (const { variantId, quantity } of wanted) {
    const row = found.get(variantId)
    const problem = problemWith(row, { variantId, quantity }, shop.currency)
    if (problem) problems.push(problem)
    else if (row) rows.push({ row, quantity, goodsMinor: timesMinor(row.priceMinor, quantity) })
  }
  const lines = await dividedLines(db, wish, rows)
  const parcels = parcelsOf(rows, wish.country ?? null)
  const sum = (pick: (line: QuoteLine) => number) => lines.reduce((n, line) => n + pick(line), 0)
  const goodsMinor = sum(line => line.lineTotalMinor)
  const shippingMinor = parcels.reduce((n, parcel) => n + parcel.shippingMinor, 0)
  const totalMinor = goodsMinor + shippingMinor
  if (totalMinor > amountMinorMax) throw new Refusal('amount_limit', { amountMinorMax })
  return {
    currency: shop.currency,
    lines,
    parcels,
    goodsMinor,
    discountMinor: sum(line => line.discountMinor),
    taxMinor: sum(line => line.taxMinor),
    addedTaxMinor: sum(line => line.addedTaxMinor),
    discountCode: wish.discountCode ?? null,
    shippingMinor,
    totalMinor,
    problems,
    fingerprint: fingerprintOf({ totalMinor, lines, parcels }),
  }
}

const noRate: Rate = { bps: 0, rule: 'own_purchase', version: 0 }

type Priced = { row: Offered; quantity: number; goodsMinor: number }

/** Each line with its discount, tax, rate and shares: everything an order will freeze. */
async function dividedLines(db: Reader, wish: QuoteWish, rows: Priced[]): Promise<QuoteLine[]> {
  if (!rows.length) return []
  const { shop, now } = wish
  const versions = await versionsFor(db, { shopId: shop.id, products: rows.map(one => one.row) })
  const discounts = wish.discountCode
    ? await discountOn(db, { ...wish, code: wish.discountCode }, rows.map(asDiscountable))
    : rows.map(() => noDiscount)
  const taxed = rows.some(one => one.row.hasTaxes)
    ? await categoryTaxes(
        db,
        rows.map(one => one.row.sellerId),
      )
    : new Map<string, number>()
  const tier = (await allTiers(db)).find(one => one.id === shop.tierId)
  return rows.map(({ row, quantity, goodsMinor }, index) => {
    const { priceMinor: unitPriceMinor, pricesIncludeTax, platformFeeBps } = row
    const discount = discounts[index] ?? noDiscount
    const rate = wish.isOwnPurchase
      ? noRate
      : rateFor(versions, { ...row, shopId: shop.id, at: now })
    const taxBps = taxOf(row, taxed)
    const bonusBps = wish.isOwnPurchase ? 0 : (tier?.bonusBps ?? 0)
    const split = splitLine({
      goodsMinor,
      discountMinor: discount.minor,
      discountFunder: discount.funder,
      taxBps,
      pricesIncludeTax,
      base: wish.base,
      rateBps: rate.bps,
      platformFeeBps,
      bonusBps,
    })
    const discountFunder = split.discountMinor ? discount.funder : null
    assertConserved({ ...split, discountFunder })
    return {
      ...named(row),
      quantity,
      unitPriceMinor,
      goodsMinor,
      discountFunder,
      taxBps,
      rate,
      bonusBps,
      platformFeeBps,
      ...split,
    }
  })
}

const asDiscountable = ({ row, goodsMinor }: Priced) => ({ sellerId: row.sellerId, goodsMinor })

/** The deepest category the seller names a tax for, else the seller's own. */
function taxOf(row: Offered, taxed: ReadonlyMap<string, number>): number {
  for (const id of upwards(row.categoryId)) {
    const bps = taxed.get(`${row.sellerId} ${id}`)
    if (bps !== undefined) return bps
  }
  return row.taxBps
}

/** For an order nothing may be missing: throws the first problem as a refusal. */
export function requireWhole(quoted: Quote): void {
  const [problem] = quoted.problems
  const stranded = quoted.parcels.find(parcel => !parcel.isShipped)
  if (!problem && stranded) throw new Refusal('not_shipped_there', { seller: stranded.sellerName })
  if (!problem) return
  const details = { variant_id: problem.variantId, title: problem.thing?.title ?? null }
  if (problem.code === 'unavailable') throw new Refusal('unavailable', details)
  throw new Refusal('out_of_stock', { ...details, available: problem.available })
}

type Offered = Awaited<ReturnType<typeof offered>>[number]

/** Read from the markdowns themselves: the price changes at the very instant they begin and end. */
const asked =
  sql<number>`case when ${markdowns.priceMinor} < ${variants.priceMinor} then ${markdowns.priceMinor} else ${variants.priceMinor} end`.mapWith(
    Number,
  )

/** Of the picture that shows this very variant, where it has one. */
const ownImage = (column: 'hash' | 'color') =>
  sql`(select i.${sql.identifier(column)} from product_images i where i.seller_id = ${variants.sellerId} and i.id = ${variants.imageId} and i.state = 'ready')`

/** One read: the variants asked for that this shop shows, with product, seller and picture. */
async function offered(db: Reader, { shop, wanted, now }: QuoteWish) {
  const list = listOf(
    'v',
    wanted.map(one => one.variantId),
  )
  const read = hot(`quote.${list.length}`, (db: Reader) =>
    db
      .select({
        variantId: variants.id,
        externalId: variants.externalId,
        variantTitle: variants.title,
        variantTitleZh: variants.titleZh,
        variantState: variants.state,
        priceMinor: asked,
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
        slug: picks.slug,
        sellerName: sellers.name,
        sellerState: sellers.state,
        platformFeeBps: sellers.platformFeeBps,
        taxBps: sellers.taxBps,
        pricesIncludeTax: sellers.pricesIncludeTax,
        hasTaxes:
          sql<boolean>`exists (select 1 from seller_taxes t where t.seller_id = ${sellers.id})`.mapWith(
            Boolean,
          ),
        returnDays: sellers.returnDays,
        delivery: sellers.delivery,
        shippingMinor: sellers.shippingMinor,
        freeShippingFromMinor: sellers.freeShippingFromMinor,
        // The choice's own picture: of another colour, the first one would be wrong.
        imageHash: sql<string | null>`coalesce(${ownImage('hash')}, ${productImages.hash})`,
        imageColor: sql<string | null>`coalesce(${ownImage('color')}, ${productImages.color})`,
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
        markdowns,
        and(
          eq(markdowns.sellerId, variants.sellerId),
          eq(markdowns.variantId, variants.id),
          lte(markdowns.startsAt, sql.placeholder('now')),
          gt(markdowns.endsAt, sql.placeholder('now')),
        ),
      )
      .leftJoin(
        productImages,
        and(
          eq(productImages.sellerId, products.sellerId),
          eq(productImages.productId, products.id),
          eq(productImages.position, 0),
          eq(productImages.state, 'ready'),
        ),
      )
      .where(inArray(variants.id, list.placeholders())),
  )
  return read(db, { shopId: shop.id, now, ...list.values })
}

function problemWith(row: Offered | undefined, wanted: Wanted, currency: string): Problem | null {
  const { variantId } = wanted
  if (!row) return { code: 'unavailable', variantId, thing: null }
  const isOffered =
    row.variantState === 'active' &&
    row.state === 'active' &&
    sells(row.sellerState) &&
    row.currency === currency
  if (!isOffered) return { code: 'unavailable', variantId, thing: row }
  const available = availableOf(row)
  if (available !== null && available < wanted.quantity) {
    return { code: 'out_of_stock', variantId, thing: row, available }
  }
  return null
}

function named(row: Offered) {
  const { variantId, sellerId, productId, externalId, slug } = row
  const { title, titleZh, variantTitle, variantTitleZh } = row
  const { imageHash, imageColor, isTracked, categoryId } = row
  return {
    variantId,
    sellerId,
    productId,
    externalId,
    slug,
    title,
    titleZh,
    variantTitle,
    variantTitleZh,
    imageHash,
    imageColor,
    isTracked,
    categoryId,
  }
}
