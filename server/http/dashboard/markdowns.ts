import { z } from 'zod'
import { type Product, productsByIds } from '../../catalog/queries.ts'
import { countSince } from '../../fulfilment/queries.ts'
import { MarkdownEnd, MarkdownInput, SaleEventInput } from '../../markdowns/contract.ts'
import {
  dropEvent,
  eventsAhead,
  joinedCounts,
  openEvent,
  type SaleEvent,
} from '../../markdowns/events.ts'
import { cursorOf, type Markdown, markdownsOf, pastMarkdowns } from '../../markdowns/queries.ts'
import { countedBack, endMarkdowns, setMarkdowns } from '../../markdowns/set.ts'
import type { Instant } from '../../platform/clock.ts'
import type { Reader, Tx } from '../../platform/db/index.ts'
import { groupBy } from '../../platform/group-by.ts'
import { factory } from '../context.ts'
import { json, query } from '../input.ts'
import { requireOperator } from './operator.ts'
import { requireOwnSeller } from './seller.ts'

/** Variants on a page; a product that does not end on it begins the next. */
const rowsMax = 300
/** Those that are over, below the last page. */
const pastMax = 100

const MarkdownsQuery = z.object({ after: z.string().max(200).optional() })

/** Lower prices for a span of time, a seller's own or in an operator's sale event. */
export const markdowns = factory
  .createApp()
  .get('/seller/:seller/markdowns', query(MarkdownsQuery), async c => {
    const own = await requireOwnSeller(c)
    const { db, clock } = c.get('instance')
    const now = clock.now()
    const wish = { sellerId: own.id, now, cursor: c.req.valid('query').after }
    const { shown, next, products } = await db.read(async reader => {
      const found = await markdownsOf(reader, { ...wish, rowsMax: rowsMax + 1 })
      const ahead = found.length > rowsMax ? wholeProducts(found) : found
      const isLast = ahead.length === found.length
      const past = isLast ? await pastMarkdowns(reader, { ...wish, rowsMax: pastMax }) : []
      const all = [...ahead, ...past]
      const productIds = [...new Set(all.map(one => one.productId))]
      return {
        shown: all,
        next: isLast ? null : ahead.at(-1),
        products: await productsByIds(reader, productIds),
      }
    })
    return c.json(
      {
        data: grouped(shown).map(group => markdownView(group, { products, now })),
        next_after: next ? cursorOf(next) : null,
      },
      200,
    )
  })
  .get('/seller/:seller/sale-events', async c => {
    const own = await requireOwnSeller(c)
    const { db, clock } = c.get('instance')
    const now = clock.now()
    const read = await db.read(async reader => ({
      events: await eventsAhead(reader, now),
      ordersLately: await ordersLately(reader, own.id, now),
    }))
    return c.json(
      {
        data: read.events.map(event => ({
          ...eventView(event, now),
          is_eligible: event.ordersMax === null || read.ordersLately <= event.ordersMax,
        })),
        orders_lately: read.ordersLately,
      },
      200,
    )
  })
  .post('/seller/:seller/markdowns', json(MarkdownInput), async c => {
    const own = await requireOwnSeller(c)
    const { db, clock } = c.get('instance')
    const wish = { sellerId: own.id, input: c.req.valid('json'), now: clock.now() }
    await db.transact(tx => markDown(tx, wish))
    return c.json({ ok: true as const }, 201)
  })
  .post('/seller/:seller/markdowns/end', json(MarkdownEnd), async c => {
    const own = await requireOwnSeller(c)
    const { db, clock } = c.get('instance')
    const { product_id: productId, starts_at: startsAt } = c.req.valid('json')
    const named = { sellerId: own.id, productId, startsAt, now: clock.now() }
    await db.transact(tx => endMarkdowns(tx, named))
    return c.json({ ok: true as const }, 200)
  })
  .get('/operator/events', async c => {
    requireOperator(c)
    const { db, clock } = c.get('instance')
    const { events, sellers } = await db.read(async reader => {
      const ahead = await eventsAhead(reader, clock.now())
      const ids = ahead.map(event => event.id)
      return { events: ahead, sellers: await joinedCounts(reader, ids) }
    })
    const view = (event: SaleEvent) => ({
      ...eventView(event, clock.now()),
      sellers: sellers.get(event.id) ?? 0,
    })
    return c.json({ data: events.map(view) }, 200)
  })
  .post('/operator/events', json(SaleEventInput), async c => {
    const { id: by } = requireOperator(c)
    const { db, clock } = c.get('instance')
    const input = c.req.valid('json')
    const event = await db.transact(tx => openEvent(tx, { input, by, now: clock.now() }))
    return c.json({ id: event.id }, 201)
  })
  .delete('/operator/events/:id', async c => {
    requireOperator(c)
    await c.get('instance').db.transact(tx => dropEvent(tx, c.req.param('id')))
    return c.json({ ok: true as const }, 200)
  })

/** As `setMarkdowns`, with the seller's orders counted. */
export async function markDown(
  tx: Tx,
  wish: { sellerId: string; input: MarkdownInput; now: Instant },
): Promise<void> {
  const { sellerId, now } = wish
  await setMarkdowns(tx, { ...wish, ordersLately: await ordersLately(tx, sellerId, now) })
}

function ordersLately(db: Reader, sellerId: string, now: Instant): Promise<number> {
  return countSince(db, { sellerId, since: now - countedBack })
}

/** What a page holds of more rows than that: all but the product it would cut, if not that alone. */
function wholeProducts(found: Markdown[]): Markdown[] {
  const cut = found.at(-1)
  const isCut = (one: Markdown) => one.startsAt === cut?.startsAt && one.productId === cut.productId
  const whole = found.filter(one => !isCut(one))
  return whole.length ? whole : found.slice(0, rowsMax)
}

/** One product's that begin and end together. */
function grouped(all: Markdown[]): Markdown[][] {
  return [...groupBy(all, one => `${one.productId} ${one.startsAt} ${one.endsAt}`).values()]
}

export function eventView(event: SaleEvent, now: Instant) {
  return {
    id: event.id,
    name: event.name,
    name_zh: event.nameZh,
    starts_at: event.startsAt,
    ends_at: event.endsAt,
    time_zone: event.timeZone,
    orders_max: event.ordersMax,
    is_on: event.startsAt <= now,
  }
}

function markdownView(group: Markdown[], { products, now }: { products: Product[]; now: Instant }) {
  const [first] = group as [Markdown, ...Markdown[]]
  const product = products.find(one => one.id === first.productId)
  const before = new Map(product?.variants.map(one => [one.id, one.priceMinor]))
  const currency = product?.currency ?? ''
  return {
    product_id: first.productId,
    title: product?.title ?? '',
    title_zh: product?.titleZh ?? null,
    event: first.event && { title: first.event.name, title_zh: first.event.nameZh },
    starts_at: first.startsAt,
    ends_at: first.endsAt,
    time_zone: first.timeZone,
    is_from_feed: first.isFromFeed,
    state: stateOf(first, now),
    prices: group.map(({ variantId, priceMinor }) => ({
      variant_id: variantId,
      title: product?.variants.find(one => one.id === variantId)?.title ?? '',
      before: { amount: before.get(variantId) ?? priceMinor, currency },
      price: { amount: priceMinor, currency },
    })),
  }
}

function stateOf({ startsAt, endsAt }: Markdown, now: Instant): 'ahead' | 'running' | 'over' {
  if (endsAt <= now) return 'over'
  return startsAt <= now ? 'running' : 'ahead'
}
