import type { Instant } from '../platform/clock.ts'

import type { Config } from '../platform/config.ts'
import { Refusal } from '../platform/refusal.ts'
import { manual } from './providers/manual.ts'
import { test } from './providers/test.ts'

export type PaymentToBegin = { paymentId: string; orderToken: string; baseUrl: string }

/** What an order's buyer does next. */
export type Next =
  /** Go there (a provider's page, or ours), top-level. */
  | { kind: 'redirect'; url: string }
  /** Nothing to do on a page: a person will confirm. */
  | { kind: 'wait' }

/** What `send` of a refund came to. `by_hand`: a person sends it and says so. */
export type RefundOutcome = 'done' | 'by_hand' | 'unresolved'

/** The face every way to pay shows. Called outside any transaction. */
export type PaymentProvider = {
  name: 'test' | 'manual'
  /** An order by API is paid in the request itself. */
  paysAtOnce: boolean
  /** How long an unpaid order holds its stock. */
  waits: number
  begin(payment: PaymentToBegin): Promise<Next>
  refund(refund: {
    refundId: string
    paymentId: string
    amountMinor: number
  }): Promise<RefundOutcome>
}

const all: Record<PaymentProvider['name'], PaymentProvider> = { test, manual }

/** The providers this instance offers, in the operator's order. */
export function paymentProviders(config: Pick<Config, 'paymentProviders'>): PaymentProvider[] {
  return config.paymentProviders.map(name => all[name])
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
