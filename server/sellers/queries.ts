import { and, count, desc, eq, inArray } from 'drizzle-orm'
import { hot, listOf } from '../platform/db/hot.ts'
import type { Reader } from '../platform/db/index.ts'
import { Refusal } from '../platform/refusal.ts'
import {
  type SellerState,
  sellerMembers,
  sellers,
  sellerTaxes,
  webhookDeliveries,
  webhookEndpoints,
} from './schema.ts'

export type Seller = typeof sellers.$inferSelect

export async function requireSeller(db: Reader, sellerId: string): Promise<Seller> {
  const [seller] = await db.select().from(sellers).where(eq(sellers.id, sellerId))
  if (!seller) throw new Refusal('not_found')
  return seller
}

export async function sellersByIds(db: Reader, ids: string[]): Promise<Map<string, Seller>> {
  if (!ids.length) return new Map()
  const list = listOf('s', ids)
  const read = hot(`sellers.${list.length}`, (db: Reader) =>
    db.select().from(sellers).where(inArray(sellers.id, list.placeholders())),
  )
  const found = await read(db, list.values)
  return new Map(found.map(seller => [seller.id, seller]))
}

/** The sellers a user acts for, oldest first. */
export async function sellersOfUser(db: Reader, userId: string): Promise<Seller[]> {
  const found = await db
    .select({ seller: sellers })
    .from(sellerMembers)
    .innerJoin(sellers, eq(sellers.id, sellerMembers.sellerId))
    .where(eq(sellerMembers.userId, userId))
    .orderBy(sellerMembers.createdAt)
  return found.map(row => row.seller)
}

export async function isMember(
  db: Reader,
  { userId, sellerId }: { userId: string; sellerId: string },
): Promise<boolean> {
  const found = await db
    .select({ userId: sellerMembers.userId })
    .from(sellerMembers)
    .where(and(eq(sellerMembers.userId, userId), eq(sellerMembers.sellerId, sellerId)))
  return found.length > 0
}

export async function sellersIn(db: Reader, states: SellerState[]): Promise<Seller[]> {
  return db
    .select()
    .from(sellers)
    .where(inArray(sellers.state, states))
    .orderBy(desc(sellers.createdAt))
    .limit(200)
}

/** Every currency somebody sells in, the one of the most sellers first. */
export async function soldCurrencies(db: Reader): Promise<string[]> {
  const found = await db
    .select({ currency: sellers.currency })
    .from(sellers)
    .where(eq(sellers.state, 'active'))
    .groupBy(sellers.currency)
    .orderBy(desc(count()), sellers.currency)
  return found.map(row => row.currency)
}

export async function endpointsOf(db: Reader, sellerId: string) {
  return db
    .select()
    .from(webhookEndpoints)
    .where(eq(webhookEndpoints.sellerId, sellerId))
    .orderBy(webhookEndpoints.id)
}

export async function deliveriesOf(db: Reader, sellerId: string, rowsMax: number) {
  return db
    .select()
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.sellerId, sellerId))
    .orderBy(desc(webhookDeliveries.id))
    .limit(rowsMax)
}

/** Taxes sellers name for categories, by `seller category`. */
export async function categoryTaxes(db: Reader, sellerIds: string[]): Promise<Map<string, number>> {
  const found = await db.select().from(sellerTaxes).where(inArray(sellerTaxes.sellerId, sellerIds))
  return new Map(found.map(row => [`${row.sellerId} ${row.categoryId}`, row.bps]))
}
