import { paths } from '../../../storefront/paths.ts'
import { AppealInput, appealSignal, type Signal, signalsOfOrders } from '../../appeals/decide.ts'
import {
  type Commission,
  commissionsOf,
  commissionsOfOrders,
  earningsByState,
  requireCommission,
} from '../../commissions/queries.ts'
import { openMinor } from '../../dues/due.ts'
import { partsOfOrders } from '../../fulfilment/queries.ts'
import { numberOf } from '../../orders/number.ts'
import { lineTitle, lineWords } from '../../orders/order.ts'
import type { OrderLineRow } from '../../orders/place.ts'
import { linesOfOrders, ordersOfShop } from '../../orders/queries.ts'
import type { Language } from '../../platform/language.ts'
import { explainCommission } from '../../receipts/explain.ts'
import { receiptFacts, receiptToken } from '../../receipts/read.ts'
import { sellersByIds } from '../../sellers/queries.ts'
import { factory, requirePerson } from '../context.ts'
import { json, query } from '../input.ts'
import { thumbnailOf } from '../picture.ts'
import { type NextStep, nextSteps } from './next-step.ts'
import { money, Page, requireOwnShop } from './shop.ts'

const earned = (rows: Commission[]) => rows.reduce((sum, one) => sum + one.due.balanceMinor, 0)

/** What a curator may know of orders: what was sold and what it earns; nothing of any buyer. */
export const earnings = factory
  .createApp()
  .get('/shop-orders', query(Page), async c => {
    const own = await requireOwnShop(c)
    const { user } = requirePerson(c)
    const { before, limit } = c.req.valid('query')
    const { db, images } = c.get('instance')
    const found = await db.read(async reader => {
      const orders = await ordersOfShop(reader, { shopId: own.id, before, rowsMax: limit + 1 })
      const key = { shopId: own.id, orderIds: orders.map(order => order.id) }
      const lines = await linesOfOrders(reader, key)
      return {
        orders,
        lines,
        sellers: await sellersByIds(reader, [...new Set(lines.map(line => line.sellerId))]),
        commissions: await commissionsOfOrders(reader, key),
        parts: await partsOfOrders(reader, key),
      }
    })
    const page = found.orders.slice(0, limit)
    return c.json(
      {
        data: page.map(order => ({
          id: order.id,
          number: numberOf(order.id),
          status: order.status,
          placed_at: order.placedAt,
          paid_at: order.paidAt,
          goods: money(order.goodsMinor, order),
          placement: order.placement,
          own_purchase: order.ownPurchase !== null,
          earns: money(earned(found.commissions.filter(one => one.orderId === order.id)), order),
          parcels: found.parts
            .filter(part => part.orderId === order.id)
            .map(part => ({
              seller_id: part.sellerId,
              status: part.status,
              since: part.endedAt ?? part.deliveredAt ?? part.shippedAt,
            })),
          lines: found.lines
            .filter(line => line.orderId === order.id)
            .map(line => ({ line, words: lineWords(line, user.language) }))
            .map(({ line, words }) => ({
              title: words.title,
              variant_title: words.variantTitle,
              quantity: line.quantity,
              picture: thumbnailOf(images, line.imageHash),
              seller_id: line.sellerId,
              seller_name: found.sellers.get(line.sellerId)?.name ?? '',
            })),
        })),
        next_before: found.orders.length > limit ? (page.at(-1)?.id ?? null) : null,
      },
      200,
    )
  })
  /** Every commission with the rule that gave it, how it stands, and the date of its next step. */
  .get('/earnings', query(Page), async c => {
    const own = await requireOwnShop(c)
    const { user } = requirePerson(c)
    const { before, limit } = c.req.valid('query')
    const { db, config, clock } = c.get('instance')
    const { rows, lines, signals, totals, steps } = await db.read(async reader => {
      const found = await commissionsOf(reader, { shopId: own.id, before, rowsMax: limit + 1 })
      const key = { shopId: own.id, orderIds: [...new Set(found.map(row => row.orderId))] }
      return {
        rows: found,
        lines: new Map((await linesOfOrders(reader, key)).map(line => [line.id, line])),
        signals: await signalsOfOrders(reader, key),
        totals: await earningsByState(reader, own.id),
        steps: await nextSteps(reader, {
          home: own.id,
          dues: found.map(row => row.due),
          now: clock.now(),
        }),
      }
    })
    const page = rows.slice(0, limit)
    return c.json(
      {
        totals: totals.map(row => ({
          state: row.state,
          count: row.count,
          amount: money(row.balanceMinor, own),
          open: money(row.balanceMinor - row.takenMinor, own),
        })),
        data: page.map(row => ({
          ...commissionView(row),
          next_step: steps.get(row.id) as NextStep,
          ...soldIn(lines.get(row.lineId), user.language),
          receipt_url: paths.receipt(receiptToken(config.secretKey, row), {
            language: user.language,
          }),
          signals: signals.filter(one => one.orderId === row.orderId).map(signalView),
        })),
        next_before: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
      },
      200,
    )
  })
  /** The receipt of one commission: the very steps its public page shows. */
  .get('/earnings/:id', async c => {
    const own = await requireOwnShop(c)
    const id = c.req.param('id')
    const { facts, row } = await c.get('instance').db.read(async reader => ({
      row: await requireCommission(reader, { shopId: own.id, id }),
      facts: await receiptFacts(reader, { shopId: own.id, id }),
    }))
    return c.json({ ...commissionView(row), ...explainCommission(facts), story: facts.story }, 200)
  })
  .post('/signals/:id/appeal', json(AppealInput), async c => {
    const own = await requireOwnShop(c)
    const { db, clock } = c.get('instance')
    const { words } = c.req.valid('json')
    const named = { shopId: own.id, id: c.req.param('id'), now: clock.now() }
    await db.transact(tx => appealSignal(tx, { ...named, words }))
    return c.json({ ok: true as const }, 200)
  })

function commissionView(row: Commission) {
  const { due } = row
  return {
    id: row.id,
    kind: row.kind,
    order_number: numberOf(row.orderId),
    base: money(row.baseMinor, row),
    rate_bps: row.rateBps,
    rate_rule: row.rateRule,
    accrued: money(row.amountMinor, row),
    amount: money(due.balanceMinor, row),
    reversed: money(row.amountMinor - due.balanceMinor, row),
    /** Below zero: given back after it had been paid, netted in the next payout. */
    open: money(openMinor(due), row),
    state: due.state,
    reason: due.reason,
    created_at: row.createdAt,
    next_at: due.nextAt,
    changed_at: due.at,
    payout_id: due.payoutId,
  }
}

function signalView(one: Signal) {
  return {
    id: one.id,
    kind: one.kind,
    state: one.state,
    decision: one.decision,
    can_appeal: one.state === 'upheld' && one.appealedAt === null,
  }
}

function soldIn(line: OrderLineRow | undefined, language: Language) {
  return { title: line ? lineTitle(line, language) : '', quantity: line?.quantity ?? 0 }
}
