import Stripe from 'stripe'
import { seconds } from './clock.ts'
import type { StripeSettings } from './config.ts'

const clients = new Map<string, Stripe>()

/** Stripe's own client, one per key and address. */
export function stripeClient({
  secretKey,
  api,
}: Pick<StripeSettings, 'secretKey' | 'api'>): Stripe {
  const known = `${secretKey} ${api ?? ''}`
  const client = clients.get(known) ?? makeClient(secretKey, api)
  clients.set(known, client)
  return client
}

function makeClient(secretKey: string, api: string | null): Stripe {
  return new Stripe(secretKey, {
    ...(api ? addressOf(new URL(api)) : {}),
    maxNetworkRetries: 1,
    timeout: seconds(15),
    telemetry: false,
  })
}

function addressOf({ hostname, port, protocol }: URL) {
  const isPlain = protocol === 'http:'
  return {
    host: hostname,
    port: port || (isPlain ? '80' : '443'),
    protocol: isPlain ? ('http' as const) : ('https' as const),
  }
}

/**
 * Stripe's reason when it refused for good, having done nothing. Null when nobody knows what it
 * did, or when our own key is at fault: those are asked again. A key used for two different things
 * is of the second kind, since the first of them may well have happened.
 */
export function refusalReason(error: unknown): string | null {
  const { StripeError, StripeInvalidRequestError, StripeCardError } = Stripe.errors
  if (!(error instanceof StripeError)) throw error
  const isFinal = error instanceof StripeInvalidRequestError || error instanceof StripeCardError
  return isFinal ? (error.code ?? error.type) : null
}
