import type Stripe from 'stripe'
import type { Delivery } from '../../orders/express.ts'
import { type Instant, minutes } from '../../platform/clock.ts'
import type { StripeSettings } from '../../platform/config.ts'
import { currencies } from '../../platform/money.ts'
import { Refusal } from '../../platform/refusal.ts'
import { refusalReason, stripeClient } from '../../platform/stripe-client.ts'
import type {
  Heard,
  News,
  PaymentFacts,
  PaymentProvider,
  PaymentToBegin,
  RefundFacts,
  RefundOutcome,
} from '../provider.ts'

/**
 * Cards and wallets on Stripe's own page (Checkout). A payment's `providerRef` is the page's session
 * until it is paid, and the payment intent from then on: refunds and disputes know only the latter.
 */
export function stripe(settings: StripeSettings): PaymentProvider {
  const client = stripeClient(settings)
  return {
    name: 'stripe',
    paysAtOnce: false,
    // Stripe keeps a page open for no less than 30 minutes; the rest is for getting there.
    waits: minutes(40),
    takes: currency => currencies.includes(currency),
    asks: true,
    begin: async payment => {
      const session = await client.checkout.sessions.create(pageFor(payment), {
        idempotencyKey: `checkout:${payment.paymentId}`,
      })
      if (!session.url) throw new Error(`stripe: ${session.id} has no page`)
      return { kind: 'redirect', url: session.url, providerRef: session.id }
    },
    refund: refund => sendRefund(client, refund),
    hear: async message => hear(client, settings, message),
    look: payment => look(client, payment),
    lookRefund: refund => lookRefund(client, refund),
  }
}

function pageFor(payment: PaymentToBegin): Stripe.Checkout.SessionCreateParams {
  const order = `${payment.baseUrl}/orders/${payment.orderToken}`
  const metadata = {
    payment_id: payment.paymentId,
    ...(payment.askedIn ? { express: '1' } : {}),
  }
  return {
    mode: 'payment',
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: payment.currency.toLowerCase(),
          unit_amount: payment.amountMinor,
          product_data: { name: `Order ${payment.orderNumber}` },
        },
      },
    ],
    client_reference_id: payment.paymentId,
    metadata,
    // Whichever of the two tells us first must know whose payment it is.
    payment_intent_data: { metadata },
    ...whoAndWhere(payment),
    locale: pageLanguages.has(payment.language) ? (payment.language as PageLanguage) : 'auto',
    success_url: `${order}?placed=1`,
    cancel_url: order,
    expires_at: Math.floor(payment.expiresAt / 1000),
  }
}

/** Express: the page asks for both, and wallets fill them in. */
function whoAndWhere({ email, askedIn }: PaymentToBegin): Stripe.Checkout.SessionCreateParams {
  if (!askedIn) return { customer_email: email }
  return {
    shipping_address_collection: { allowed_countries: askedIn },
    phone_number_collection: { enabled: true },
  }
}

type PageLanguage = NonNullable<Stripe.Checkout.SessionCreateParams['locale']>

/** What Stripe's page can speak; anything else is refused there. */
const pageLanguages = new Set<string>(
  'bg cs da de el en en-GB es es-419 et fi fil fr fr-CA hr hu id it ja ko lt lv ms mt nb nl pl pt pt-BR ro ru sk sl sv th tr vi zh zh-HK zh-TW'.split(
    ' ',
  ),
)

/**
 * Looks before it sends: Stripe forgets an idempotency key after a day, our retries last three, and
 * a refund whose answer was lost must not be sent twice.
 */
async function sendRefund(client: Stripe, refund: RefundFacts): Promise<RefundOutcome> {
  try {
    const known = await lookRefund(client, refund)
    if (known) return known
    const made = await client.refunds.create(
      {
        payment_intent: intentOf(refund.payment),
        amount: refund.amountMinor,
        metadata: { refund_id: refund.refundId },
      },
      { idempotencyKey: `refund:${refund.refundId}` },
    )
    return refundOutcome(made.status)
  } catch (error) {
    return refusalReason(error) ? 'failed' : 'unresolved'
  }
}

async function lookRefund(client: Stripe, refund: RefundFacts) {
  const list = client.refunds.list({ payment_intent: intentOf(refund.payment), limit: 100 })
  for await (const one of list)
    if (one.metadata?.refund_id === refund.refundId) return refundOutcome(one.status)
  return null
}

/** Only a paid payment can be refunded, and a paid one has its intent. */
function intentOf(payment: PaymentFacts): string {
  if (!payment.providerRef) throw new Error(`stripe: ${payment.paymentId} was never paid`)
  return payment.providerRef
}

function refundOutcome(status: string | null): 'done' | 'failed' | 'sent' {
  if (status === 'succeeded') return 'done'
  return status === 'failed' || status === 'canceled' ? 'failed' : 'sent'
}

async function look(client: Stripe, payment: PaymentFacts): Promise<News | null> {
  const { paymentId, providerRef } = payment
  if (!providerRef) return null
  if (!providerRef.startsWith('cs_')) {
    const intent = await client.paymentIntents.retrieve(providerRef, { expand: ['latest_charge'] })
    return newsOfIntent(intent, paymentId)
  }
  const session = await client.checkout.sessions.retrieve(providerRef, {
    expand: ['payment_intent.latest_charge'],
  })
  return newsOfSession(session, paymentId)
}

async function paidBy(client: Stripe, intent: Stripe.PaymentIntent): Promise<News | null> {
  const { payment_id: paymentId, express } = intent.metadata
  if (!express) return newsOfIntent(intent, paymentId)
  const { data } = await client.checkout.sessions.list({ payment_intent: intent.id, limit: 1 })
  return data[0] ? newsOfSession(data[0], paymentId) : null
}

type Message = { headers: Headers; body: Buffer; now: Instant }

async function hear(client: Stripe, settings: StripeSettings, message: Message): Promise<Heard> {
  const event = verify(client, settings.webhookSecret, message)
  // Connected accounts write what they like into their own payments: only our own account counts.
  const isOurs = event.livemode === settings.secretKey.includes('_live_') && !event.account
  const news = isOurs ? newsOf(event) : null
  return { eventId: event.id, news: news ? await withIntent(client, news) : [] }
}

/**
 * What the message leaves out and the payment intent knows. A dispute names neither our payment nor
 * whether its money was ever heard of: both are told, in that order, and one that is not ours is
 * nothing. A failing look-up refuses the message, so that it comes again. A card's fingerprint only
 * helps against own purchases: the payment does not wait for it.
 */
async function withIntent(client: Stripe, news: News): Promise<News[]> {
  const retrieve = (id: string) => client.paymentIntents.retrieve(id, { expand: ['latest_charge'] })
  if (news.kind === 'paid' && news.fingerprint === null) {
    const intent = await retrieve(news.providerRef).catch(() => null)
    return [{ ...news, fingerprint: intent && fingerprintOf(intent) }]
  }
  if ((news.kind === 'disputed' || news.kind === 'dispute_closed') && news.providerRef) {
    const paid = await paidBy(client, await retrieve(news.providerRef))
    return paid ? [paid, news] : []
  }
  return [news]
}

const toleranceSeconds = 300

function verify(client: Stripe, secret: string, { headers, body, now }: Message): Stripe.Event {
  const signature = headers.get('stripe-signature') ?? ''
  try {
    return client.webhooks.constructEvent(body, signature, secret, toleranceSeconds, undefined, now)
  } catch {
    throw new Refusal('signature_invalid')
  }
}

function newsOf(event: Stripe.Event): News | null {
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
    case 'checkout.session.expired':
      return newsOfSession(event.data.object, event.data.object.metadata?.payment_id)
    case 'checkout.session.async_payment_failed':
      return failed(event.data.object.metadata?.payment_id)
    case 'payment_intent.succeeded':
      return newsOfIntent(event.data.object, event.data.object.metadata.payment_id)
    case 'refund.updated':
    case 'refund.failed':
    case 'charge.refund.updated':
      return newsOfRefund(event.data.object)
    case 'charge.dispute.created':
    case 'charge.dispute.updated':
    case 'charge.dispute.funds_withdrawn':
      return newsOfDispute(event.data.object)
    case 'charge.dispute.closed':
      return newsOfClosedDispute(event.data.object)
    default:
      return null
  }
}

/** Null too for what others sell through the same Stripe account. */
function newsOfSession(
  session: Stripe.Checkout.Session,
  paymentId: string | undefined,
): News | null {
  const { payment_intent: intent, amount_total: amount, currency } = session
  if (session.status === 'expired') return failed(paymentId)
  if (session.payment_status !== 'paid') return isGivenUp(session) ? failed(paymentId) : null
  if (!paymentId || !intent || amount === null || !currency) return null
  return {
    kind: 'paid',
    paymentId,
    providerRef: idOf(intent),
    amountMinor: amount,
    currency: currency.toUpperCase(),
    fingerprint: typeof intent === 'string' ? null : fingerprintOf(intent),
    ...(session.metadata?.express ? { delivery: deliveryOf(session) } : {}),
  }
}

/** Whatever is missing is left empty here and refused where it is read. */
function deliveryOf(session: Stripe.Checkout.Session): Delivery {
  const { email, phone } = session.customer_details ?? {}
  const { name, address } = session.collected_information?.shipping_details ?? {}
  return {
    buyer: { name: name ?? '', email: email ?? '', phone: phone ?? '' },
    ship_to: {
      line1: address?.line1 ?? '',
      line2: address?.line2 ?? '',
      city: address?.city ?? '',
      region: address?.state ?? '',
      postal_code: address?.postal_code ?? '',
      country: address?.country ?? '',
    },
  }
}

/** A way to pay that takes days came to nothing, and the page cannot be used again. */
function isGivenUp({ status, payment_intent: intent }: Stripe.Checkout.Session): boolean {
  if (status !== 'complete' || !intent || typeof intent === 'string') return false
  return intent.status === 'requires_payment_method' || intent.status === 'canceled'
}

function newsOfIntent(intent: Stripe.PaymentIntent, paymentId: string | undefined): News | null {
  // Only the page knows who bought: its own message, or a look at it, tells of an express payment.
  if (!paymentId || intent.status !== 'succeeded' || intent.metadata.express) return null
  return {
    kind: 'paid',
    paymentId,
    providerRef: intent.id,
    amountMinor: intent.amount_received,
    currency: intent.currency.toUpperCase(),
    fingerprint: fingerprintOf(intent),
  }
}

/** Stripe's own text for one card number; messages carry only the charge's id, hence null there. */
function fingerprintOf({ latest_charge: charge }: Stripe.PaymentIntent): string | null {
  if (!charge || typeof charge === 'string') return null
  return charge.payment_method_details?.card?.fingerprint ?? null
}

function failed(paymentId: string | undefined): News | null {
  return paymentId ? { kind: 'failed', paymentId } : null
}

function newsOfRefund({ metadata, status }: Stripe.Refund): News | null {
  const refundId = metadata?.refund_id
  const outcome = refundOutcome(status)
  return refundId && outcome !== 'sent' ? { kind: 'refund', refundId, outcome } : null
}

/** An inquiry (`warning_…`) has taken no money, and what is over is told by its closing. */
function newsOfDispute(dispute: Stripe.Dispute): News | null {
  const { id, payment_intent: intent, amount, status } = dispute
  if (!intent || (status !== 'needs_response' && status !== 'under_review')) return null
  return { kind: 'disputed', providerRef: idOf(intent), disputeId: id, amountMinor: amount }
}

/** A warning that closes has taken no money: as good as won. */
function newsOfClosedDispute(dispute: Stripe.Dispute): News | null {
  const { id, status, payment_intent: intent, amount } = dispute
  const closed = { kind: 'dispute_closed' as const, disputeId: id, amountMinor: amount }
  const providerRef = intent ? idOf(intent) : null
  if (status === 'lost') return { ...closed, providerRef, outcome: 'lost' }
  if (status === 'won') return { ...closed, providerRef, outcome: 'won' }
  return status === 'warning_closed' ? { ...closed, providerRef: null, outcome: 'won' } : null
}

const idOf = (one: string | { id: string }) => (typeof one === 'string' ? one : one.id)
