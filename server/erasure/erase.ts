import { forgetAppeals } from '../appeals/decide.ts'
import { totalsByState } from '../dues/queries.ts'
import { forgetPerson } from '../identity/profile.ts'
import { holdUser, type User } from '../identity/queries.ts'
import { takeBackUntil } from '../identity/tokens.ts'
import { forgetDiscounts } from '../orders/discount.ts'
import { hasOpenPayout } from '../payouts/draft.ts'
import { forgetDetails } from '../payouts/payee.ts'
import type { Instant } from '../platform/clock.ts'
import type { Reader, Tx } from '../platform/db/index.ts'
import type { Money } from '../platform/money.ts'
import { promise } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import { forgetApplication } from '../sellers/forget.ts'
import { type Seller, sellersOfUser } from '../sellers/queries.ts'
import { emptyShop } from '../shops/empty.ts'
import { findShopOfUser, type Shop } from '../shops/queries.ts'
import type { Video } from '../shops/schema.ts'
import { forgetWatchers } from '../watches/watch.ts'

/*
 * A person leaves (2016/679/EU, article 17): what is about them goes, and all they have made. What
 * was bought stays with its buyers, sellers and the books, which name a shop by its handle.
 */

/** Why somebody cannot leave by themselves: others depend on the account, or money is on its way. */
export type Tie = 'operator' | 'seller' | 'email_changed' | 'payout_open'

export type Leaving = {
  tie: Tie | null
  /** Earned and not paid out: given up by leaving. */
  open: Money[]
}

/** What leaving would mean for this person now. */
export async function leavingOf(
  db: Reader,
  { user, now }: { user: User; now: Instant },
): Promise<Leaving> {
  const shop = await findShopOfUser(db, user.id)
  return { tie: await tieOf(db, { user, shop, now }), open: shop ? await openOf(db, shop) : [] }
}

async function tieOf(
  db: Reader,
  { user, shop, now }: { user: User; shop: Shop | null; now: Instant },
): Promise<Tie | null> {
  if (user.isOperator) return 'operator'
  for (const seller of await sellersOfUser(db, user.id))
    if (await isNeeded(db, seller)) return 'seller'
  // Whoever has taken an account over would else end what its owner can still take back.
  if (await takeBackUntil(db, { userId: user.id, now })) return 'email_changed'
  const isPaid = shop && (await hasOpenPayout(db, { home: shop.id, currency: shop.currency }))
  return isPaid ? 'payout_open' : null
}

/** It has applied, sells, or something of what it sold is open. */
async function isNeeded(db: Reader, { id, state, currency }: Seller): Promise<boolean> {
  if (state === 'refused') return false
  if (state !== 'closed' || (await hasOpenPayout(db, { home: id, currency }))) return true
  const totals = await totalsByState(db, id)
  return totals.some(one => !gone.includes(one.state) && one.balanceMinor !== one.takenMinor)
}

const gone = ['rejected', 'void']

async function openOf(db: Reader, shop: Shop): Promise<Money[]> {
  const sums = new Map<string, number>()
  for (const { state, currency, balanceMinor, takenMinor } of await totalsByState(db, shop.id))
    if (!gone.includes(state))
      sums.set(currency, (sums.get(currency) ?? 0) + balanceMinor - takenMinor)
  return [...sums].flatMap(([currency, amount]) => (amount > 0 ? [{ amount, currency }] : []))
}

/**
 * Erases the account: its person, its shop's words and pictures, where it was paid to, and whoever
 * watched its prices. A last letter says so. Refuses `account_tied`, and `earnings_open` unless
 * exactly what is open is given up. Answers films whose files are to be dropped once this is
 * committed.
 */
export async function eraseAccount(
  tx: Tx,
  { userId, givesUp, now }: { userId: string; givesUp: Money[]; now: Instant },
): Promise<(Video | null)[]> {
  const user = await holdUser(tx, userId)
  const { tie, open } = await leavingOf(tx, { user, now })
  if (tie) throw new Refusal('account_tied', { why: tie })
  if (!isSameMoney(open, givesUp)) throw new Refusal('earnings_open', { open })
  const shop = await findShopOfUser(tx, userId)
  const videos = shop ? await eraseShop(tx, { shopId: shop.id, now }) : []
  await forgetWatchers(tx, { shopId: shop?.id ?? null, email: user.email })
  for (const { id } of await sellersOfUser(tx, userId)) {
    await forgetDetails(tx, id)
    await forgetApplication(tx, { sellerId: id, userId })
  }
  await forgetPerson(tx, userId)
  const { email, language } = user
  const payload = { mail: 'account_erased', email, language }
  const fact = { home: userId, topic: 'mail', cause: `account_erased:${userId}`, payload }
  await promise(tx, [fact], now)
  return videos
}

async function eraseShop(
  tx: Tx,
  { shopId, now }: { shopId: string; now: Instant },
): Promise<(Video | null)[]> {
  await forgetDetails(tx, shopId)
  await forgetDiscounts(tx, shopId)
  await forgetAppeals(tx, shopId)
  return emptyShop(tx, { shopId, now })
}

function isSameMoney(some: Money[], others: Money[]): boolean {
  const text = (all: Money[]) =>
    all
      .map(one => `${one.amount} ${one.currency}`)
      .sort()
      .join()
  return text(some) === text(others)
}
