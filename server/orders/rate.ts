/** Where neither product, category nor seller names a rate. */
export const platformRateBps = 1000

export type Rate = { bps: number; rule: string }

/**
 * The rate ladder, first hit wins, nothing is added up: product, then the deepest category that
 * names a rate, then the seller's default, then the platform's.
 */
export function rateFor(rungs: {
  productBps: number | null
  categoryId: string
  categoryBps: ReadonlyMap<string, number>
  sellerBps: number | null
}): Rate {
  if (rungs.productBps !== null) return { bps: rungs.productBps, rule: 'product' }
  for (const id of upwards(rungs.categoryId)) {
    const bps = rungs.categoryBps.get(id)
    if (bps !== undefined) return { bps, rule: `category:${id}` }
  }
  if (rungs.sellerBps !== null) return { bps: rungs.sellerBps, rule: 'seller' }
  return { bps: platformRateBps, rule: 'platform' }
}

/** `home/kitchen/tea` -> itself, `home/kitchen`, `home`. */
function* upwards(categoryId: string): Generator<string> {
  for (let id = categoryId; id; id = id.slice(0, Math.max(0, id.lastIndexOf('/')))) yield id
}
