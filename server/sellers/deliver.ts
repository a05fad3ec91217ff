import { and, eq, sql } from 'drizzle-orm'
import { days, type Instant } from '../platform/clock.ts'
import type { Reader, Tx } from '../platform/db/index.ts'
import { newId } from '../platform/id.ts'
import type { OutboundOutcome } from '../platform/outbound.ts'
import { type Promised, promise } from '../platform/outbox.ts'
import type { WebhookEvent } from './contract.ts'
import { endpointsOf } from './queries.ts'
import { webhookDeliveries, webhookEndpoints } from './schema.ts'

/** An endpoint that has only failed for this long is switched off. */
export const failingMax = days(5)

export type Delivery = typeof webhookDeliveries.$inferSelect
export type Endpoint = typeof webhookEndpoints.$inferSelect

/**
 * Writes one delivery per endpoint that wants the event, and promises each. Answers how many there
 * are: none means the seller must be reached otherwise.
 */
export async function fanOut(
  tx: Tx,
  event: {
    sellerId: string
    type: WebhookEvent
    data: unknown
    sellerOrderId: string
    now: Instant
  },
): Promise<number> {
  const { sellerId, type, data, sellerOrderId, now } = event
  const wanting = (await endpointsOf(tx, sellerId)).filter(
    one => one.state === 'on' && (one.events.length === 0 || one.events.includes(type)),
  )
  if (!wanting.length) return 0
  const body = JSON.stringify({ type, timestamp: new Date(now).toISOString(), data })
  const rows = wanting.map(endpoint => ({
    sellerId,
    id: newId('dlv', now),
    endpointId: endpoint.id,
    event: type,
    body,
    sellerOrderId,
    state: 'pending' as const,
    attempts: 0,
    createdAt: now,
  }))
  await tx.insert(webhookDeliveries).values(rows)
  await promise(
    tx,
    rows.map(row => deliveryWork(row)),
    now,
  )
  return rows.length
}

function deliveryWork({ sellerId, id }: { sellerId: string; id: string }, cause = id): Promised {
  return { home: sellerId, topic: 'webhook.deliver', cause, payload: { sellerId, id } }
}

export async function findDelivery(
  db: Reader,
  { sellerId, id }: { sellerId: string; id: string },
): Promise<{ delivery: Delivery; endpoint: Endpoint } | null> {
  const [row] = await db
    .select({ delivery: webhookDeliveries, endpoint: webhookEndpoints })
    .from(webhookDeliveries)
    .innerJoin(
      webhookEndpoints,
      and(
        eq(webhookEndpoints.sellerId, webhookDeliveries.sellerId),
        eq(webhookEndpoints.id, webhookDeliveries.endpointId),
      ),
    )
    .where(and(eq(webhookDeliveries.sellerId, sellerId), eq(webhookDeliveries.id, id)))
  return row ?? null
}

export type Answer = {
  kind: 'taken' | 'later' | 'gone'
  /** In a word, for the seller's list of deliveries. */
  outcome: string
  retryAfterSeconds?: number
}

/** What a seller's system said: only 2xx is yes, 410 is never again, all else is later. */
export function readAnswer(outcome: OutboundOutcome): Answer {
  if (outcome.kind === 'failed') return { kind: 'later', outcome: outcome.reason }
  const { status, headers } = outcome
  if (status >= 200 && status < 300) return { kind: 'taken', outcome: String(status) }
  if (status === 410) return { kind: 'gone', outcome: '410' }
  const wait = Number(headers['retry-after'])
  const asksToWait = (status === 429 || status === 503) && wait > 0
  return {
    kind: 'later',
    outcome: String(status),
    ...(asksToWait ? { retryAfterSeconds: Math.min(wait, 86_400) } : {}),
  }
}

/** Writes what a try came to; answers true when this try switched the endpoint off. */
export async function recordTry(
  tx: Tx,
  {
    delivery,
    endpoint,
    answer,
    isLast,
    now,
  }: { delivery: Delivery; endpoint: Endpoint; answer: Answer; isLast: boolean; now: Instant },
): Promise<boolean> {
  const key = and(
    eq(webhookDeliveries.sellerId, delivery.sellerId),
    eq(webhookDeliveries.id, delivery.id),
  )
  const state =
    answer.kind === 'taken'
      ? 'delivered'
      : answer.kind === 'gone'
        ? 'dropped'
        : isLast
          ? 'stuck'
          : 'pending'
  await tx
    .update(webhookDeliveries)
    .set({
      state,
      attempts: sql`${webhookDeliveries.attempts} + 1`,
      lastOutcome: answer.outcome,
      ...(answer.kind === 'taken' ? { deliveredAt: now } : {}),
    })
    .where(key)
  return noteEndpoint(tx, { endpoint, answer, now })
}

async function noteEndpoint(
  tx: Tx,
  { endpoint, answer, now }: { endpoint: Endpoint; answer: Answer; now: Instant },
): Promise<boolean> {
  const key = and(
    eq(webhookEndpoints.sellerId, endpoint.sellerId),
    eq(webhookEndpoints.id, endpoint.id),
  )
  if (answer.kind === 'taken') {
    if (endpoint.failingSince !== null)
      await tx.update(webhookEndpoints).set({ failingSince: null }).where(key)
    return false
  }
  const failingSince = endpoint.failingSince ?? now
  const isOff = answer.kind === 'gone' || now - failingSince > failingMax
  await tx
    .update(webhookEndpoints)
    .set({ failingSince, state: isOff ? 'off' : endpoint.state })
    .where(key)
  return isOff && endpoint.state === 'on'
}

/** Sends it again by hand, under the same id. */
export async function replayDelivery(
  tx: Tx,
  { sellerId, id, now }: { sellerId: string; id: string; now: Instant },
): Promise<boolean> {
  const found = await tx
    .update(webhookDeliveries)
    .set({ state: 'pending' })
    .where(and(eq(webhookDeliveries.sellerId, sellerId), eq(webhookDeliveries.id, id)))
    .returning({ id: webhookDeliveries.id })
  if (!found.length) return false
  await promise(tx, [deliveryWork({ sellerId, id }, `${id}:${now}`)], now)
  return true
}
