import { and, desc, eq, gt, gte, ne } from 'drizzle-orm'
import { takeBackUntil } from '../identity/tokens.ts'
import { hours, type Instant } from '../platform/clock.ts'
import type { Reader, Tx } from '../platform/db/index.ts'
import { promise } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import { isSame, sign } from '../platform/signed.ts'
import type { PayeeInput } from './contract.ts'
import { type PayeeKind, payeeDetails, payouts } from './schema.ts'

export type Details = typeof payeeDetails.$inferSelect
/** Who is paid; home: the shop of a curator, or the seller. */
export type Payee = { home: string; kind: PayeeKind; currency: string }

/** New details of somebody who has been paid before count only after this long. */
export const changeWait = hours(72)

/**
 * Keeps new details until the mailed link is opened. The address the money went to before is told
 * as well, so that a thief cannot move it quietly.
 */
export async function proposeDetails(
  tx: Tx,
  {
    payee,
    userId,
    email,
    input,
    now,
  }: {
    payee: Payee
    userId: string
    email: string
    input: Omit<PayeeInput, 'password'>
    now: Instant
  },
): Promise<void> {
  const all = await detailsOf(tx, payee.home)
  const version = (all[0]?.version ?? 0) + 1
  await tx.insert(payeeDetails).values({
    home: payee.home,
    version,
    kind: payee.kind,
    userId,
    provider: input.provider,
    destination: { holder: input.holder, account: input.account, bank: input.bank },
    thresholdMinor: input.threshold_minor,
    email,
    createdAt: now,
  })
  const own = { home: payee.home, topic: 'mail' }
  const confirm = { mail: 'payee_confirm', home: payee.home, version, userId }
  const mails = [{ ...own, cause: `payee_confirm:${version}:${payee.home}`, payload: confirm }]
  const before = all.find(one => one.verifiedAt !== null)
  if (before) {
    const payload = { mail: 'payee_changed', home: payee.home, version, to: before.email, userId }
    mails.push({
      ...own,
      cause: `payee_changed:${version}:${payee.home}`,
      payload: payload as never,
    })
  }
  await promise(tx, mails, now)
}

/** What the mailed link carries: it confirms this version and no other, and no row keeps it. */
export function payeeToken(
  secretKey: string,
  { home, version }: { home: string; version: number },
): string {
  return sign(secretKey, 'payee', `${home} ${version}`)
}

/** The link was opened. Refuses `token_invalid`. Answers from when on the details count. */
export async function confirmDetails(
  tx: Tx,
  { home, token, secretKey, now }: { home: string; token: string; secretKey: string; now: Instant },
): Promise<Instant> {
  const all = await detailsOf(tx, home)
  const [latest] = all
  if (!latest || latest.verifiedAt !== null || !isSame(token, payeeToken(secretKey, latest)))
    throw new Refusal('token_invalid')
  const isFirst = !all.some(one => one.verifiedAt !== null)
  // Who has just moved the account to an address of theirs confirms what they like: it has to wait.
  const until = await takeBackUntil(tx, { userId: latest.userId, now })
  const effectiveAt = Math.max(isFirst ? now : now + changeWait, until ?? 0)
  await tx
    .update(payeeDetails)
    .set({ verifiedAt: now, effectiveAt })
    .where(and(eq(payeeDetails.home, home), eq(payeeDetails.version, latest.version)))
  return effectiveAt
}

/** An account was taken back: what was written since then counts only once it is confirmed anew. */
export async function suspendDetails(
  tx: Tx,
  { userId, since, now }: { userId: string; since: Instant; now: Instant },
): Promise<void> {
  await tx
    .update(payeeDetails)
    .set({ verifiedAt: null, effectiveAt: null })
    .where(
      and(
        eq(payeeDetails.userId, userId),
        gte(payeeDetails.createdAt, since),
        gt(payeeDetails.effectiveAt, now),
      ),
    )
}

const nowhere = { holder: '', account: '', bank: '' }

/** Where somebody was to be paid, who has left. Of what was paid the books keep the account. */
export async function forgetDetails(tx: Tx, home: string): Promise<void> {
  await tx.delete(payeeDetails).where(eq(payeeDetails.home, home))
  await tx
    .update(payouts)
    .set({ destination: nowhere })
    .where(and(eq(payouts.home, home), ne(payouts.state, 'paid')))
}

/** All versions, newest first. */
export async function detailsOf(db: Reader, home: string): Promise<Details[]> {
  return db
    .select()
    .from(payeeDetails)
    .where(eq(payeeDetails.home, home))
    .orderBy(desc(payeeDetails.version))
}

export type DetailsStanding = {
  /** What counts now; null: nothing does. */
  current: Details | null
  /** Written but not confirmed, or confirmed and waiting. */
  next: Details | null
}

export function standingOf(all: Details[], now: Instant): DetailsStanding {
  const current = all.find(one => one.effectiveAt !== null && one.effectiveAt <= now) ?? null
  const [latest] = all
  const next = latest && latest !== current ? latest : null
  return { current, next }
}
