import { and, eq, isNotNull, sql } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import { hot } from '../platform/db/hot.ts'
import type { Reader, Tx } from '../platform/db/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { sign } from '../platform/signed.ts'
import { raiseVersion } from './copies.ts'
import { requireShop, type Shop } from './queries.ts'
import { shopDomains, shops } from './schema.ts'

export type ShopDomain = typeof shopDomains.$inferSelect

/** Where and what the DNS must say before an address is believed to be the curator's. */
export function domainProof(
  secretKey: string,
  { shopId, host }: { shopId: string; host: string },
): { name: string; value: string } {
  return {
    name: `_xiaopu.${host}`,
    value: `xiaopu=${sign(secretKey, 'domain', `${shopId} ${host}`)}`,
  }
}

/** A wish; nothing is served there before it is verified. Refuses `domain_taken`. */
export async function addDomain(
  tx: Tx,
  { shopId, host, now }: { shopId: string; host: string; now: Instant },
): Promise<void> {
  await tx.insert(shopDomains).values({ host, shopId, createdAt: now }).onConflictDoNothing()
  const [row] = await tx.select().from(shopDomains).where(eq(shopDomains.host, host))
  if (row?.shopId === shopId) return
  // Somebody wished for it and never proved it: whoever proves it has it.
  if (row?.verifiedAt !== null) throw new Refusal('domain_taken', { host })
  await tx.update(shopDomains).set({ shopId, createdAt: now }).where(eq(shopDomains.host, host))
}

/** The DNS said so: from now on this is the shop's address. */
export async function verifyDomain(
  tx: Tx,
  { shopId, host, now }: { shopId: string; host: string; now: Instant },
): Promise<void> {
  const shop = await requireShop(tx, shopId)
  const verified = await tx
    .update(shopDomains)
    .set({ verifiedAt: now })
    .where(and(eq(shopDomains.host, host), eq(shopDomains.shopId, shopId)))
    .returning({ host: shopDomains.host })
  if (!verified.length) throw new Refusal('not_found')
  await setOwnHost(tx, shop, host)
}

/** The shop is at home at the instance again. */
export async function removeDomain(
  tx: Tx,
  { shopId, host }: { shopId: string; host: string },
): Promise<void> {
  const shop = await requireShop(tx, shopId)
  await tx
    .delete(shopDomains)
    .where(and(eq(shopDomains.host, host), eq(shopDomains.shopId, shopId)))
  if (shop.ownHost === host) await setOwnHost(tx, shop, null)
}

async function setOwnHost(tx: Tx, shop: Shop, ownHost: string | null): Promise<void> {
  await raiseVersion(tx, eq(shops.id, shop.id), { ownHost })
}

export async function domainsOf(db: Reader, shopId: string): Promise<ShopDomain[]> {
  return db
    .select()
    .from(shopDomains)
    .where(eq(shopDomains.shopId, shopId))
    .orderBy(shopDomains.host)
}

const readHost = hot('shop.by_host', (db: Reader) =>
  db
    .select({ shop: shops })
    .from(shopDomains)
    .innerJoin(shops, eq(shops.id, shopDomains.shopId))
    .where(and(eq(shopDomains.host, sql.placeholder('host')), isNotNull(shopDomains.verifiedAt))),
)

/** The shop whose verified address this is; null: nobody's. */
export async function findShopByHost(db: Reader, host: string): Promise<Shop | null> {
  const [row] = await readHost(db, { host })
  return row?.shop ?? null
}
