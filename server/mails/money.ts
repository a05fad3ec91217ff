import type { PayoutBlocked } from '../../storefront/mails/money.ts'
import { openMinor } from '../dues/due.ts'
import { payableDues } from '../dues/queries.ts'
import { findUserByEmail, requireUser } from '../identity/queries.ts'
import type { Instance } from '../instance.ts'
import { changeWait, type Details, detailsOf, payeeToken } from '../payouts/payee.ts'
import { requirePayout } from '../payouts/queries.ts'
import { hours } from '../platform/clock.ts'
import type { Reader } from '../platform/db/index.ts'
import type { Language } from '../platform/language.ts'
import { requireSeller } from '../sellers/queries.ts'
import { requireShop } from '../shops/queries.ts'
import type { Composers } from './compose.ts'

type Mails = Pick<
  Composers,
  'payee_confirm' | 'payee_changed' | 'payout_settled' | 'payout_blocked'
>

export type Inbox = {
  kind: 'curator' | 'seller'
  to: string
  language: Language
  /** The shop's or the seller's name. */
  name: string
}

/**
 * Where mail about a home's money goes: to whose account the shop or the seller is. A seller's
 * support address stands on every page and is not asked to confirm anything.
 */
export async function inboxOf(reader: Reader, home: string): Promise<Inbox> {
  if (home.startsWith('shp_')) {
    const shop = await requireShop(reader, home)
    const user = await requireUser(reader, shop.userId)
    return {
      kind: 'curator',
      to: user.email,
      language: user.language,
      name: shop.name,
    }
  }
  const seller = await requireSeller(reader, home)
  const user = await requireUser(reader, seller.appliedBy)
  return { kind: 'seller', to: user.email, language: user.language, name: seller.name }
}

/** Where a payee sees what became of their money. */
export function payeeUrl({ config }: Instance, kind: Inbox['kind']): string {
  return `${config.baseUrl}/dashboard/${kind === 'curator' ? 'earnings' : 'sell/money'}`
}

/** `DE44 5001 0517` -> `0517`. */
function endOf({ destination }: Pick<Details, 'destination'>): string {
  return destination.account.replace(/\s/g, '').slice(-4)
}

export const moneyMails: Mails = {
  payee_confirm: async (instance, { home = '', version, userId = '' }) => {
    const { inbox, user, latest } = await instance.db.read(async reader => ({
      inbox: await inboxOf(reader, home),
      user: await requireUser(reader, userId),
      latest: (await detailsOf(reader, home))[0],
    }))
    // Written anew or confirmed meanwhile: the link would open nothing.
    if (latest?.version !== Number(version) || latest.verifiedAt !== null) return []
    const { baseUrl, secretKey } = instance.config
    const token = payeeToken(secretKey, latest)
    const props = {
      language: user.language,
      kind: inbox.kind,
      payeeName: inbox.name,
      holder: latest.destination.holder,
      accountEnd: endOf(latest),
      url: `${baseUrl}/dashboard/payee/${home}/${token}`,
      passwordUrl: `${baseUrl}/dashboard/forgot`,
    }
    return [{ to: user.email, props }]
  },
  payee_changed: async (instance, { home = '', version, to = '', userId = '' }) => {
    const { inbox, user, details } = await instance.db.read(async reader => ({
      inbox: await inboxOf(reader, home),
      user: (await findUserByEmail(reader, to)) ?? (await requireUser(reader, userId)),
      details: (await detailsOf(reader, home)).find(one => one.version === Number(version)),
    }))
    if (!details) return []
    const { baseUrl } = instance.config
    const props = {
      language: user.language,
      kind: inbox.kind,
      payeeName: inbox.name,
      accountEnd: endOf(details),
      waitHours: changeWait / hours(1),
      dashboardUrl: `${baseUrl}/dashboard`,
      passwordUrl: `${baseUrl}/dashboard/forgot`,
    }
    return [{ to, props }]
  },
  payout_settled: async (instance, { home = '', payoutId = '', ...payload }) => {
    const state = (['paid', 'failed', 'returned'] as const).find(one => one === payload.state)
    if (!state) return []
    const { inbox, payout, lines } = await instance.db.read(async reader => ({
      inbox: await inboxOf(reader, home),
      ...(await requirePayout(reader, { home, payoutId })),
    }))
    const props = {
      language: inbox.language,
      kind: inbox.kind,
      payeeName: inbox.name,
      state,
      amount: { amount: payout.amountMinor, currency: payout.currency },
      number: payout.id.slice(-8).toUpperCase(),
      accountEnd: endOf(payout),
      entries: lines.length,
      reason: payout.reason,
      dashboardUrl: payeeUrl(instance, inbox.kind),
    }
    return [{ to: inbox.to, props }]
  },
  payout_blocked: async (instance, { home = '', currency = '', why }) => {
    const { inbox, dues } = await instance.db.read(async reader => ({
      inbox: await inboxOf(reader, home),
      dues: await payableDues(reader, { home, currency }),
    }))
    const amount = dues.reduce((sum, due) => sum + openMinor(due), 0)
    // Refunded in the meantime: nothing waits.
    if (amount <= 0) return []
    const props = {
      language: inbox.language,
      kind: inbox.kind,
      payeeName: inbox.name,
      why: why as PayoutBlocked['why'],
      amount: { amount, currency },
      dashboardUrl: payeeUrl(instance, inbox.kind),
    }
    return [{ to: inbox.to, props }]
  },
}
