import { and, eq, sql } from 'drizzle-orm'
import { sellStock } from '../catalog/stock.ts'
import { accrueCommissions } from '../commissions/accrue.ts'
import { accrueDues } from '../dues/write.ts'
import { forwardOrder } from '../fulfilment/forward.ts'
import { accounts, curatorAccounts, sellerAccounts } from '../ledger/chart.ts'
import { type Entry, post } from '../ledger/post.ts'
import { type PlacedOrder, stockLine } from '../orders/place.ts'
import { linesOf, requireOrder, shippingOf } from '../orders/queries.ts'
import { orders } from '../orders/schema.ts'
import { creditOf, platformDiscountOf } from '../orders/split.ts'
import type { Instant } from '../platform/clock.ts'
import { hot } from '../platform/db/hot.ts'
import type { Tx } from '../platform/db/index.ts'
import { promise } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import { countSale } from '../shops/unlock.ts'
import { requirePayment } from './queries.ts'
import { payments } from './schema.ts'

type Captured = { shopId: string; paymentId: string; confirmedBy: string | null; now: Instant }

/**
 * The buyer's money is here. In this one transaction the order is paid, its stock sold, one seller
 * order per seller made and queued, commission accrued, the sale counted, mails promised. Told
 * twice, it changes nothing. Refuses `order_not_payable` when the order has ended meanwhile.
 */
export async function capturePayment(
  tx: Tx,
  { shopId, paymentId, confirmedBy, now }: Captured,
): Promise<void> {
  const payment = await requirePayment(tx, { shopId, paymentId })
  if (payment.state === 'captured') return
  const key = { shopId, orderId: payment.orderId }
  const order = await requireOrder(tx, key)
  const [lines, shipping] = [await linesOf(tx, key), await shippingOf(tx, key)]
  await settlePaid(tx, { placed: { order, lines, shipping }, paymentId, confirmedBy, now })
}

/** The same for an order placed in this very transaction, whose rows are still at hand. */
export async function settlePaid(
  tx: Tx,
  {
    placed,
    paymentId,
    confirmedBy,
    now,
  }: { placed: PlacedOrder; paymentId: string; confirmedBy: string | null; now: Instant },
): Promise<void> {
  const { order, lines } = placed
  await markPaid(tx, { shopId: order.shopId, orderId: order.id, paymentId, confirmedBy, now })
  await sellStock(tx, lines.map(stockLine), now)
  const { forwards, owed } = await forwardOrder(tx, { placed, now })
  const earned = await accrueCommissions(tx, { order, lines, now })
  await accrueDues(tx, [...owed, ...earned], now)
  await post(tx, {
    shopId: order.shopId,
    kind: 'order.capture',
    reference: `capture:${paymentId}`,
    orderId: order.id,
    currency: order.currency,
    entries: captureEntries(placed),
    now,
  })
  if (!order.ownPurchase) await countSale(tx, { shopId: order.shopId, orderId: order.id, now })
  const paid = {
    home: order.shopId,
    topic: 'order.paid',
    cause: order.id,
    payload: { shopId: order.shopId, orderId: order.id },
  }
  await promise(tx, [...forwards, paid], now)
}

async function markPaid(
  tx: Tx,
  { shopId, orderId, paymentId, confirmedBy, now }: Captured & { orderId: string },
): Promise<void> {
  const paid = await payOrder(tx, { shopId, orderId, now })
  if (!paid.length) throw new Refusal('order_not_payable')
  await capture(tx, { shopId, paymentId, confirmedBy, now })
}

const payOrder = hot('order.pay', (tx: Tx) =>
  tx
    .update(orders)
    .set({ status: 'paid', paidAt: sql`${sql.placeholder('now')}`, expiresAt: null })
    .where(
      and(
        eq(orders.shopId, sql.placeholder('shopId')),
        eq(orders.id, sql.placeholder('orderId')),
        eq(orders.status, 'awaiting_payment'),
      ),
    )
    .returning({ id: orders.id }),
)

const capture = hot('payment.capture', (tx: Tx) =>
  tx
    .update(payments)
    .set({
      state: 'captured',
      capturedAt: sql`${sql.placeholder('now')}`,
      confirmedBy: sql`${sql.placeholder('confirmedBy')}`,
    })
    .where(
      and(
        eq(payments.shopId, sql.placeholder('shopId')),
        eq(payments.id, sql.placeholder('paymentId')),
      ),
    ),
)

/** All that came in, divided: to each seller (goods less shares, plus shipping), curator, platform. */
function captureEntries({ order, lines, shipping }: PlacedOrder): Entry[] {
  const sum = (pick: (line: (typeof lines)[number]) => number, of = lines) =>
    of.reduce((total, line) => total + pick(line), 0)
  return [
    { account: accounts.outside(order.provider), amountMinor: -order.totalMinor },
    ...shipping.map(({ sellerId, shippingMinor }) => ({
      account: sellerAccounts(sellerId).held,
      amountMinor:
        shippingMinor +
        sum(
          line => line.sellerNetMinor,
          lines.filter(line => line.sellerId === sellerId),
        ),
    })),
    { account: curatorAccounts.held, amountMinor: sum(line => creditOf(line) + line.bonusMinor) },
    { account: accounts.platformFees, amountMinor: sum(line => line.platformFeeMinor) },
    { account: accounts.platformDiscounts, amountMinor: -sum(platformDiscountOf) },
    { account: accounts.platformBonuses, amountMinor: -sum(line => line.bonusMinor) },
  ]
}
