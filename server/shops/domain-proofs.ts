import { and, asc, isNotNull, lte } from 'drizzle-orm'
import { days, type Instant } from '../platform/clock.ts'
import type { Reader, Tx } from '../platform/db/index.ts'
import {
  type Claim,
  isProven,
  isWish,
  promiseMail,
  releaseDomain,
  type ShopDomain,
} from './domains.ts'
import { shopDomains } from './schema.ts'

/**
 * A name is somebody else's once it has lapsed, and a shop's visitors are sent there: so its proof
 * is looked for once a day. A look that failed says little (DNS is out at times), so two days pass
 * before the curator is told, and two weeks more before the shop moves back to the instance.
 */
const quietDays = 2
export const warnedDays = 14

/** Proven addresses not looked at for a day, the longest waiting first. */
export async function dueDomains(
  db: Reader,
  { now, rowsMax }: { now: Instant; rowsMax: number },
): Promise<ShopDomain[]> {
  return db
    .select()
    .from(shopDomains)
    .where(and(isNotNull(shopDomains.verifiedAt), lte(shopDomains.lookedAt, now - days(1))))
    .orderBy(asc(shopDomains.lookedAt))
    .limit(rowsMax)
}

/** Notes what the DNS said, none if it did not answer, and does what is due by it. */
export async function noteLook(
  tx: Tx,
  { shopId, host, said, secretKey, now }: Claim & { now: Instant },
): Promise<void> {
  const [found] = await tx
    .select()
    .from(shopDomains)
    .where(and(isWish({ shopId, host }), isNotNull(shopDomains.verifiedAt)))
  if (!found) return
  const isThere = isProven({ shopId, host, said, secretKey })
  const missingSince = isThere ? null : (found.missingSince ?? now)
  const isToWarn = missingSince !== null && missingSince <= now - days(quietDays)
  const warnedAt = isThere ? null : (found.warnedAt ?? (isToWarn ? now : null))
  await tx
    .update(shopDomains)
    .set({ lookedAt: now, missingSince, warnedAt })
    .where(isWish({ shopId, host }))
  if (warnedAt === null) return
  if (warnedAt === now) return promiseMail(tx, { mail: 'domain_missing', shopId, host, now })
  if (warnedAt > now - days(warnedDays)) return
  await releaseDomain(tx, { shopId, host, now })
}
