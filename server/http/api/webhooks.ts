import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { Refusal } from '../../platform/refusal.ts'
import { WebhookEndpointInput } from '../../sellers/contract.ts'
import { replayDelivery } from '../../sellers/deliver.ts'
import { addEndpoint, removeEndpoint } from '../../sellers/endpoints.ts'
import { deliveriesOf, endpointsOf } from '../../sellers/queries.ts'
import type { Env } from '../context.ts'
import { throwInvalid } from './invalid.ts'
import { keyFirst, requireKey } from './key.ts'
import { answer, body, DeliveryView, EndpointView, failures, paged } from './schemas.ts'

const tags = ['Webhooks']
const security = [{ key: [] }]
const Named = z.object({ id: z.string() })
const Done = z.object({ ok: z.literal(true) })

/** Where a seller's system listens (Standard Webhooks 1.0), and what was sent there. */
export const webhooks = new OpenAPIHono<Env>({ defaultHook: throwInvalid })

for (const path of [
  '/webhook-endpoints',
  '/webhook-endpoints/*',
  '/webhook-deliveries',
  '/webhook-deliveries/*',
])
  webhooks.use(path, keyFirst)

webhooks
  .openapi(
    createRoute({
      method: 'get',
      path: '/webhook-endpoints',
      tags,
      security,
      summary: 'Your endpoints',
      responses: { 200: answer('All of them', paged(EndpointView)), ...failures },
    }),
    async c => {
      const { sellerId } = await requireKey(c, 'read')
      const found = await c.get('instance').db.read(reader => endpointsOf(reader, sellerId))
      return c.json(
        {
          data: found.map(({ id, url, events, state }) => ({
            id,
            url,
            events,
            state: state as string,
          })),
          next_cursor: null,
        },
        200,
      )
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/webhook-endpoints',
      tags,
      security,
      summary: 'Add one; its secret is shown this once',
      request: body(WebhookEndpointInput, { url: 'https://shop.example/hook', events: [] }),
      responses: { 201: answer('The endpoint', EndpointView), ...failures },
    }),
    async c => {
      const { sellerId } = await requireKey(c, 'write')
      const { db, clock, outbound } = c.get('instance')
      const { url, events } = c.req.valid('json')
      if (outbound.checkUrl(url)) throw new Refusal('url_not_allowed')
      const { id, secret } = await db.transact(tx =>
        addEndpoint(tx, { sellerId, url, events, now: clock.now() }),
      )
      return c.json({ id, url, events: events as string[], state: 'on', secret }, 201)
    },
  )
  .openapi(
    createRoute({
      method: 'delete',
      path: '/webhook-endpoints/{id}',
      tags,
      security,
      summary: 'Remove one',
      request: { params: Named },
      responses: { 200: answer('Removed', Done), ...failures },
    }),
    async c => {
      const { sellerId } = await requireKey(c, 'write')
      await c
        .get('instance')
        .db.transact(tx => removeEndpoint(tx, { sellerId, endpointId: c.req.valid('param').id }))
      return c.json({ ok: true as const }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/webhook-deliveries',
      tags,
      security,
      summary: 'The latest deliveries and what came of them',
      responses: { 200: answer('The latest 100', paged(DeliveryView)), ...failures },
    }),
    async c => {
      const { sellerId } = await requireKey(c, 'read')
      const found = await c.get('instance').db.read(reader => deliveriesOf(reader, sellerId, 100))
      return c.json(
        {
          data: found.map(one => ({
            id: one.id,
            endpoint_id: one.endpointId,
            event: one.event,
            state: one.state as string,
            attempts: one.attempts,
            last_outcome: one.lastOutcome,
            created_at: new Date(one.createdAt).toISOString(),
          })),
          next_cursor: null,
        },
        200,
      )
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/webhook-deliveries/{id}/replay',
      tags,
      security,
      summary: 'Send one again, under the same id',
      request: { params: Named },
      responses: { 200: answer('Promised', Done), ...failures },
    }),
    async c => {
      const { sellerId } = await requireKey(c, 'write')
      const { db, clock } = c.get('instance')
      const found = await db.transact(tx =>
        replayDelivery(tx, { sellerId, id: c.req.valid('param').id, now: clock.now() }),
      )
      if (!found) throw new Refusal('not_found')
      return c.json({ ok: true as const }, 200)
    },
  )
