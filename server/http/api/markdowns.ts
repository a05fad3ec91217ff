import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { MarkdownEnd, MarkdownInput } from '../../markdowns/contract.ts'
import { eventsAhead } from '../../markdowns/events.ts'
import { cursorOf, cursorShape, markdownsOf } from '../../markdowns/queries.ts'
import { endMarkdowns } from '../../markdowns/set.ts'
import type { Env } from '../context.ts'
import { eventView, markDown } from '../dashboard/markdowns.ts'
import { requireCursor } from './cursor.ts'
import { throwInvalid } from './invalid.ts'
import { keyFirst, requireKey } from './key.ts'
import { answer, body, failures, PageQuery, paged } from './schemas.ts'

const tags = ['Markdowns']
const security = [{ key: [] }]
const instant = z.int().describe('epoch milliseconds')

const EventView = z.object({
  id: z.string(),
  name: z.string(),
  name_zh: z.string().nullable(),
  starts_at: instant,
  ends_at: instant,
  time_zone: z.string(),
  orders_max: z
    .int()
    .nullable()
    .describe('only for sellers with at most so many orders in 90 days'),
  is_on: z.boolean(),
})
const MarkdownView = z.object({
  product_id: z.string(),
  variant_id: z.string(),
  price_minor: z.int(),
  starts_at: instant,
  ends_at: instant.describe('the first instant at which the variant’s own price is asked again'),
  time_zone: z.string(),
  event_id: z.string().nullable(),
  is_from_feed: z
    .boolean()
    .describe('came with a sale price that has dates; the next reading of the feed decides'),
})
const markdown = {
  span: { starts: '2026-12-12T00:00', ends: '2026-12-13T00:00', time_zone: 'Asia/Shanghai' },
  prices: [{ variant_id: 'var_01m8z6c0g0x3v9k2r7w5q1t4ny', price_minor: 1990 }],
}
const ended = { product_id: 'prd_01m8z6c0g0x3v9k2r7w5q1t4ny', starts_at: 1_797_004_800_000 }
const Done = z.object({ ok: z.literal(true) })

/** Lower prices for a span of time. */
export const markdowns = new OpenAPIHono<Env>({ defaultHook: throwInvalid })

markdowns.use('/sale-events', keyFirst)
markdowns.use('/markdowns', keyFirst)
markdowns.use('/markdowns/*', keyFirst)

markdowns
  .openapi(
    createRoute({
      method: 'get',
      path: '/sale-events',
      tags,
      security,
      summary: 'Sale events that are not over',
      responses: {
        200: answer('Sale events', z.object({ data: z.array(EventView) })),
        ...failures,
      },
    }),
    async c => {
      await requireKey(c, 'read')
      const { db, clock } = c.get('instance')
      const found = await db.read(reader => eventsAhead(reader, clock.now()))
      return c.json({ data: found.map(event => eventView(event, clock.now())) }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/markdowns',
      tags,
      security,
      summary: 'Your markdowns that are not over, by variant',
      request: { query: PageQuery },
      responses: {
        200: answer('A page, those that begin first', paged(MarkdownView)),
        ...failures,
      },
    }),
    async c => {
      const { sellerId } = await requireKey(c, 'read')
      const { db, clock } = c.get('instance')
      const { cursor, limit } = c.req.valid('query')
      const after = requireCursor(cursor, cursorShape)
      const found = await db.read(reader =>
        markdownsOf(reader, { sellerId, now: clock.now(), cursor: after, rowsMax: limit + 1 }),
      )
      const page = found.slice(0, limit)
      const last = found.length > limit ? page.at(-1) : undefined
      return c.json(
        {
          data: page.map(one => ({
            product_id: one.productId,
            variant_id: one.variantId,
            price_minor: one.priceMinor,
            starts_at: one.startsAt,
            ends_at: one.endsAt,
            time_zone: one.timeZone,
            event_id: one.eventId,
            is_from_feed: one.isFromFeed,
          })),
          next_cursor: last ? cursorOf(last) : null,
        },
        200,
      )
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/markdowns',
      tags,
      security,
      summary: 'Mark variants down for a span of time, or in a sale event',
      request: body(MarkdownInput, markdown),
      responses: { 201: answer('All of them are set', Done), ...failures },
    }),
    async c => {
      const { sellerId } = await requireKey(c, 'write')
      const { db, clock } = c.get('instance')
      const wish = { sellerId, input: c.req.valid('json'), now: clock.now() }
      await db.transact(tx => markDown(tx, wish))
      return c.json({ ok: true as const }, 201)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/markdowns/end',
      tags,
      security,
      summary: 'End a product’s markdowns that begin at one instant',
      request: body(MarkdownEnd, ended),
      responses: { 200: answer('They are over, or never were', Done), ...failures },
    }),
    async c => {
      const { sellerId } = await requireKey(c, 'write')
      const { db, clock } = c.get('instance')
      const { product_id: productId, starts_at: startsAt } = c.req.valid('json')
      await db.transact(tx => endMarkdowns(tx, { sellerId, productId, startsAt, now: clock.now() }))
      return c.json({ ok: true as const }, 200)
    },
  )
