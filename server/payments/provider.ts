import type { Delivery } from '../orders/express.ts'
import type { Instant } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Language } from '../platform/language.ts'
import { Refusal } from '../platform/refusal.ts'
import { manual } from './providers/manual.ts'
import { test } from './providers/test.ts'

export type ProviderName = 'test' | 'manual' | 'stripe' | 'alipay'

/** A payment as a provider needs to know it. Amounts are minor units of an ISO 4217 currency. */
export type PaymentFacts = {
  paymentId: string
  /** The provider's own id of it, once it has one. */
  providerRef: string | null
  amountMinor: number
  currency: string
}

export type PaymentToBegin = PaymentFacts & {
  /** What the buyer knows the order by, e.g. `4F7K2M9Q`. */
  orderNumber: string
  orderToken: string
  /** Where our own pages are, without a slash at the end. */
  baseUrl: string
  /** Empty where the provider asks for it. */
  email: string
  /** Express: the provider asks who buys and where it goes, these countries only; null: known here. */
  askedIn: string[] | null
  language: Language
  /** Money that comes later comes too late. */
  expiresAt: Instant
}

/** What an order's buyer does next. */
export type Next =
  /** Go there (a provider's page, or ours), top-level. */
  | { kind: 'redirect'; url: string; providerRef?: string }
  /** Nothing to do on a page: a person will confirm. */
  | { kind: 'wait' }

export type RefundFacts = {
  refundId: string
  amountMinor: number
  currency: string
  payment: PaymentFacts
}

/**
 * What sending money back came to. `by_hand`: a person sends it and says so. `sent`: taken, the
 * outcome will be heard or looked up. `failed`: refused for good. `unresolved`: nobody knows, ask
 * again (the refund's id makes it one refund however often it is asked for).
 */
export type RefundOutcome = 'done' | 'by_hand' | 'sent' | 'failed' | 'unresolved'

/** What a provider tells us, in our words. Any of it may come twice, late, or in another order. */
export type News =
  | {
      kind: 'paid'
      paymentId: string
      providerRef: string
      amountMinor: number
      currency: string
      /** Same card or account, same text; never the number itself. */
      fingerprint: string | null
      /** Where the provider asked for it. */
      delivery?: Delivery
    }
  /** The buyer gave up, was declined for good, or the page's time is over. */
  | { kind: 'failed'; paymentId: string }
  | { kind: 'refund'; refundId: string; outcome: 'done' | 'failed' }
  /** The buyer's bank has taken the money back, at least for now. */
  | { kind: 'disputed'; providerRef: string; disputeId: string; amountMinor: number }
  | {
      kind: 'dispute_closed'
      disputeId: string
      outcome: 'won' | 'lost'
      /** Whose money it was, if it was taken: its opening may not have been heard yet. */
      providerRef: string | null
      amountMinor: number
    }

/** One message of a provider, proven to be its own. */
export type Heard = { eventId: string; news: News[] }

/** The face every way to pay shows. Called outside any transaction. */
export type PaymentProvider = {
  name: ProviderName
  /** An order by API is paid in the request itself. */
  paysAtOnce: boolean
  /** How long an unpaid order holds its stock. */
  waits: number
  takes(currency: string): boolean
  /** Express: its page asks who buys and where it goes, so that nothing is typed here. */
  asks?: boolean
  /** Throws when the provider cannot be reached or refuses: the buyer may try again. */
  begin(payment: PaymentToBegin): Promise<Next>
  refund(refund: RefundFacts): Promise<RefundOutcome>
  /**
   * A message to `/hooks/<name>`: raw bytes as they came. Refuses `signature_invalid`. News that
   * does not concern us is an empty list.
   */
  hear?(message: { headers: Headers; body: Buffer; now: Instant }): Promise<Heard>
  /**
   * How a payment stands there now, for those whose message never came. Null: still open. Throws
   * when the provider cannot be asked.
   */
  look?(payment: PaymentFacts): Promise<News | null>
  /** How a refund stands there now. Null: not known there. Throws when it cannot be asked. */
  lookRefund?(refund: RefundFacts): Promise<'done' | 'failed' | 'sent' | null>
}

/** The providers this instance offers, in the operator's order. */
export async function paymentProviders(config: Config): Promise<PaymentProvider[]> {
  return Promise.all(config.paymentProviders.map(name => make[name](config)))
}

/** The SDKs are loaded only where they are used: one takes a quarter of a second. */
const make: Record<ProviderName, (config: Config) => Promise<PaymentProvider>> = {
  test: async () => test,
  manual: async () => manual,
  stripe: async ({ stripe }) => (await import('./providers/stripe.ts')).stripe(required(stripe)),
  alipay: async ({ alipay }) => (await import('./providers/alipay.ts')).alipay(required(alipay)),
}

/** The settings were checked when they were read. */
function required<T>(settings: T | null): T {
  if (!settings) throw new Error('a provider without its settings')
  return settings
}

/** Refuses `payment_provider_unknown` for one that is not offered. */
export function requireProvider(offered: PaymentProvider[], name: string): PaymentProvider {
  const provider = offered.find(one => one.name === name)
  if (!provider)
    throw new Refusal('payment_provider_unknown', { offered: offered.map(one => one.name) })
  return provider
}

export function expiryOf(provider: PaymentProvider, now: Instant): Instant {
  return now + provider.waits
}
