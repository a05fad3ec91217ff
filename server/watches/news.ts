import {
  and,
  desc,
  eq,
  exists,
  gt,
  inArray,
  isNotNull,
  isNull,
  lte,
  notExists,
  or,
  sql,
} from 'drizzle-orm'
import { products } from '../catalog/schema.ts'
import { days, hours, type Instant } from '../platform/clock.ts'
import type { Reader, Tx } from '../platform/db/index.ts'
import { newId } from '../platform/id.ts'
import { promise } from '../platform/outbox.ts'
import { sellers } from '../sellers/schema.ts'
import { picks, shops } from '../shops/schema.ts'
import { watchers, watches } from './schema.ts'

/** From so much less on it is worth a mail, and one thing is worth one in so many days (PIN-2). */
const dropBps = 500
const quietDays = 7
const rowsAtOnce = 500
/** What is back sooner was as a rule held by an order that nobody paid: no news. */
const shortAbsence = hours(24)

const isCheaper = sql`${products.priceFromMinor} * 10000 <= ${watches.priceMinor} * ${10_000 - dropBps}`

/** The same of two prices: a mail is written later than it was promised. */
export function isDrop(before: number, now: number): boolean {
  return now * 10_000 <= before * (10_000 - dropBps)
}

/**
 * Who is told that these products have become cheaper, or are there again: once per thing in seven
 * days, and never of what cannot be bought. A thing told of is looked at again when its days are over.
 */
export async function lookForNews(tx: Tx, { sellerId, productIds, now }: Look): Promise<void> {
  await noteAway(tx, { sellerId, productIds, now })
  const found = await worthTelling(tx, { sellerId, productIds, now })
  for (const { watch, priceMinor } of found) await tell(tx, watch, { priceMinor, now })
  if (found.length === rowsAtOnce) await lookAgain(tx, { sellerId, productIds, at: now, now })
}

type Watch = typeof watches.$inferSelect
type WatchKey = Pick<Watch, 'shopId' | 'watcherId' | 'pickId'>

const isWatch = ({ shopId, watcherId, pickId }: WatchKey) =>
  and(eq(watches.shopId, shopId), eq(watches.watcherId, watcherId), eq(watches.pickId, pickId))

/** Null: all of the seller's. */
type Look = { sellerId: string; productIds: string[] | null; now: Instant }

const isSold = and(
  eq(products.state, 'active'),
  eq(products.isInStock, true),
  eq(sellers.state, 'active'),
)

const ofProducts = ({ sellerId, productIds }: Pick<Look, 'sellerId' | 'productIds'>) =>
  and(
    eq(watches.sellerId, sellerId),
    productIds ? inArray(watches.productId, productIds) : undefined,
  )

/** What cannot be bought now is worth a mail once it can, unless it was away for a moment only. */
async function noteAway(tx: Tx, { now, ...look }: Look): Promise<void> {
  const sold = tx
    .select({ id: products.id })
    .from(products)
    .innerJoin(sellers, eq(sellers.id, products.sellerId))
    .where(and(eq(products.sellerId, watches.sellerId), eq(products.id, watches.productId), isSold))
  await tx
    .update(watches)
    .set({ awaySince: now })
    .where(and(ofProducts(look), isNull(watches.awaySince), notExists(sold)))
  await tx
    .update(watches)
    .set({ awaySince: null })
    .where(
      and(
        ofProducts(look),
        gt(watches.awaySince, now - shortAbsence),
        gt(watches.awaySince, watches.createdAt),
        exists(sold),
      ),
    )
}

/** One look-up by index for all products of a change; of products nobody watches it finds nothing. */
async function worthTelling(db: Reader, { sellerId, productIds, now }: Look) {
  return (
    db
      .select({ watch: watches, priceMinor: products.priceFromMinor })
      .from(watches)
      .innerJoin(
        products,
        and(eq(products.sellerId, watches.sellerId), eq(products.id, watches.productId)),
      )
      .innerJoin(sellers, eq(sellers.id, watches.sellerId))
      .innerJoin(picks, and(eq(picks.shopId, watches.shopId), eq(picks.id, watches.pickId)))
      .innerJoin(shops, eq(shops.id, watches.shopId))
      .where(
        and(
          ofProducts({ sellerId, productIds }),
          isNotNull(watches.confirmedAt),
          or(isNull(watches.mailedAt), lte(watches.mailedAt, now - days(quietDays))),
          isSold,
          eq(products.currency, watches.currency),
          eq(shops.state, 'open'),
          or(isCheaper, isNotNull(watches.awaySince)),
        ),
      )
      // Of several shops in which one person saved it, the last one tells.
      .orderBy(desc(watches.createdAt), desc(watches.watcherId))
      .limit(rowsAtOnce)
  )
}

/**
 * Two lookers at once tell once: the second finds what it counted from changed. So it is for the
 * same thing watched by the same address in another shop.
 */
async function tell(
  tx: Tx,
  { shopId, watcherId, pickId, sellerId, productId, priceMinor: before, awaySince }: Watch,
  { priceMinor, now }: { priceMinor: number; now: Instant },
): Promise<void> {
  const told = await tx
    .update(watches)
    .set({ priceMinor, mailedAt: now, awaySince: null })
    .where(
      and(
        isWatch({ shopId, watcherId, pickId }),
        eq(watches.priceMinor, before),
        awaySince === null ? isNull(watches.awaySince) : eq(watches.awaySince, awaySince),
      ),
    )
    .returning({ pickId: watches.pickId })
  if (!told.length) return
  await noteTold(tx, { shopId, watcherId, sellerId, productId, priceMinor, now })
  const mail = isDrop(before, priceMinor) ? 'price_dropped' : 'back_in_stock'
  const payload = {
    mail,
    shopId,
    watcherId,
    pickId,
    ...asPayload({ before, awaySince, toldAt: now }),
  }
  const cause = `${mail}:${watcherId}:${pickId}:${now}`
  await promise(tx, [{ home: shopId, topic: 'mail', cause, payload }], now)
  await lookAgain(tx, { sellerId, productIds: [productId], at: now + days(quietDays), now })
}

/** How a watch stood before it was told of, and when that was: what its letter is written from. */
export type Before = { before: number; awaySince: Instant | null; toldAt: Instant }

function asPayload({ before, awaySince, toldAt }: Before) {
  return { before: String(before), awaySince: String(awaySince ?? ''), toldAt: String(toldAt) }
}

export function readBefore({ before, awaySince, toldAt }: Record<string, string>): Before {
  return {
    before: Number(before),
    awaySince: awaySince ? Number(awaySince) : null,
    // Promised before 28 November 2026 it has none: then nothing is taken back.
    toldAt: Number(toldAt ?? 0),
  }
}

/** Not told after all, as nothing of it was true any more when the letter was written: it stands as before. */
export async function untell(
  tx: Tx,
  key: WatchKey,
  { before, awaySince, toldAt }: Before,
): Promise<void> {
  const [watch] = await tx
    .update(watches)
    .set({ priceMinor: before, awaySince, mailedAt: null })
    .where(and(isWatch(key), eq(watches.mailedAt, toldAt)))
    .returning({ sellerId: watches.sellerId, productId: watches.productId })
  if (!watch || awaySince === null) return
  // Not cheaper any more, it may be there again all the same.
  const { sellerId, productId } = watch
  await lookAgain(tx, { sellerId, productIds: [productId], at: toldAt, now: toldAt })
}

/** One mail per thing and person, in however many shops it was saved. */
async function noteTold(
  tx: Tx,
  told: Pick<Watch, 'shopId' | 'watcherId' | 'sellerId' | 'productId' | 'priceMinor'> & {
    now: Instant
  },
): Promise<void> {
  const { shopId, watcherId, sellerId, productId, priceMinor, now: mailedAt } = told
  const address = tx
    .select({ email: watchers.email })
    .from(watchers)
    .where(and(eq(watchers.shopId, shopId), eq(watchers.id, watcherId)))
  const theirs = tx
    .select({ id: watchers.id })
    .from(watchers)
    .where(inArray(watchers.email, address))
  await tx
    .update(watches)
    .set({ priceMinor, mailedAt, awaySince: null })
    .where(
      and(
        eq(watches.sellerId, sellerId),
        eq(watches.productId, productId),
        isNotNull(watches.confirmedAt),
        inArray(watches.watcherId, theirs),
      ),
    )
}

/** Promises to look again at these, now or later. */
export async function lookAgain(
  tx: Tx,
  { sellerId, productIds, at, now }: Look & { at: Instant },
): Promise<void> {
  const cause = newId('evt', now)
  const payload = { sellerId, productIds }
  const look = { home: sellerId, topic: 'watches.look', cause, payload, isBulk: true, dueAt: at }
  await promise(tx, [look], now)
}
