import type { Product } from '../../catalog/queries.ts'
import { splitLine } from '../../orders/split.ts'
import type { Instant } from '../../platform/clock.ts'
import type { Reader } from '../../platform/db/index.ts'
import { rateFor, upwards } from '../../rates/ladder.ts'
import { type Rated, versionsFor } from '../../rates/read.ts'
import { categoryTaxes } from '../../sellers/queries.ts'
import type { Shop } from '../../shops/queries.ts'
import { allTiers } from '../../tiers/progress.ts'
import { money } from './shop.ts'

export type Earns = { earnsMinor: number; rateBps: number; rateRule: string }

/** What one sale of each product's cheapest variant earns this shop now, tier bonus included. */
export async function earningsOf(
  db: Reader,
  {
    shop,
    products,
    base,
    now,
  }: { shop: Shop; products: Product[]; base: 'net' | 'gross'; now: Instant },
): Promise<Map<string, Earns>> {
  if (!products.length) return new Map()
  const asked = products.map(product => ({ ...ratedOf(product), shopId: shop.id, at: now }))
  const versions = await versionsFor(db, { shopId: shop.id, products: asked })
  const taxes = await categoryTaxes(db, [...new Set(asked.map(one => one.sellerId))])
  const tier = (await allTiers(db)).find(one => one.id === shop.tierId)
  return new Map(
    products.map((product, index) => {
      const rate = rateFor(versions, asked[index]!)
      const split = splitLine({
        goodsMinor: product.priceFromMinor,
        discountMinor: 0,
        discountFunder: null,
        taxBps: taxOf(product, taxes),
        pricesIncludeTax: product.seller.pricesIncludeTax,
        base,
        rateBps: rate.bps,
        platformFeeBps: 0,
        bonusBps: tier?.bonusBps ?? 0,
      })
      const earnsMinor = split.commissionMinor + split.bonusMinor
      return [product.id, { earnsMinor, rateBps: rate.bps, rateRule: rate.rule }]
    }),
  )
}

const ratedOf = (product: Product): Rated => ({
  sellerId: product.sellerId,
  productId: product.id,
  categoryId: product.categoryId,
})

function taxOf(product: Product, taxes: ReadonlyMap<string, number>): number {
  for (const id of upwards(product.categoryId)) {
    const bps = taxes.get(`${product.sellerId} ${id}`)
    if (bps !== undefined) return bps
  }
  return product.seller.taxBps
}

/** What one sale of the cheapest variant earns, and by which rate. */
export function earningView(earns: Earns | undefined, shop: { currency: string }) {
  return {
    earns: money(earns?.earnsMinor ?? 0, shop),
    rate_bps: earns?.rateBps ?? 0,
    rate_rule: earns?.rateRule ?? '',
  }
}
