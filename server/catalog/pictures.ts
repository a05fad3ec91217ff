import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/db/index.ts'
import { newId } from '../platform/id.ts'
import { promise } from '../platform/outbox.ts'
import { storedPicture } from './contract.ts'
import { productImages } from './schema.ts'
import { announceChange } from './stock.ts'

export type StoredImage = { hash: string; width: number; height: number; color: string }

/**
 * Makes a product's pictures those its seller names now, in that order. A picture that stays keeps
 * its file; a new one is promised to be fetched; one no longer named is dropped.
 */
export async function syncImages(
  tx: Tx,
  { sellerId, wanted, now }: { sellerId: string; wanted: Map<string, string[]>; now: Instant },
): Promise<void> {
  const productIds = [...wanted.keys()]
  if (!productIds.length) return
  const present = await tx
    .select()
    .from(productImages)
    .where(inArray(productImages.productId, productIds))
  const byUrl = new Map(present.map(image => [`${image.productId} ${image.sourceUrl}`, image]))
  const made: (typeof productImages.$inferInsert)[] = []
  for (const [productId, urls] of wanted) {
    for (const [position, sourceUrl] of urls.entries()) {
      const known = byUrl.get(`${productId} ${sourceUrl}`)
      byUrl.delete(`${productId} ${sourceUrl}`)
      if (!known) made.push(imageRow({ sellerId, productId, position, sourceUrl, now }))
      else if (known.position !== position) await place(tx, { sellerId, id: known.id, position })
    }
  }
  const dropped = [...byUrl.values()].map(image => image.id)
  if (dropped.length) {
    await tx
      .delete(productImages)
      .where(and(eq(productImages.sellerId, sellerId), inArray(productImages.id, dropped)))
  }
  if (!made.length) return
  await tx.insert(productImages).values(made)
  await promise(
    tx,
    made
      .filter(image => image.state === 'waiting')
      .map(({ id }) => ({
        home: sellerId,
        topic: 'picture.fetch',
        cause: id,
        payload: { sellerId, id },
        isBulk: true,
      })),
    now,
  )
}

/** A picture uploaded here is ready; any other is still to be fetched. */
function imageRow({
  now,
  ...image
}: {
  sellerId: string
  productId: string
  position: number
  sourceUrl: string
  now: Instant
}) {
  const [, hash, width, height, color] = storedPicture.exec(image.sourceUrl) ?? []
  const row = { ...image, id: newId('img', now), attempts: 0 }
  return hash
    ? {
        ...row,
        state: 'ready' as const,
        hash,
        width: Number(width),
        height: Number(height),
        color: color as string,
      }
    : { ...row, state: 'waiting' as const }
}

async function place(
  tx: Tx,
  { sellerId, id, position }: { sellerId: string; id: string; position: number },
): Promise<void> {
  await tx
    .update(productImages)
    .set({ position })
    .where(and(eq(productImages.sellerId, sellerId), eq(productImages.id, id)))
}

export async function findImage(
  tx: Pick<Tx, 'select'>,
  { sellerId, id }: { sellerId: string; id: string },
) {
  const [image] = await tx
    .select()
    .from(productImages)
    .where(and(eq(productImages.sellerId, sellerId), eq(productImages.id, id)))
  return image ?? null
}

/** The picture is here: pages that show its product are rendered anew. */
export async function noteImageReady(
  tx: Tx,
  {
    sellerId,
    id,
    stored,
    now,
  }: { sellerId: string; id: string; stored: StoredImage; now: Instant },
): Promise<void> {
  const [image] = await tx
    .update(productImages)
    .set({ ...stored, state: 'ready' })
    .where(and(eq(productImages.sellerId, sellerId), eq(productImages.id, id)))
    .returning({ productId: productImages.productId })
  if (image) await announceChange(tx, { sellerId, productIds: [image.productId], now })
}

/** It cannot be had: the product shows the calm placeholder. */
export async function noteImageDead(
  tx: Tx,
  { sellerId, id }: { sellerId: string; id: string },
): Promise<void> {
  await tx
    .update(productImages)
    .set({ state: 'dead', attempts: sql`${productImages.attempts} + 1` })
    .where(and(eq(productImages.sellerId, sellerId), eq(productImages.id, id)))
}

export async function picturesOfProducts(tx: Pick<Tx, 'select'>, productIds: string[]) {
  return tx.select().from(productImages).where(inArray(productImages.productId, productIds))
}
