import type { Context } from 'hono'
import { messagesIn } from '../../../storefront/messages/index.ts'
import { LeavingPage } from '../../../storefront/pages/leaving-page.tsx'
import { OrderPage } from '../../../storefront/pages/order-page.tsx'
import { TestPayPage } from '../../../storefront/pages/test-pay-page.tsx'
import { paths, withVisit } from '../../../storefront/paths.ts'
import { renderPage } from '../../../storefront/render.tsx'
import { cancelSellerOrder } from '../../fulfilment/acknowledge.ts'
import { partsOfOrder } from '../../fulfilment/queries.ts'
import { cancelledByBuyer } from '../../fulfilment/seller-order.ts'
import { cancelUnpaidOrder } from '../../orders/cancel.ts'
import { linesMax } from '../../orders/contract.ts'
import { numberOf } from '../../orders/number.ts'
import { readOrderToken } from '../../orders/queries.ts'
import { capturePayment } from '../../payments/capture.ts'
import { requireProvider } from '../../payments/provider.ts'
import { paymentOf } from '../../payments/queries.ts'
import type { Language } from '../../platform/language.ts'
import { Refusal } from '../../platform/refusal.ts'
import { ReturnInput } from '../../returns/contract.ts'
import { disputeReturn, requestReturn, withdrawReturn } from '../../returns/handle.ts'
import { returnsOfOrder } from '../../returns/queries.ts'
import { refusalOf } from '../answers.ts'
import { type Env, factory } from '../context.ts'
import { beginPayment } from '../paying.ts'
import { problems, sentence } from '../problems.ts'
import { readCart, writeCart } from './cart-cookie.ts'
import { frameOf } from './frame.ts'
import { canBeOrderedAgain, loadOrder, orderView } from './order-view.ts'
import type { ReturnDraft } from './order-views.ts'

type Key = { shopId: string; orderId: string }

/** The order a link names; anything that is no link of ours is nothing. */
function keyOf(c: Context<Env>): Key {
  const key = readOrderToken(c.get('instance').config.secretKey, c.req.param('token') ?? '')
  if (!key) throw new Refusal('not_found')
  return key
}

/** The order's page again, in the language it was read in. */
function back(c: Context<Env>, flash?: 'placed' | 'declined' | 'returned'): string {
  const order = paths.order(c.req.param('token') ?? '')
  return withVisit(flash ? `${order}?${flash}=1` : order, { language: c.req.query('lang') ?? null })
}

type Refused = {
  refusal: Refusal
  /** The return that was not taken, once there are words for why. */
  draft?: (words: string) => ReturnDraft
}

/** The order's page; with what was refused, where that is said. */
async function orderPage(c: Context<Env>, key: Key, refused?: Refused): Promise<Response> {
  const found = await loadOrder(c, key)
  const frame = frameOf(c, found.shop, { known: found.order.language })
  const view = orderView(c, found, frame.language)
  if (!refused) return c.html(renderPage(<OrderPage frame={frame} view={view} />))
  const { refusal, draft } = refused
  const said = refusedText(refusal, frame.language)
  const written = draft?.(said)
  const hasForm = view.parts.some(
    part => part.partId === written?.partId && part.returnable.length > 0,
  )
  const more = written && hasForm ? { draft: written } : { notice: said }
  const page = <OrderPage frame={frame} view={{ ...view, ...more }} />
  return c.html(renderPage(page), problems[refusal.code].status)
}

function refusedText({ code, details }: Refusal, language: Language): string {
  const fields = (details.fields ?? []) as { field: string }[]
  const isNothing = code === 'invalid_input' && fields.some(one => one.field.startsWith('lines'))
  return isNothing ? messagesIn(language).returnNothing : sentence(code, details, language)
}

type Act = (c: Context<Env>, key: Key) => Promise<Response>

/** What is refused is said on the order's page: its address is all the buyer has of it. */
const orSaidThere = (act: Act) => async (c: Context<Env>) => {
  const key = keyOf(c)
  try {
    return await act(c, key)
  } catch (error) {
    const refusal = refusalOf(error)
    if (!refusal || refusal.code === 'not_found') throw error
    return orderPage(c, key, { refusal })
  }
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
  .get('/:token', c => orderPage(c, keyOf(c)))
  /** Where a form was sent that said no: looked at again, it is the order's page. */
  .get('/:token/:form{(cancel|again|return)(/[^/]+)?}', c => {
    keyOf(c)
    return c.redirect(back(c))
  })
  .post(
    '/:token/cancel',
    orSaidThere(async (c, key) => {
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
      return c.redirect(back(c), 303)
    }),
  )
  /** Another way to pay, or another try: its things are in the cart again, and the form is as it was. */
  .post(
    '/:token/again',
    orSaidThere(async (c, key) => {
      const { db, clock } = c.get('instance')
      const { order, shop, lines } = await loadOrder(c, key)
      if (!canBeOrderedAgain(order)) return c.redirect(back(c), 303)
      if (shop.state !== 'open') throw new Refusal('shop_closed')
      if (order.status === 'awaiting_payment')
        await db.transact(tx => cancelUnpaidOrder(tx, { ...key, now: clock.now() }))
      const again = lines.map(({ variantId, quantity, unitPriceMinor }) => ({
        variantId,
        quantity,
        seenPriceMinor: unitPriceMinor,
      }))
      // First, as a cart holds only so much.
      const others = readCart(c, shop.id).filter(
        entry => !again.some(one => one.variantId === entry.variantId),
      )
      writeCart(c, shop.id, [...again, ...others].slice(0, linesMax))
      const token = c.req.param('token') ?? ''
      const language = c.req.query('lang') ?? null
      return c.redirect(paths.checkoutAgain(shop.handle, token, { language }), 303)
    }),
  )
  /** A form with a picture: what to send back, how much of it, why. */
  .post('/:token/return', async c => {
    const key = keyOf(c)
    const form = await c.req.parseBody({ all: true })
    try {
      await askForReturn(c, key, form)
    } catch (error) {
      const refusal = refusalOf(error)
      if (!refusal || refusal.code === 'not_found') throw error
      const draft = (words: string) => ({ ...writtenIn(form), error: words })
      return orderPage(c, key, { refusal, draft })
    }
    return c.redirect(back(c, 'returned'), 303)
  })
  .post(
    '/:token/return/:id',
    orSaidThere(async (c, key) => {
      const { db, clock } = c.get('instance')
      const { action } = await c.req.parseBody()
      const id = c.req.param('id') ?? ''
      const found = (await db.read(reader => returnsOfOrder(reader, key))).find(
        one => one.id === id,
      )
      if (!found) throw new Refusal('not_found')
      const named = { sellerId: found.sellerId, id, now: clock.now() }
      await db.transact(tx =>
        action === 'dispute' ? disputeReturn(tx, named) : withdrawReturn(tx, named),
      )
      return c.redirect(back(c), 303)
    }),
  )
  .get('/:token/pay', async c => {
    const key = keyOf(c)
    const { order, shop } = await loadOrder(c, key)
    if (order.status !== 'awaiting_payment') return c.redirect(back(c))
    const frame = frameOf(c, shop, { known: order.language })
    if (order.provider !== 'test') {
      const { baseUrl } = c.get('instance').config
      const next = await beginPayment(c.get('instance'), key, baseUrl)
      if (next.kind === 'wait') return c.redirect(back(c, 'placed'))
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
    if (action === 'approve') {
      await db.transact(tx =>
        capturePayment(tx, {
          shopId: key.shopId,
          paymentId: payment.id,
          confirmedBy: null,
          now: clock.now(),
        }),
      )
      return c.redirect(back(c, 'placed'), 303)
    }
    return c.redirect(action === 'decline' ? back(c, 'declined') : back(c), 303)
  })

async function askForReturn(c: Context<Env>, key: Key, form: Form): Promise<void> {
  const { db, clock, images } = c.get('instance')
  const input = returnInput(form)
  const picture = form.picture
  const stored =
    picture instanceof File && picture.size > 0
      ? await images.store(Buffer.from(await picture.arrayBuffer()))
      : null
  if (stored?.kind === 'refused') throw new Refusal('image_refused', { reason: stored.reason })
  const parts = await db.read(reader => partsOfOrder(reader, key))
  const part = parts.find(one => one.id === input.part_id)
  if (!part) throw new Refusal('not_found')
  const { sellerId } = part
  const pictureHash = stored?.kind === 'stored' ? stored.hash : null
  await db.transact(tx =>
    requestReturn(tx, { ...key, sellerId, input, pictureHash, now: clock.now() }),
  )
}

type Form = Record<string, unknown>
const textOf = (form: Form, name: string) => (typeof form[name] === 'string' ? form[name] : '')

/** `line:<id>` fields hold how many of a line; the rest is as in the contract. */
function returnInput(form: Form): ReturnInput {
  const lines = Object.entries(form).flatMap(([name, value]) => {
    if (!name.startsWith('line:') || value === '' || value === '0') return []
    // Anything but digits is no number of units, and refused as such.
    const quantity = /^\d+$/.test(String(value)) ? Number(value) : Number.NaN
    return [{ line_id: name.slice(5), quantity }]
  })
  const parsed = ReturnInput.safeParse({
    part_id: textOf(form, 'part_id'),
    lines,
    reason: textOf(form, 'reason'),
    note: textOf(form, 'note'),
  })
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map(issue => ({
    field: issue.path.join('.'),
    message: issue.message,
  }))
  throw new Refusal('invalid_input', { fields })
}

/** The same as it was typed, for the form to come back with. */
function writtenIn(form: Form): Omit<ReturnDraft, 'error'> {
  const counts = Object.entries(form).filter(([name]) => name.startsWith('line:'))
  return {
    partId: textOf(form, 'part_id'),
    quantities: Object.fromEntries(counts.map(([name, value]) => [name.slice(5), Number(value)])),
    reason: textOf(form, 'reason'),
    note: textOf(form, 'note').slice(0, 1000),
  }
}
