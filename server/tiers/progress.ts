import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import { hot, insertNew } from '../platform/db/hot.ts'
import type { Reader, Tx } from '../platform/db/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { qualifyingSales, tiers, unlocks } from './schema.ts'
import { firstTiers, type Tier } from './tier.ts'

/** Gives a new instance its first tiers; leaves an operator's own alone. */
export async function ensureTiers(tx: Tx): Promise<void> {
  await tx.insert(tiers).values(firstTiers).onConflictDoNothing()
}

const readTiers = hot('tiers', (db: Reader) => db.select().from(tiers))

export async function allTiers(db: Reader): Promise<Tier[]> {
  return readTiers(db)
}

export async function tierById(db: Reader, id: string): Promise<Tier> {
  const [tier] = await db.select().from(tiers).where(eq(tiers.id, id))
  if (!tier) throw new Error(`no tier ${id}`)
  return tier
}

/** Counts an order once, whatever its lines and however often it is told; false: already counted. */
export async function recordQualifyingSale(
  tx: Tx,
  { shopId, orderId, now }: { shopId: string; orderId: string; now: Instant },
): Promise<boolean> {
  return insertNew(tx, qualifyingSales, { shopId, orderId, countedAt: now })
}

/** A sale that was given back whole counts no longer; false: it had not counted. */
export async function forgetQualifyingSale(
  tx: Tx,
  { shopId, orderId }: { shopId: string; orderId: string },
): Promise<boolean> {
  const gone = await tx
    .delete(qualifyingSales)
    .where(and(eq(qualifyingSales.shopId, shopId), eq(qualifyingSales.orderId, orderId)))
    .returning({ orderId: qualifyingSales.orderId })
  return gone.length > 0
}

/** Writes that a shop rose, with the orders that caused it; false: it had risen before. */
export async function recordUnlock(
  tx: Tx,
  { shopId, tierId, now }: { shopId: string; tierId: string; now: Instant },
): Promise<boolean> {
  const sales = await tx
    .select({ orderId: qualifyingSales.orderId })
    .from(qualifyingSales)
    .where(eq(qualifyingSales.shopId, shopId))
  const risen = await tx
    .insert(unlocks)
    .values({ shopId, tierId, orderIds: sales.map(sale => sale.orderId), unlockedAt: now })
    .onConflictDoNothing()
    .returning({ tierId: unlocks.tierId })
  return risen.length > 0
}

/** The latest rise its curator has not looked at yet: a moment of joy. */
export async function unseenUnlock(db: Reader, shopId: string) {
  const [unlock] = await db
    .select()
    .from(unlocks)
    .where(and(eq(unlocks.shopId, shopId), isNull(unlocks.seenAt)))
    .orderBy(desc(unlocks.unlockedAt))
    .limit(1)
  return unlock ?? null
}

export async function noteUnlockSeen(
  tx: Tx,
  { shopId, now }: { shopId: string; now: Instant },
): Promise<void> {
  await tx
    .update(unlocks)
    .set({ seenAt: now })
    .where(and(eq(unlocks.shopId, shopId), isNull(unlocks.seenAt)))
}

/** The operator's change of a rule; shops keep the tier they have. Refuses to leave new shops without one. */
export async function editTier(
  tx: Tx,
  { id, ...rule }: { id: string; picksMax: number; salesNeeded: number; bonusBps: number },
): Promise<void> {
  await tx.update(tiers).set(rule).where(eq(tiers.id, id))
  const all = await allTiers(tx)
  if (!all.some(tier => tier.salesNeeded === 0)) {
    throw new Refusal('invalid_input', {
      fields: [{ field: 'sales_needed', message: 'one tier must need no sale' }],
    })
  }
}
