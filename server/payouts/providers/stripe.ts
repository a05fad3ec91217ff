import Stripe from 'stripe'
import type { StripeSettings } from '../../platform/config.ts'
import { refusalReason, stripeClient } from '../../platform/stripe-client.ts'
import type { PayoutProvider, Transfer, TransferOutcome } from '../provider.ts'

/** From our own Stripe balance to a payee's connected account. */
export function stripe(settings: StripeSettings): PayoutProvider {
  const client = stripeClient(settings)
  return {
    name: 'stripe',
    check: destination => check(client, destination),
    send: transfer => send(client, transfer),
    look: transfer => look(client, transfer),
  }
}

async function check(client: Stripe, destination: string) {
  // Anything else is nobody's account, and an empty one would be answered with our own.
  if (!/^acct_\w+$/.test(destination)) return 'unknown_destination'
  try {
    const account = await client.accounts.retrieve(destination)
    return account.payouts_enabled ? null : 'not_ready'
  } catch (error) {
    if (isUnknown(error)) return 'unknown_destination'
    throw error
  }
}

/** Stripe says the same of an account that is not there and of one that is not connected to us. */
function isUnknown(error: unknown): boolean {
  const { StripeInvalidRequestError, StripePermissionError } = Stripe.errors
  return error instanceof StripeInvalidRequestError || error instanceof StripePermissionError
}

/** Looks before it sends: after a day Stripe has forgotten the idempotency key, not the transfer. */
async function send(client: Stripe, transfer: Transfer): Promise<TransferOutcome> {
  const { payoutId, attempt } = transfer
  const known = await look(client, transfer)
  if (known) return known
  try {
    const made = await client.transfers.create(
      {
        amount: transfer.amountMinor,
        currency: transfer.currency.toLowerCase(),
        destination: transfer.destination,
        transfer_group: payoutId,
        metadata: { payout_id: payoutId, attempt },
      },
      { idempotencyKey: `payout:${payoutId}:${attempt}` },
    )
    return { kind: 'paid', providerRef: made.id }
  } catch (error) {
    const reason = refusalReason(error)
    return reason ? { kind: 'failed', reason } : { kind: 'unresolved' }
  }
}

async function look(
  client: Stripe,
  { payoutId, attempt }: Transfer,
): Promise<TransferOutcome | null> {
  try {
    const list = client.transfers.list({ transfer_group: payoutId, limit: 100 })
    for await (const one of list)
      if (one.metadata.attempt === String(attempt))
        return one.reversed
          ? { kind: 'failed', reason: 'reversed' }
          : { kind: 'paid', providerRef: one.id }
    return null
  } catch (error) {
    // Even a refused question says nothing about the transfer.
    if (error instanceof Stripe.errors.StripeError) return { kind: 'unresolved' }
    throw error
  }
}
