import { and, eq, sql } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import { hot, insertRows } from '../platform/db/hot.ts'
import type { Tx } from '../platform/db/index.ts'
import { newId } from '../platform/id.ts'
import { promise } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import { fewLeft } from './product.ts'
import { products, stockMoves, variants } from './schema.ts'

/** Units of one variant that an order line holds, sells or gives back. */
export type StockLine = {
  sellerId: string
  productId: string
  variantId: string
  lineId: string
  quantity: number
  isTracked: boolean
}

/** The same order everywhere, so that two buyers of the same two things never wait for each other. */
function inLockOrder(lines: StockLine[]): StockLine[] {
  const tracked = lines.filter(line => line.isTracked)
  return tracked.sort((a, b) => (a.variantId < b.variantId ? -1 : 1))
}

const quantity = sql.placeholder('quantity')
const named = and(
  eq(variants.sellerId, sql.placeholder('sellerId')),
  eq(variants.id, sql.placeholder('variantId')),
)

const reserve = hot('stock.reserve', (tx: Tx) =>
  tx
    .update(variants)
    .set({ reserved: sql`${variants.reserved} + ${quantity}` })
    .where(
      and(
        named,
        eq(variants.state, 'active'),
        sql`${variants.onHand} - ${variants.reserved} >= ${quantity}`,
      ),
    )
    .returning({ onHand: variants.onHand, reserved: variants.reserved }),
)

const sell = hot('stock.sell', (tx: Tx) =>
  tx
    .update(variants)
    .set({
      onHand: sql`${variants.onHand} - ${quantity}`,
      reserved: sql`${variants.reserved} - ${quantity}`,
    })
    .where(named),
)

/** Holds units for an unpaid order. Refuses `out_of_stock` when fewer are left. */
export async function reserveStock(tx: Tx, lines: StockLine[], now: Instant): Promise<void> {
  for (const line of inLockOrder(lines)) {
    const [left] = await reserve(tx, line)
    if (!left) throw new Refusal('out_of_stock', { variant_id: line.variantId })
    await noteLeft(tx, line, left, now)
  }
}

/** Gives held units back: the order expired or was cancelled unpaid. */
export async function releaseStock(tx: Tx, lines: StockLine[], now: Instant): Promise<void> {
  for (const line of inLockOrder(lines)) {
    const [left] = await tx
      .update(variants)
      .set({ reserved: sql`${variants.reserved} - ${line.quantity}` })
      .where(and(eq(variants.sellerId, line.sellerId), eq(variants.id, line.variantId)))
      .returning({ onHand: variants.onHand, reserved: variants.reserved })
    if (left) await noteLeft(tx, line, left, now)
  }
}

/** Turns held units into sold ones. A line sells once: its move is unique. */
export async function sellStock(tx: Tx, lines: StockLine[], now: Instant): Promise<void> {
  const sold = inLockOrder(lines)
  for (const line of sold) {
    await sell(tx, line)
  }
  await recordMoves(tx, 'sale', sold, -1, now)
}

/** Puts units of a rejected or cancelled line back on the seller's shelf. */
export async function returnStock(tx: Tx, lines: StockLine[], now: Instant): Promise<void> {
  const returned = inLockOrder(lines)
  for (const line of returned) {
    const [left] = await tx
      .update(variants)
      .set({ onHand: sql`${variants.onHand} + ${line.quantity}` })
      .where(and(eq(variants.sellerId, line.sellerId), eq(variants.id, line.variantId)))
      .returning({ onHand: variants.onHand, reserved: variants.reserved })
    if (left) await noteLeft(tx, line, left, now)
  }
  await recordMoves(tx, 'return', returned, 1, now)
}

async function recordMoves(
  tx: Tx,
  kind: 'sale' | 'return',
  lines: StockLine[],
  sign: 1 | -1,
  now: Instant,
) {
  const rows = lines.map(({ sellerId, variantId, lineId, quantity }) => ({
    sellerId,
    id: newId('mov', now),
    variantId,
    kind,
    delta: sign * quantity,
    lineId,
    movedAt: now,
  }))
  await insertRows(tx, stockMoves, rows)
}

/** When a page says how few are left, or that none are, it is told that this has changed. */
async function noteLeft(
  tx: Tx,
  line: StockLine,
  { onHand, reserved }: { onHand: number; reserved: number },
  now: Instant,
): Promise<void> {
  const left = onHand - reserved
  if (left > fewLeft + line.quantity) return
  await noteStock(tx, line, now)
  await announceChange(tx, { sellerId: line.sellerId, productIds: [line.productId], now })
}

/** Copies onto the product whether anything of it can be had. */
async function noteStock(
  tx: Tx,
  { sellerId, productId }: { sellerId: string; productId: string },
  now: Instant,
): Promise<void> {
  const left = sql<boolean>`exists (
    select 1 from ${variants} v
    where v.seller_id = ${sellerId} and v.product_id = ${productId} and v.state = 'active'
      and (not v.is_tracked or v.on_hand > v.reserved))`
  await tx
    .update(products)
    .set({ isInStock: left, updatedAt: now })
    .where(
      and(
        eq(products.sellerId, sellerId),
        eq(products.id, productId),
        sql`${products.isInStock} <> ${left}`,
      ),
    )
}

/** Products whose cards look different now: shops that show them are rendered anew. */
export async function announceChange(
  tx: Tx,
  {
    sellerId,
    productIds,
    isUrgent = false,
    now,
  }: {
    sellerId: string
    productIds: string[]
    /** Not to wait behind a feed that is being read. */
    isUrgent?: boolean
    now: Instant
  },
): Promise<void> {
  const cause = `${productIds[0]}:${newId('evt', now)}`
  const payload = { sellerId, productIds }
  const fact = { home: sellerId, topic: 'products.changed', cause, payload, isBulk: !isUrgent }
  await promise(tx, [fact], now)
}
