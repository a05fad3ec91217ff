import type { Context } from 'hono'
import { LeavingPage } from '../../../storefront/pages/leaving-page.tsx'
import { OrderPage } from '../../../storefront/pages/order-page.tsx'
import { TestPayPage } from '../../../storefront/pages/test-pay-page.tsx'
import { paths } from '../../../storefront/paths.ts'
import { renderPage } from '../../../storefront/render.tsx'
import { cancelSellerOrder } from '../../fulfilment/acknowledge.ts'
import { partsOfOrder, type SellerOrder } from '../../fulfilment/queries.ts'
import { cancelledByBuyer } from '../../fulfilment/seller-order.ts'
import { addressLines } from '../../orders/address.ts'
import { cancelUnpaidOrder } from '../../orders/cancel.ts'
import { linesOf, readOrderToken, requireOrder, shippingOf } from '../../orders/queries.ts'
import { capturePayment } from '../../payments/capture.ts'
import { requireProvider } from '../../payments/provider.ts'
import { paymentOf, refundsOf } from '../../payments/queries.ts'
import { leftOf } from '../../payments/refund-facts.ts'
import { days, type Instant } from '../../platform/clock.ts'
import { Refusal } from '../../platform/refusal.ts'
import { ReturnInput } from '../../returns/contract.ts'
import { disputeReturn, requestReturn, withdrawReturn } from '../../returns/handle.ts'
import { type Return, returnsOfOrder } from '../../returns/queries.ts'
import { isOpen } from '../../returns/return.ts'
import { type Seller, sellersByIds } from '../../sellers/queries.ts'
import { requireShop } from '../../shops/queries.ts'
import { type Env, factory } from '../context.ts'
import { beginPayment } from '../paying.ts'
import { pictureOf } from '../picture.ts'
import { countryName } from './countries.ts'
import { frameOf } from './frame.ts'
import type { OrderPartView, OrderView, ReturnView } from './order-views.ts'

type Key = { shopId: string; orderId: string }

/** The order a link names; anything that is no link of ours is nothing. */
function keyOf(c: Context<Env>): Key {
  const key = readOrderToken(c.get('instance').config.secretKey, c.req.param('token') ?? '')
  if (!key) throw new Refusal('not_found')
  return key
}

/** One order behind its unguessable link: follow, pay, cancel. */
export const orderPages = factory
  .createApp()
  .use('/:token/*', async (c, next) => {
    await next()
    c.header('cache-control', 'private, no-store')
    c.header('referrer-policy', 'no-referrer')
    c.header('x-robots-tag', 'noindex')
  })
  .get('/:token', async c => {
    const key = keyOf(c)
    const found = await load(c, key)
    const frame = frameOf(c, found.shop, found.order.language)
    return c.html(renderPage(<OrderPage frame={frame} view={orderView(c, found)} />))
  })
  .post('/:token/cancel', async c => {
    const key = keyOf(c)
    const { db, clock } = c.get('instance')
    const { part_id } = await c.req.parseBody()
    const now = clock.now()
    if (typeof part_id === 'string' && part_id) {
      const part = (await db.read(reader => partsOfOrder(reader, key))).find(
        one => one.id === part_id,
      )
      if (!part) throw new Refusal('not_found')
      await db.transact(tx =>
        cancelSellerOrder(tx, {
          sellerId: part.sellerId,
          id: part.id,
          by: 'buyer',
          reason: cancelledByBuyer,
          now,
        }),
      )
    } else {
      await db.transact(tx => cancelUnpaidOrder(tx, { ...key, now }))
    }
    return c.redirect(`${paths.order(c.req.param('token'))}?cancelled=1`, 303)
  })
  /** A form with a picture: what to send back, how much of it, why. */
  .post('/:token/return', async c => {
    const key = keyOf(c)
    const { db, clock, images } = c.get('instance')
    const form = await c.req.parseBody({ all: true })
    const input = returnInput(form)
    const picture = form.picture
    const stored =
      picture instanceof File && picture.size > 0
        ? await images.store(Buffer.from(await picture.arrayBuffer()))
        : null
    if (stored?.kind === 'refused') throw new Refusal('image_refused', { reason: stored.reason })
    const part = (await db.read(reader => partsOfOrder(reader, key))).find(
      one => one.id === input.part_id,
    )
    if (!part) throw new Refusal('not_found')
    const { sellerId } = part
    const pictureHash = stored?.kind === 'stored' ? stored.hash : null
    await db.transact(tx =>
      requestReturn(tx, { ...key, sellerId, input, pictureHash, now: clock.now() }),
    )
    return c.redirect(`${paths.order(c.req.param('token'))}?returned=1`, 303)
  })
  .post('/:token/return/:id', async c => {
    const key = keyOf(c)
    const { db, clock } = c.get('instance')
    const { action } = await c.req.parseBody()
    const id = c.req.param('id')
    const found = (await db.read(reader => returnsOfOrder(reader, key))).find(one => one.id === id)
    if (!found) throw new Refusal('not_found')
    const named = { sellerId: found.sellerId, id, now: clock.now() }
    await db.transact(tx =>
      action === 'dispute' ? disputeReturn(tx, named) : withdrawReturn(tx, named),
    )
    return c.redirect(paths.order(c.req.param('token')), 303)
  })
  .get('/:token/pay', async c => {
    const key = keyOf(c)
    const { order, shop } = await load(c, key)
    const token = c.req.param('token')
    if (order.status !== 'awaiting_payment') return c.redirect(paths.order(token))
    const frame = frameOf(c, shop, order.language)
    if (order.provider !== 'test') {
      const { baseUrl } = c.get('instance').config
      const next = await beginPayment(c.get('instance'), key, baseUrl)
      if (next.kind === 'wait') return c.redirect(`${paths.order(token)}?placed=1`)
      if (next.url.startsWith(`${baseUrl}/`)) return c.redirect(next.url.slice(baseUrl.length))
      return c.html(renderPage(<LeavingPage frame={frame} url={next.url} />))
    }
    const view = {
      token: c.req.param('token'),
      number: numberOf(order.id),
      total: { amount: order.totalMinor, currency: order.currency },
    }
    return c.html(renderPage(<TestPayPage frame={frame} view={view} />))
  })
  .post('/:token/pay', async c => {
    const key = keyOf(c)
    const { db, clock, providers } = c.get('instance')
    const { action } = await c.req.parseBody()
    const payment = await db.read(reader => paymentOf(reader, key))
    if (payment.provider !== 'test') throw new Refusal('not_found')
    requireProvider(providers, 'test')
    const back = paths.order(c.req.param('token'))
    if (action === 'approve') {
      await db.transact(tx =>
        capturePayment(tx, {
          shopId: key.shopId,
          paymentId: payment.id,
          confirmedBy: null,
          now: clock.now(),
        }),
      )
      return c.redirect(`${back}?placed=1`, 303)
    }
    return c.redirect(action === 'decline' ? `${back}?declined=1` : back, 303)
  })

async function load(c: Context<Env>, key: Key) {
  return c.get('instance').db.read(async reader => {
    const shipping = await shippingOf(reader, key)
    return {
      order: await requireOrder(reader, key),
      shop: await requireShop(reader, key.shopId),
      lines: await linesOf(reader, key),
      shipping,
      parts: await partsOfOrder(reader, key),
      refunds: await refundsOf(reader, key),
      left: await leftOf(reader, key),
      returns: await returnsOfOrder(reader, key),
      sellers: await sellersByIds(
        reader,
        shipping.map(one => one.sellerId),
      ),
    }
  })
}

export const numberOf = (orderId: string) => orderId.slice(-8).toUpperCase()

function orderView(c: Context<Env>, found: Awaited<ReturnType<typeof load>>): OrderView {
  const { order } = found
  const money = (amount: number) => ({ amount, currency: order.currency })
  const isUnpaid = order.status === 'awaiting_payment'
  const flash = c.req.query('placed')
    ? 'placed'
    : c.req.query('cancelled')
      ? 'cancelled'
      : c.req.query('returned')
        ? 'returned'
        : c.req.query('unreachable')
          ? 'unreachable'
          : c.req.query('declined')
            ? 'declined'
            : null
  return {
    token: c.req.param('token') ?? '',
    number: numberOf(order.id),
    status: order.status,
    placedAt: order.placedAt,
    expiresAt: order.expiresAt,
    provider: order.provider,
    total: money(order.totalMinor),
    goods: money(order.goodsMinor),
    shipping: money(order.shippingMinor),
    refunded: order.refundedMinor ? money(order.refundedMinor) : null,
    buyerName: order.buyerName,
    buyerEmail: order.buyerEmail,
    address: [...addressLines(order.shipTo), countryName(order.shipTo.country, order.language)],
    parts: found.shipping.map(one => partView(c, found, one.sellerId)),
    canCancelAll: isUnpaid,
    flash,
  }
}

function partView(
  c: Context<Env>,
  found: Awaited<ReturnType<typeof load>>,
  sellerId: string,
): OrderPartView {
  const { images } = c.get('instance')
  const { order } = found
  const money = (amount: number) => ({ amount, currency: order.currency })
  const part: Partial<SellerOrder> | undefined = found.parts.find(one => one.sellerId === sellerId)
  const seller = found.sellers.get(sellerId)
  const shipping = found.shipping.find(one => one.sellerId === sellerId)
  const refunded = found.refunds
    .filter(one => one.sellerId === sellerId && one.state !== 'undone')
    .reduce((sum, one) => sum + one.amountMinor, 0)
  const at = (when: Instant | null | undefined) => when ?? null
  const returns = found.returns.filter(one => one.sellerId === sellerId)
  const isPaidBack = found.left.some(one => one.sellerId === sellerId && one.leftMinor === 0)
  return {
    partId: part?.id ?? null,
    ...returnable(part, { seller, returns, isPaidBack, now: c.get('instance').clock.now() }),
    returns: returns.map(returnView),
    sellerName: seller?.name ?? '',
    supportEmail: seller?.supportEmail ?? '',
    status: part?.status ?? 'forwarded',
    lines: found.lines
      .filter(line => line.sellerId === sellerId)
      .map(line => ({
        title: line.title,
        variantTitle: line.variantTitle,
        quantity: line.quantity,
        total: money(line.lineTotalMinor),
        picture: line.imageHash
          ? pictureOf(images, { hash: line.imageHash, width: 320, height: 320, color: '#efe7da' })
          : null,
      })),
    shipping: money(shipping?.shippingMinor ?? 0),
    carrier: part?.carrier ?? null,
    trackingNumber: part?.trackingNumber ?? null,
    endReason: part?.endReason ?? null,
    refunded: refunded ? money(refunded) : null,
    returnDays: seller?.returnDays ?? 0,
    returnPaidBy: seller?.returnPaidBy ?? null,
    forwardedAt: at(part?.forwardedAt),
    acceptedAt: at(part?.acceptedAt),
    shippedAt: at(part?.shippedAt),
    deliveredAt: at(part?.deliveredAt),
    cancelId: part?.status === 'forwarded' && part.id ? part.id : null,
  }
}

/** `line:<id>` fields hold how many of a line; the rest is as in the contract. */
function returnInput(form: Record<string, unknown>): ReturnInput {
  const lines = Object.entries(form).flatMap(([name, value]) => {
    if (!name.startsWith('line:') || value === '' || value === '0') return []
    // Anything but digits is no number of units, and refused as such.
    const quantity = /^\d+$/.test(String(value)) ? Number(value) : Number.NaN
    return [{ line_id: name.slice(5), quantity }]
  })
  const text = (name: string) => (typeof form[name] === 'string' ? form[name] : '')
  const parsed = ReturnInput.safeParse({
    part_id: text('part_id'),
    lines,
    reason: text('reason'),
    note: text('note'),
  })
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map(issue => ({
    field: issue.path.join('.'),
    message: issue.message,
  }))
  throw new Refusal('invalid_input', { fields })
}

/** What may be asked for now: shipped or delivered, in time, not paid back, and nothing else open. */
function returnable(
  part: Partial<SellerOrder> | undefined,
  {
    seller,
    returns,
    isPaidBack,
    now,
  }: { seller: Seller | undefined; returns: Return[]; isPaidBack: boolean; now: Instant },
): Pick<OrderPartView, 'returnable' | 'returnUntil'> {
  const isThere = part?.status === 'shipped' || part?.status === 'delivered'
  const granted = days(Math.max(14, seller?.returnDays ?? 0))
  const isLate = part?.deliveredAt ? now > part.deliveredAt + granted : false
  const returnUntil =
    part?.deliveredAt && seller?.returnDays ? part.deliveredAt + days(seller.returnDays) : null
  const isAsked = returns.some(one => isOpen(one.state))
  if (!isThere || isLate || isAsked || isPaidBack) return { returnable: [], returnUntil }
  const lines = (part?.lines ?? []).map(({ lineId, title, quantity }) => ({
    lineId,
    title,
    quantity,
  }))
  return { returnable: lines, returnUntil }
}

function returnView(one: Return): ReturnView {
  return {
    id: one.id,
    state: one.state,
    answerBy: one.answerBy,
    words: one.decision ?? one.answer,
    canWithdraw: isOpen(one.state),
    canDispute: one.state === 'refused' || one.state === 'accepted',
  }
}
