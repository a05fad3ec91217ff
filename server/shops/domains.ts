import { and, eq, isNotNull, sql } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import { hot } from '../platform/db/hot.ts'
import type { Reader, Tx } from '../platform/db/index.ts'
import { promise } from '../platform/outbox.ts'
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
    name: proofName(host),
    value: `xiaopu=${sign(secretKey, 'domain', `${shopId} ${host}`)}`,
  }
}

const proofName = (host: string) => `_xiaopu.${host}`

/** What the DNS says where a host's proof belongs; nothing when it does not answer. */
export async function saidOf(
  host: string,
  resolveTxt: (name: string) => Promise<string[][]>,
): Promise<string[]> {
  const records = await resolveTxt(proofName(host)).catch(() => [])
  return records.map(parts => parts.join(''))
}

/** A wish, which anybody may have; nothing is served there before it is proven. */
export async function addDomain(
  tx: Tx,
  { shopId, host, now }: { shopId: string; host: string; now: Instant },
): Promise<void> {
  await tx.insert(shopDomains).values({ host, shopId, createdAt: now }).onConflictDoNothing()
}

/**
 * Holds what the DNS says against what it should say. Who can write there owns the name, so a shop
 * that had it and is no longer named loses it. Refuses `not_found` without a wish, `domain_unproven`
 * with the record it wants, `domain_taken` while another shop's record is there too.
 */
export async function verifyDomain(
  tx: Tx,
  { shopId, host, said, secretKey, now }: Claim & { now: Instant },
): Promise<void> {
  const shop = await requireShop(tx, shopId)
  const wished = await tx.select().from(shopDomains).where(isWish({ shopId, host }))
  if (!wished.length) throw new Refusal('not_found')
  if (!isProven({ shopId, host, said, secretKey }))
    throw new Refusal('domain_unproven', { ...domainProof(secretKey, { shopId, host }), host })
  const holder = await findShopByHost(tx, host)
  if (holder && holder.id !== shopId) {
    if (isProven({ shopId: holder.id, host, said, secretKey }))
      throw new Refusal('domain_taken', { host })
    await releaseDomain(tx, { shopId: holder.id, host, now })
  }
  await tx
    .update(shopDomains)
    .set({ verifiedAt: now, lookedAt: now, missingSince: null, warnedAt: null })
    .where(isWish({ shopId, host }))
  await setOwnHost(tx, shop, host)
}

/** What the DNS says at a host's proof, and whose it is to be. */
export type Claim = { shopId: string; host: string; said: string[]; secretKey: string }

export function isProven({ said, secretKey, ...claim }: Claim): boolean {
  return said.includes(domainProof(secretKey, claim).value)
}

export const isWish = ({ shopId, host }: { shopId: string; host: string }) =>
  and(eq(shopDomains.host, host), eq(shopDomains.shopId, shopId))

/** A wish again: the shop is at home at the instance until it is proven anew, and its curator is told. */
export async function releaseDomain(
  tx: Tx,
  { shopId, host, now }: { shopId: string; host: string; now: Instant },
): Promise<void> {
  const shop = await requireShop(tx, shopId)
  await tx
    .update(shopDomains)
    .set({ verifiedAt: null, missingSince: null, warnedAt: null })
    .where(isWish({ shopId, host }))
  if (shop.ownHost === host) await setOwnHost(tx, shop, null)
  await promiseMail(tx, { mail: 'domain_released', shopId, host, now })
}

/** Promises its curator the mail about it. */
export async function promiseMail(
  tx: Tx,
  {
    mail,
    shopId,
    host,
    now,
  }: { mail: 'domain_missing' | 'domain_released'; shopId: string; host: string; now: Instant },
): Promise<void> {
  const cause = `${mail}:${host}:${now}`
  await promise(tx, [{ home: shopId, topic: 'mail', cause, payload: { mail, shopId, host } }], now)
}

/** The shop is at home at the instance again. */
export async function removeDomain(
  tx: Tx,
  { shopId, host }: { shopId: string; host: string },
): Promise<void> {
  const shop = await requireShop(tx, shopId)
  await tx.delete(shopDomains).where(isWish({ shopId, host }))
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
