import { and, eq } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/db/index.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import { newWebhookSecret } from '../platform/webhook-signature.ts'
import { endpointsOf } from './queries.ts'
import { webhookDeliveries, webhookEndpoints } from './schema.ts'

export const endpointsMax = 10

/**
 * Adds a place where the seller's system listens; the secret is shown this once. Refuses
 * `endpoint_exists`: the same address twice would hear everything twice, under two ids.
 */
export async function addEndpoint(
  tx: Tx,
  { sellerId, url, events, now }: { sellerId: string; url: string; events: string[]; now: Instant },
): Promise<{ id: string; secret: string }> {
  const existing = await endpointsOf(tx, sellerId)
  const same = existing.find(one => new URL(one.url).href === new URL(url).href)
  if (same) throw new Refusal('endpoint_exists', { endpoint_id: same.id })
  if (existing.length >= endpointsMax) throw new Refusal('too_many_endpoints', { endpointsMax })
  const id = newId('end', now)
  const secret = newWebhookSecret()
  await tx
    .insert(webhookEndpoints)
    .values({ sellerId, id, url, secret, events, state: 'on', createdAt: now })
  return { id, secret }
}

/** Its past deliveries go with it; orders stay visible in portal and API. */
export async function removeEndpoint(
  tx: Tx,
  { sellerId, endpointId }: { sellerId: string; endpointId: string },
): Promise<void> {
  await tx
    .delete(webhookDeliveries)
    .where(
      and(eq(webhookDeliveries.sellerId, sellerId), eq(webhookDeliveries.endpointId, endpointId)),
    )
  const removed = await tx
    .delete(webhookEndpoints)
    .where(and(eq(webhookEndpoints.sellerId, sellerId), eq(webhookEndpoints.id, endpointId)))
    .returning({ id: webhookEndpoints.id })
  if (!removed.length) throw new Refusal('not_found')
}
