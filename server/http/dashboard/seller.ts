import type { Context } from 'hono'
import { countByStatus } from '../../fulfilment/queries.ts'
import { normalEmail } from '../../orders/order.ts'
import { Refusal } from '../../platform/refusal.ts'
import { applySeller } from '../../sellers/apply.ts'
import { editSeller } from '../../sellers/approve.ts'
import { KeyInput, SellerInput, WebhookEndpointInput } from '../../sellers/contract.ts'
import { addEndpoint, removeEndpoint } from '../../sellers/endpoints.ts'
import { createKey, keysOf, revokeKey } from '../../sellers/keys.ts'
import {
  deliveriesOf,
  endpointsOf,
  isMember,
  requireSeller,
  type Seller,
} from '../../sellers/queries.ts'
import { askAgain } from '../../sellers/support-email.ts'
import { type Env, factory, requirePerson } from '../context.ts'
import { json } from '../input.ts'

/** The seller named in the address, if the person acts for it; anything else looks like nothing. */
export async function requireOwnSeller(c: Context<Env>): Promise<Seller> {
  const { user } = requirePerson(c)
  const sellerId = c.req.param('seller') ?? ''
  return c.get('instance').db.read(async reader => {
    if (!(await isMember(reader, { userId: user.id, sellerId }))) throw new Refusal('not_found')
    return requireSeller(reader, sellerId)
  })
}

export const EditInput = SellerInput.omit({ currency: true })

/** An address that is not known yet is mailed so often an hour, whoever names it. */
async function allowLetter(
  c: Context<Env>,
  email: string,
  known: (string | null)[],
): Promise<void> {
  const asked = email.toLowerCase()
  if (!known.includes(asked)) await c.get('instance').guard.allowMail(normalEmail(asked))
}

/** Becoming a seller, and how a seller presents itself and is reached. */
export const seller = factory
  .createApp()
  .post('/sellers', json(SellerInput), async c => {
    const { user } = requirePerson(c)
    const { db, clock } = c.get('instance')
    const input = c.req.valid('json')
    await allowLetter(c, input.support_email, [user.email])
    const { id } = await db.transact(tx =>
      applySeller(tx, { userId: user.id, input, now: clock.now() }),
    )
    return c.json({ id }, 201)
  })
  .get('/seller/:seller', async c => {
    const own = await requireOwnSeller(c)
    const counts = await c.get('instance').db.read(reader => countByStatus(reader, own.id))
    return c.json({ ...sellerView(own), orders: counts }, 200)
  })
  .put('/seller/:seller', json(EditInput), async c => {
    const own = await requireOwnSeller(c)
    const { db, clock } = c.get('instance')
    const input = c.req.valid('json')
    await allowLetter(c, input.support_email, [own.supportEmail, own.newSupportEmail])
    await db.transact(tx => editSeller(tx, { sellerId: own.id, input, now: clock.now() }))
    return c.json({ ok: true as const }, 200)
  })
  .post('/seller/:seller/support-email/again', async c => {
    const own = await requireOwnSeller(c)
    const { db, clock } = c.get('instance')
    if (own.newSupportEmail) await allowLetter(c, own.newSupportEmail, [])
    await db.transact(tx => askAgain(tx, { sellerId: own.id, now: clock.now() }))
    return c.json({ ok: true as const }, 200)
  })
  .get('/seller/:seller/keys', async c => {
    const own = await requireOwnSeller(c)
    const keys = await c.get('instance').db.read(reader => keysOf(reader, own.id))
    return c.json(
      {
        data: keys.map(({ id, name, scope, createdAt, lastUsedAt }) => ({
          id,
          name,
          scope,
          created_at: createdAt,
          last_used_at: lastUsedAt,
        })),
      },
      200,
    )
  })
  .post('/seller/:seller/keys', json(KeyInput), async c => {
    const own = await requireOwnSeller(c)
    const { db, clock } = c.get('instance')
    const made = await db.transact(tx =>
      createKey(tx, { sellerId: own.id, ...c.req.valid('json'), now: clock.now() }),
    )
    return c.json(made, 201)
  })
  .delete('/seller/:seller/keys/:id', async c => {
    const own = await requireOwnSeller(c)
    const { db, clock } = c.get('instance')
    await db.transact(tx =>
      revokeKey(tx, { sellerId: own.id, keyId: c.req.param('id'), now: clock.now() }),
    )
    return c.json({ ok: true as const }, 200)
  })
  .get('/seller/:seller/endpoints', async c => {
    const own = await requireOwnSeller(c)
    const found = await c.get('instance').db.read(async reader => ({
      endpoints: await endpointsOf(reader, own.id),
      deliveries: await deliveriesOf(reader, own.id, 50),
    }))
    return c.json(
      {
        data: found.endpoints.map(({ id, url, events, state, failingSince }) => ({
          id,
          url,
          events,
          state,
          failing_since: failingSince,
        })),
        deliveries: found.deliveries.map(one => ({
          id: one.id,
          endpoint_id: one.endpointId,
          event: one.event,
          state: one.state,
          attempts: one.attempts,
          last_outcome: one.lastOutcome,
          created_at: one.createdAt,
          delivered_at: one.deliveredAt,
        })),
      },
      200,
    )
  })
  .post('/seller/:seller/endpoints', json(WebhookEndpointInput), async c => {
    const own = await requireOwnSeller(c)
    const { db, clock, outbound } = c.get('instance')
    const { url, events } = c.req.valid('json')
    if (outbound.checkUrl(url)) throw new Refusal('url_not_allowed')
    const made = await db.transact(tx =>
      addEndpoint(tx, { sellerId: own.id, url, events, now: clock.now() }),
    )
    return c.json(made, 201)
  })
  .delete('/seller/:seller/endpoints/:id', async c => {
    const own = await requireOwnSeller(c)
    await c
      .get('instance')
      .db.transact(tx => removeEndpoint(tx, { sellerId: own.id, endpointId: c.req.param('id') }))
    return c.json({ ok: true as const }, 200)
  })

export function sellerView(own: Seller) {
  return {
    id: own.id,
    name: own.name,
    line: own.line,
    country: own.country,
    company: own.company,
    currency: own.currency,
    support_email: own.supportEmail,
    new_support_email: own.newSupportEmail,
    shipping_minor: own.shippingMinor,
    free_shipping_from_minor: own.freeShippingFromMinor,
    default_rate_bps: own.defaultRateBps,
    platform_fee_bps: own.platformFeeBps,
    return_days: own.returnDays,
    return_paid_by: own.returnPaidBy,
    delivery: own.delivery.map(one => ({
      to: one.to,
      days_min: one.daysMin,
      days_max: one.daysMax,
    })),
    state: own.state,
    state_reason: own.stateReason,
    created_at: own.createdAt,
  }
}
