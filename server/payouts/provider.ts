import type { Config } from '../platform/config.ts'
import { manual } from './providers/manual.ts'

export type PayoutProviderName = 'manual' | 'stripe'

/** Minor units of an ISO 4217 currency, to where a payee said. */
export type Transfer = {
  payoutId: string
  /** Counts up when a person decides to send a failed payout again. */
  attempt: number
  amountMinor: number
  currency: string
  /** As the provider knows the payee: a bank account in words, or `acct_...`. */
  destination: string
  /** The provider's own id of it, once it has one. */
  providerRef: string | null
}

/**
 * `by_hand`: a person sends it and says so. `failed`: refused for good, with the provider's reason.
 * `unresolved`: nobody knows whether it went; `look` or a person finds out, nothing is sent again.
 */
export type TransferOutcome =
  | { kind: 'paid'; providerRef: string }
  | { kind: 'by_hand' }
  | { kind: 'failed'; reason: string }
  | { kind: 'unresolved' }

/** The face every way to pay out shows. Called outside any transaction. */
export type PayoutProvider = {
  name: PayoutProviderName
  /** Null: this can be paid to; else what is wrong with it. Throws when it cannot be asked. */
  check(destination: string): Promise<'unknown_destination' | 'not_ready' | 'iban_wrong' | null>
  /** The same payout and attempt is one transfer however often it is asked for. */
  send(transfer: Transfer): Promise<TransferOutcome>
  /** How it stands there now. Null: it never arrived there and may be sent again. */
  look(transfer: Transfer): Promise<TransferOutcome | null>
}

/** The ways to pay out this instance offers: by hand always, Stripe where its key is set. */
export async function payoutProviders(config: Config): Promise<PayoutProvider[]> {
  if (!config.stripe) return [manual]
  const { stripe } = await import('./providers/stripe.ts')
  return [manual, stripe(config.stripe)]
}
