import type { Context } from 'hono'
import { SellerLinkPage } from '../../../storefront/pages/seller-link-page.tsx'
import { paths } from '../../../storefront/paths.ts'
import { renderPage } from '../../../storefront/render.tsx'
import { columns } from '../../../storefront/words.ts'
import {
  acceptSellerOrder,
  correctTracking,
  rejectSellerOrder,
  shipSellerOrder,
} from '../../fulfilment/acknowledge.ts'
import { AcceptInput, RejectInput, ShipInput, TrackingInput } from '../../fulfilment/contract.ts'
import { readSellerLinkToken, requireSellerOrder } from '../../fulfilment/queries.ts'
import { requireUser } from '../../identity/queries.ts'
import { addressLines } from '../../orders/address.ts'
import { countryName } from '../../orders/countries.ts'
import { numberOf } from '../../orders/number.ts'
import { lineTitle } from '../../orders/order.ts'
import { english, isLanguage, type Language, wordsOf } from '../../platform/language.ts'
import { Refusal } from '../../platform/refusal.ts'
import { requireSeller } from '../../sellers/queries.ts'
import { type Env, factory } from '../context.ts'
import { pictureOf } from '../picture.ts'
import { frameOf } from './frame.ts'
import type { SellerLinkView } from './order-views.ts'

const sentences = {
  reason: {
    en: 'Please say why, so that the buyer understands.',
    zh: '请说明原因，方便买家理解。',
  },
  carrier: { en: 'Which carrier takes it?', zh: '请填写快递公司。' },
  tracking_number: { en: 'Please write the tracking number.', zh: '请填写运单号。' },
  reference: { en: 'This is too long.', zh: '内容过长。' },
}

export const fulfilSentences = wordsOf('fulfil', columns(sentences))

const inputs = { ship: ShipInput, correct: TrackingInput, reject: RejectInput }
const outcomes = { ship: 'shipped', correct: 'corrected', reject: 'rejected' } as const

/** A seller without software answers here, from the link in the mail; the link is the permission. */
export const fulfilPages = factory
  .createApp()
  .use('/:token', async (c, next) => {
    await next()
    c.header('cache-control', 'private, no-store')
    c.header('referrer-policy', 'no-referrer')
    c.header('x-robots-tag', 'noindex')
  })
  .get('/:token', async c => show(c, {}, 200))
  .post('/:token', async c => {
    const named = nameOf(c)
    const { db, clock } = c.get('instance')
    const { action, ...form } = await c.req.parseBody()
    const now = clock.now()
    const schema = inputs[String(action) as keyof typeof inputs] ?? AcceptInput
    const filled = Object.fromEntries(
      Object.keys(schema.shape).flatMap(name => (form[name] ? [[name, form[name]]] : [])),
    )
    const parsed = schema.safeParse(filled)
    if (!parsed.success)
      return show(
        c,
        Object.fromEntries(parsed.error.issues.map(issue => [String(issue.path[0]), ''])),
        422,
      )
    const input = parsed.data as {
      reason: string
      carrier: string
      tracking_number: string
      reference?: string
    }
    await db.transact(async tx => {
      if (action === 'ship') {
        await shipSellerOrder(tx, {
          ...named,
          carrier: input.carrier,
          trackingNumber: input.tracking_number,
          reference: input.reference,
          now,
        })
      } else if (action === 'correct')
        await correctTracking(tx, {
          ...named,
          carrier: input.carrier,
          trackingNumber: input.tracking_number,
          now,
        })
      else if (action === 'reject')
        await rejectSellerOrder(tx, { ...named, reason: input.reason, now })
      else await acceptSellerOrder(tx, { ...named, reference: input.reference, now })
    })
    const done = outcomes[String(action) as keyof typeof outcomes] ?? 'accepted'
    return c.redirect(`${paths.sellerOrder(c.req.param('token'))}?done=${done}`, 303)
  })

const flashes = ['accepted', ...Object.values(outcomes)] as const

function nameOf(c: Context<Env>): { sellerId: string; id: string } {
  const named = readSellerLinkToken(c.get('instance').config.secretKey, c.req.param('token') ?? '')
  if (!named) throw new Refusal('not_found')
  return named
}

async function show(
  c: Context<Env>,
  wrong: Record<string, string>,
  status: 200 | 422,
): Promise<Response> {
  const { db, images } = c.get('instance')
  const { part, seller, user } = await db.read(async reader => {
    const found = await requireSellerOrder(reader, nameOf(c))
    const own = await requireSeller(reader, found.sellerId)
    return { part: found, seller: own, user: await requireUser(reader, own.appliedBy) }
  })
  const frame = frameOf(c, null, isLanguage(user.language) ? user.language : english)
  const money = (amount: number) => ({ amount, currency: part.currency })
  const done = c.req.query('done')
  const view: SellerLinkView = {
    token: c.req.param('token') ?? '',
    number: numberOf(part.orderId),
    sellerName: seller.name,
    status: part.status,
    forwardedAt: part.forwardedAt,
    sendTo: [
      part.shipTo.name,
      part.shipTo.phone ?? '',
      ...addressLines(part.shipTo),
      countryName(part.shipTo.country, frame.language),
    ].filter(Boolean),
    lines: part.lines.map(line => ({
      title: lineTitle(line, frame.language),
      variantTitle: line.variantTitle,
      externalId: line.externalId,
      quantity: line.quantity,
      total: money(line.lineTotalMinor),
      picture: line.imageHash
        ? pictureOf(images, { hash: line.imageHash, width: 320, height: 320, color: '#efe7da' })
        : null,
    })),
    shipping: money(part.shippingMinor),
    net: money(part.sellerNetMinor),
    carrier: part.carrier,
    trackingNumber: part.trackingNumber,
    endReason: part.endReason,
    errors: said(wrong, frame.language),
    flash: flashes.find(one => one === done) ?? null,
  }
  return c.html(renderPage(<SellerLinkPage frame={frame} view={view} />), status)
}

function said(wrong: Record<string, string>, language: Language): Record<string, string> {
  const words = fulfilSentences(language)
  return Object.fromEntries(
    Object.keys(wrong).map(field => [field, words[field as keyof typeof words] ?? words.reason]),
  )
}
