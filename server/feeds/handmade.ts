import { and, eq, inArray, isNull } from 'drizzle-orm'
import { products, variants } from '../catalog/schema.ts'
import type { Tx } from '../platform/db/index.ts'
import type { FeedItem, FeedRejection } from './item.ts'

/**
 * What a feed calls by the id of a product made by hand is left out: it would lose its pictures,
 * sizes and price to whatever the file means. A product of another feed may move to this one.
 */
export async function withoutHandmade(
  tx: Tx,
  sellerId: string,
  items: FeedItem[],
): Promise<{ items: FeedItem[]; refused: FeedRejection[] }> {
  const own = await handmadeIds(tx, sellerId, items)
  const isOwn = (item: FeedItem) => idsOf(item).some(id => own.has(id))
  return {
    items: items.filter(item => !isOwn(item)),
    refused: items.filter(isOwn).flatMap(item =>
      item.variants.map(({ row, externalId }) => ({
        ...{ row, column: 'id', value: externalId, externalId },
        reason: 'made_by_hand' as const,
      })),
    ),
  }
}

const idsOf = (item: FeedItem) => [item.groupId, ...item.variants.map(one => one.externalId)]

/** By two keys, each with its index: a feed may be of a million rows. */
async function handmadeIds(tx: Tx, sellerId: string, items: FeedItem[]): Promise<Set<string>> {
  const ids = [...new Set(items.flatMap(idsOf))]
  if (!ids.length) return new Set()
  const isByHand = and(eq(products.sellerId, sellerId), isNull(products.feedId))
  const named = await tx
    .select({ id: products.externalId })
    .from(products)
    .where(and(isByHand, inArray(products.externalId, ids)))
  const sold = await tx
    .select({ id: variants.externalId })
    .from(variants)
    .innerJoin(products, and(isByHand, eq(products.id, variants.productId)))
    .where(and(eq(variants.sellerId, sellerId), inArray(variants.externalId, ids)))
  return new Set([...named, ...sold].map(one => one.id))
}
