import { and, eq, isNotNull, or } from 'drizzle-orm'
import { days, type Instant } from '../platform/clock.ts'
import { insertRows } from '../platform/db/hot.ts'
import { forUpdate, type Reader, type Tx } from '../platform/db/index.ts'
import { groupBy } from '../platform/group-by.ts'
import { promise } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import { rulesOf } from '../rules/rules.ts'
import { rules } from '../rules/schema.ts'
import { climb, platformHome, platformRateBps, type RateVersion, versionAt } from './ladder.ts'
import { type Rung, rates } from './schema.ts'

export type RateChange = {
  /** The seller, or `platform` for categories and the platform's own. */
  home: string
  rung: Rung
  /** Product id, category id, shop id, campaign id; empty for seller and platform. */
  subject: string
  /** Null: this rung says nothing any more. */
  bps: number | null
  /** Null: as soon as the rules allow: a raise now, a cut after its notice. */
  validFrom: Instant | null
  validUntil?: Instant | null
  /** Campaigns: for this product only. Product rates: in this category. */
  productId?: string | null
  categoryId?: string
  by: string | null
}

/**
 * Writes the next version of a rate and answers when it begins. A cut needs notice
 * (`notice_too_short` names the earliest date); what would leave two rates for one product at one
 * time is refused (`ambiguous_rate`). Curators who show what a cut is for are told.
 */
export async function setRate(
  tx: Tx,
  change: RateChange,
  now: Instant,
): Promise<{ validFrom: Instant; isCut: boolean } | null> {
  await oneAtATime(tx)
  const own = await versionsOf(tx, change)
  const latest = own.at(-1)
  const isSame = latest?.bps === change.bps && !change.validUntil && !latest?.validUntil
  if (isSame || (!latest && change.bps === null)) return null
  const notice = days((await rulesOf(tx)).rateNoticeDays)
  const isCut = await lowers(tx, change, own, { now, noticed: now + notice })
  const earliest = isCut ? now + notice : now
  const validFrom = change.validFrom ?? earliest
  if (validFrom < now)
    throw new Refusal('invalid_input', {
      fields: [{ field: 'valid_from', message: 'not in the past' }],
    })
  if (isCut && validFrom < earliest)
    throw new Refusal('notice_too_short', {
      days: Math.round(notice / days(1)),
      day: new Date(earliest + days(1)).toISOString().slice(0, 10),
      earliest: new Date(earliest).toISOString(),
    })
  if (own.some(one => one.validFrom === validFrom && one.validFrom > now))
    throw new Refusal('ambiguous_rate', startOf(validFrom))
  if (change.rung === 'campaign') await refuseOverlap(tx, change, validFrom)
  const version = (latest?.version ?? 0) + 1
  await insertRows(tx, rates, [rowOf(change, { version, validFrom, now })])
  if (isCut) await announceCut(tx, change, { version, validFrom, now })
  return { validFrom, isCut }
}

/** A rate that counts from now until another, announced one begins: nobody's falls meanwhile. */
export async function holdRate(
  tx: Tx,
  change: RateChange & { until: Instant },
  now: Instant,
): Promise<void> {
  await oneAtATime(tx)
  const version = ((await versionsOf(tx, change)).at(-1)?.version ?? 0) + 1
  const held = { ...change, validUntil: change.until }
  await insertRows(tx, rates, [rowOf(held, { version, validFrom: now, now })])
}

/** First rates of new products, which nobody shows yet: no notice is needed. */
export async function setFirstRates(
  tx: Tx,
  {
    sellerId,
    products,
    now,
  }: { sellerId: string; products: { productId: string; bps: number }[]; now: Instant },
): Promise<void> {
  const rows = products.map(({ productId, bps }) =>
    rowOf(
      { home: sellerId, rung: 'product', subject: productId, bps, validFrom: now, by: null },
      { version: 1, validFrom: now, now },
    ),
  )
  await insertRows(tx, rates, rows)
}

function rowOf(
  change: RateChange,
  { version, validFrom, now }: { version: number; validFrom: Instant; now: Instant },
) {
  const { home, rung, subject, bps, by } = change
  return {
    home,
    rung,
    subject,
    version,
    bps,
    validFrom,
    validUntil: change.validUntil ?? null,
    productId: rung === 'campaign' ? (change.productId ?? null) : null,
    createdBy: by,
    createdAt: now,
  }
}

const startOf = (at: Instant) => ({
  valid_from: new Date(at).toISOString(),
  day: new Date(at).toISOString().slice(0, 10),
})

async function versionsOf(db: Reader, { home, rung, subject }: RateChange): Promise<RateVersion[]> {
  const found = await db
    .select()
    .from(rates)
    .where(and(eq(rates.home, home), eq(rates.rung, rung), eq(rates.subject, subject)))
  return found.sort((a, b) => a.version - b.version)
}

/** One change of rates after the other, so that what is refused has seen all the others. */
async function oneAtATime(tx: Tx): Promise<void> {
  await forUpdate(tx.select({ id: rules.id }).from(rules))
}

/**
 * Whether somebody's rate would fall: compared with this rung's own, or with what is beneath it, or
 * with a raise that was announced and would begin before the notice of this is over.
 */
async function lowers(
  tx: Tx,
  change: RateChange,
  own: RateVersion[],
  { now, noticed }: { now: Instant; noticed: Instant },
): Promise<boolean> {
  const at = change.validFrom ?? now
  const beneath = await beneathBps(tx, change, at)
  const moments = [at, ...own.map(one => one.validFrom).filter(one => one > at && one < noticed)]
  const promised = moments.map(moment => versionAt(own, moment)?.bps ?? beneath)
  return (change.bps ?? beneath) < Math.max(...promised)
}

/** What would count without this rung; where many products are meant, the highest of them. */
async function beneathBps(tx: Tx, change: RateChange, at: Instant): Promise<number> {
  const all = await tx
    .select()
    .from(rates)
    .where(
      or(
        eq(rates.home, platformHome),
        change.rung === 'category' || change.rung === 'platform'
          ? eq(rates.rung, 'seller')
          : eq(rates.home, change.home),
      ),
    )
  if (change.rung === 'product') {
    const asked = {
      sellerId: change.home,
      productId: '',
      categoryId: change.categoryId ?? '',
      shopId: null,
      at,
    }
    const steps = climb(
      all.filter(one => one.rung !== 'campaign'),
      asked,
    )
    return steps.find(one => one.wins)?.bps ?? platformRateBps
  }
  if (change.rung === 'seller') return platformAt(all, at)
  if (change.rung === 'platform') return platformAt(all, at)
  const hidden: Rung[] = change.rung === 'campaign' ? ['campaign'] : ['campaign', 'deal']
  return Math.max(platformAt(all, at), ...highest(all, at, hidden))
}

function platformAt(all: RateVersion[], at: Instant): number {
  const own = all.filter(one => one.home === platformHome && one.rung === 'platform')
  return versionAt(own, at)?.bps ?? platformRateBps
}

/** The rate each rung but the hidden ones gives at a moment. */
function highest(all: RateVersion[], at: Instant, hidden: Rung[]): number[] {
  const shown = all.filter(one => !hidden.includes(one.rung))
  const subjects = groupBy(shown, one => `${one.home} ${one.rung} ${one.subject}`)
  return [...subjects.values()].flatMap(versions => versionAt(versions, at)?.bps ?? [])
}

async function refuseOverlap(tx: Tx, change: RateChange, validFrom: Instant): Promise<void> {
  if (change.bps === null) return
  const others = await tx
    .select()
    .from(rates)
    .where(and(eq(rates.home, change.home), eq(rates.rung, 'campaign'), isNotNull(rates.bps)))
  const until = change.validUntil ?? Number.MAX_SAFE_INTEGER
  const hit = others.find(
    one =>
      one.subject !== change.subject &&
      one.validFrom < until &&
      (one.validUntil ?? Number.MAX_SAFE_INTEGER) > validFrom &&
      (one.productId === null || !change.productId || one.productId === change.productId),
  )
  if (hit) throw new Refusal('ambiguous_rate', startOf(hit.validFrom))
}

/** Who shows what it is for hears of it, in time. */
async function announceCut(
  tx: Tx,
  change: RateChange,
  { version, validFrom, now }: { version: number; validFrom: Instant; now: Instant },
): Promise<void> {
  const { home, rung, subject } = change
  await promise(
    tx,
    [
      {
        home,
        topic: 'rate.cut',
        cause: `${home}:${rung}:${subject}:${version}`,
        payload: { home, rung, subject, version, validFrom, productId: change.productId ?? null },
      },
    ],
    now,
  )
}
