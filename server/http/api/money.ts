import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { duesOfHome } from '../../dues/queries.ts'
import { ReturnAnswer, ReturnReceived } from '../../returns/contract.ts'
import { answerReturn, receiveReturn } from '../../returns/handle.ts'
import { returnsOfSeller } from '../../returns/queries.ts'
import type { Env } from '../context.ts'
import { returnView } from '../dashboard/returns.ts'
import { explained } from '../dashboard/seller-money.ts'
import { statementRow } from '../dashboard/statement.ts'
import { idCursor, requireCursor } from './cursor.ts'
import { throwInvalid } from './invalid.ts'
import { keyFirst, requireKey } from './key.ts'
import { answer, body, emptyIsNothing, failures, Money, PageQuery, paged } from './schemas.ts'

const tags = ['Money, for sellers']
const security = [{ key: [] }]
const instant = z.int().nullable().describe('epoch milliseconds')

const StatementRow = z.object({
  id: z.string().describe('the seller order'),
  order_number: z.string(),
  state: z.string(),
  reason: z.string().nullable(),
  amount: Money,
  paid: Money,
  open: Money.describe('below zero: given back after it had been paid, netted later'),
  next_at: z.int().nullable().describe('when it becomes payable, epoch milliseconds'),
  changed_at: z.int().describe('epoch milliseconds'),
  payout_id: z.string().nullable(),
})
const Rung = z.object({
  rung: z.string(),
  rule: z.string(),
  rate_bps: z.int().nullable(),
  version: z.int(),
  valid_from: instant,
  valid_until: instant,
  wins: z.boolean(),
})
const Explained = z.object({
  product: z.object({ id: z.string(), title: z.string() }),
  shop: z.object({ handle: z.string() }).nullable(),
  at: z.int().describe('epoch milliseconds'),
  rungs: z.array(Rung),
  announced: z.array(
    z.object({
      rung: z.string(),
      rate_bps: z.int().nullable(),
      valid_from: z.int().describe('epoch milliseconds'),
    }),
  ),
})
const Return = z.object({
  id: z.string(),
  part_id: z.string().describe('the seller order'),
  state: z.string(),
  reason: z.string(),
  note: z.string(),
  picture: z.string().nullable(),
  lines: z.array(z.object({ line_id: z.string(), title: z.string(), quantity: z.int() })),
  answer_by: z.int().describe('epoch milliseconds'),
  answer: z.string().nullable(),
  decision: z.string().nullable(),
})
const Done = z.object({ ok: z.literal(true) })

/** What a seller is owed and when, who gets which rate, and what buyers send back. */
export const money = new OpenAPIHono<Env>({ defaultHook: throwInvalid })
for (const path of ['/statements', '/rates/*', '/returns', '/returns/*']) money.use(path, keyFirst)

money
  .openapi(
    createRoute({
      method: 'get',
      path: '/statements',
      tags,
      security,
      summary: 'What each of your orders is owed, how it stands and its promised date',
      request: { query: PageQuery },
      responses: { 200: answer('A page, newest first', paged(StatementRow)), ...failures },
    }),
    async c => {
      const { sellerId } = await requireKey(c, 'read')
      const { cursor, limit } = c.req.valid('query')
      const before = requireCursor(cursor, idCursor)
      const found = await c
        .get('instance')
        .db.read(reader => duesOfHome(reader, { home: sellerId, before, rowsMax: limit + 1 }))
      const page = found.slice(0, limit)
      const next = found.length > limit ? (page.at(-1)?.dueId ?? null) : null
      return c.json({ data: page.map(statementRow), next_cursor: next }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/rates/explain',
      tags,
      security,
      summary: 'Every rung of the rate ladder for one of your products, and which wins',
      request: {
        query: z.object({
          product: z.string().max(64),
          handle: z.string().max(40).optional().describe('in this shop'),
          at: z.iso.datetime({ offset: true }).optional(),
        }),
      },
      responses: { 200: answer('From the top; exactly one wins', Explained), ...failures },
    }),
    async c => {
      const { sellerId } = await requireKey(c, 'read')
      const { product, handle, at } = c.req.valid('query')
      const asked = { product, handle, at: at ? Date.parse(at) : undefined }
      return c.json(await explained(c, sellerId, asked), 200)
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/returns',
      tags,
      security,
      summary: 'What buyers want to send back, newest first',
      responses: {
        200: answer('The latest hundred', z.object({ data: z.array(Return) })),
        ...failures,
      },
    }),
    async c => {
      const { sellerId } = await requireKey(c, 'read')
      const { db, images } = c.get('instance')
      const data = await db.read(async reader => {
        const found = await returnsOfSeller(reader, { sellerId, rowsMax: 100 })
        return Promise.all(found.map(one => returnView(reader, images, one)))
      })
      return c.json({ data }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/returns/{id}/answer',
      tags,
      security,
      summary: 'Accept it, refund it at once, or refuse it with words',
      request: { params: z.object({ id: z.string() }), ...body(ReturnAnswer) },
      responses: { 200: answer('Heard', Done), ...failures },
    }),
    async c => {
      const { sellerId } = await requireKey(c, 'write')
      const { db, clock } = c.get('instance')
      const named = { sellerId, id: c.req.valid('param').id, now: clock.now() }
      await db.transact(tx => answerReturn(tx, { ...named, input: c.req.valid('json') }))
      return c.json({ ok: true as const }, 200)
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/returns/{id}/received',
      tags,
      security,
      summary:
        'The goods are back: refund the buyer, and count them as in stock if they can be sold',
      middleware: emptyIsNothing,
      request: {
        params: z.object({ id: z.string() }),
        ...body(ReturnReceived, undefined, false),
      },
      responses: { 200: answer('Refunded', Done), ...failures },
    }),
    async c => {
      const { sellerId } = await requireKey(c, 'write')
      const { db, clock } = c.get('instance')
      const named = { sellerId, id: c.req.valid('param').id, now: clock.now() }
      await db.transact(tx => receiveReturn(tx, { ...named, input: c.req.valid('json') }))
      return c.json({ ok: true as const }, 200)
    },
  )
