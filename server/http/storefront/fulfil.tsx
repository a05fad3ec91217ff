import type { Context } from 'hono'
import { z } from 'zod'
import { SellerLinkPage } from '../../../storefront/pages/seller-link-page.tsx'
import { paths, withVisit } from '../../../storefront/paths.ts'
import { renderPage } from '../../../storefront/render.tsx'
import { columns } from '../../../storefront/words.ts'
import {
  acceptSellerOrder,
  addShipment,
  cancelSellerOrder,
  correctTracking,
  rejectSellerOrder,
  shipSellerOrder,
} from '../../fulfilment/acknowledge.ts'
import {
  AcceptInput,
  RejectInput,
  ShipInput,
  ShipmentInput,
  TrackingInput,
} from '../../fulfilment/contract.ts'
import {
  readSellerLinkToken,
  requireSellerOrder,
  type SellerOrder,
} from '../../fulfilment/queries.ts'
import { isLate } from '../../fulfilment/seller-order.ts'
import { shipmentsOf } from '../../fulfilment/view.ts'
import { requireUser } from '../../identity/queries.ts'
import { addressLines } from '../../orders/address.ts'
import { countryName } from '../../orders/countries.ts'
import { numberOf } from '../../orders/number.ts'
import { lineWords } from '../../orders/order.ts'
import { days, type Instant } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/index.ts'
import {
  english,
  isLanguage,
  type Language,
  languageNamed,
  wordsOf,
} from '../../platform/language.ts'
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
  replaces: { en: 'There is no such number.', zh: '没有这个运单号。' },
}

export const fulfilSentences = wordsOf('fulfil', columns(sentences))

type Done = 'accepted' | 'shipped' | 'corrected' | 'added' | 'rejected' | 'cancelled'
type Who = { sellerId: string; id: string; now: Instant }

/** A box that is not ticked is not sent: unsaid, the units are sold out. */
const DeclineForm = RejectInput.extend({
  restock: z
    .literal('true')
    .optional()
    .transform(ticked => ticked === 'true'),
})

/** What its form holds, what it does, and what is said when it is done. */
const answer = <S extends z.ZodObject>(
  input: S,
  take: (tx: Tx, who: Who, said: z.infer<S>) => Promise<unknown>,
  done: Done,
) => ({ input, take: take as (tx: Tx, who: Who, said: unknown) => Promise<unknown>, done })

const answers = new Map<string, ReturnType<typeof answer>>([
  [
    'accept',
    answer(AcceptInput, (tx, who, said) => acceptSellerOrder(tx, { ...who, ...said }), 'accepted'),
  ],
  [
    'reject',
    answer(DeclineForm, (tx, who, said) => rejectSellerOrder(tx, { ...who, ...said }), 'rejected'),
  ],
  [
    'cancel',
    answer(
      DeclineForm,
      (tx, who, said) => cancelSellerOrder(tx, { ...who, ...said, by: 'seller' }),
      'cancelled',
    ),
  ],
  [
    'ship',
    answer(
      ShipInput,
      (tx, who, { tracking_number: trackingNumber, ...said }) =>
        shipSellerOrder(tx, { ...who, ...said, trackingNumber }),
      'shipped',
    ),
  ],
  [
    'correct',
    answer(
      TrackingInput,
      (tx, who, { tracking_number: trackingNumber, ...said }) =>
        correctTracking(tx, { ...who, ...said, trackingNumber }),
      'corrected',
    ),
  ],
  [
    'add',
    answer(
      ShipmentInput,
      (tx, who, { tracking_number: trackingNumber, carrier }) =>
        addShipment(tx, { ...who, carrier, trackingNumber }),
      'added',
    ),
  ],
])

/** A seller without software answers here, from the link in the mail; the link is the permission. */
export const fulfilPages = factory
  .createApp()
  .use('/:token', async (c, next) => {
    await next()
    c.header('cache-control', 'private, no-store')
    c.header('referrer-policy', 'no-referrer')
    c.header('x-robots-tag', 'noindex')
  })
  .get('/:token', async c => show(c))
  .post('/:token', async c => {
    const named = nameOf(c)
    const { db, clock } = c.get('instance')
    const { action, ...form } = await c.req.parseBody()
    const asked = answers.get(String(action))
    if (!asked) throw new Refusal('invalid_input', { fields: [{ field: 'action' }] })
    const typed = Object.fromEntries(
      Object.keys(asked.input.shape).flatMap(name =>
        form[name] ? [[name, String(form[name])]] : [],
      ),
    )
    const parsed = asked.input.safeParse(typed)
    if (!parsed.success) {
      const wrong = parsed.error.issues.map(issue => [String(issue.path[0]), ''])
      return show(c, {
        wrong: Object.fromEntries(wrong),
        typed: { ...typed, action: String(action) },
      })
    }
    await db.transact(tx => asked.take(tx, { ...named, now: clock.now() }, parsed.data))
    const language = languageNamed(c.req.query('lang')) ?? null
    const page = `${paths.sellerOrder(c.req.param('token'))}?done=${asked.done}`
    return c.redirect(withVisit(page, { language }), 303)
  })

function nameOf(c: Context<Env>): { sellerId: string; id: string } {
  const named = readSellerLinkToken(c.get('instance').config.secretKey, c.req.param('token') ?? '')
  if (!named) throw new Refusal('not_found')
  return named
}

type Refused = { wrong: Record<string, string>; typed: Record<string, string> }

/** For the first parcel, and for a second one that follows; a mailed link does not hold it for good. */
function isAddressNeeded({ status, shippedAt }: SellerOrder, now: Instant): boolean {
  if (status === 'shipped') return now - (shippedAt ?? 0) < days(addressDays)
  return status === 'forwarded' || status === 'accepted'
}
const addressDays = 14

async function show(c: Context<Env>, refused?: Refused): Promise<Response> {
  const { db, images, clock } = c.get('instance')
  const { part, seller, user } = await db.read(async reader => {
    const found = await requireSellerOrder(reader, nameOf(c))
    const own = await requireSeller(reader, found.sellerId)
    return { part: found, seller: own, user: await requireUser(reader, own.appliedBy) }
  })
  const frame = frameOf(c, null, { known: isLanguage(user.language) ? user.language : english })
  const money = (amount: number) => ({ amount, currency: part.currency })
  const done = c.req.query('done')
  const view: SellerLinkView = {
    token: c.req.param('token') ?? '',
    number: numberOf(part.orderId),
    sellerName: seller.name,
    status: part.status,
    forwardedAt: part.forwardedAt,
    shipBy: part.shipBy,
    isLate: isLate(part, clock.now()),
    sendTo: isAddressNeeded(part, clock.now())
      ? {
          lines: [
            part.shipTo.name,
            ...addressLines(part.shipTo),
            countryName(part.shipTo.country, frame.language),
          ],
          phone: part.shipTo.phone ?? null,
        }
      : null,
    lines: part.lines.map(line => ({
      ...lineWords(line, frame.language),
      externalId: line.externalId,
      quantity: line.quantity,
      total: money(line.lineTotalMinor),
      picture: line.imageHash
        ? pictureOf(images, { hash: line.imageHash, width: 320, height: 320, color: '#efe7da' })
        : null,
    })),
    shipping: money(part.shippingMinor),
    net: money(part.sellerNetMinor),
    shipments: shipmentsOf(part),
    endReason: part.endReason,
    typed: refused?.typed ?? {},
    errors: said(refused?.wrong ?? {}, frame.language),
    flash: [...answers.values()].find(one => one.done === done)?.done ?? null,
  }
  return c.html(renderPage(<SellerLinkPage frame={frame} view={view} />), refused ? 422 : 200)
}

function said(wrong: Record<string, string>, language: Language): Record<string, string> {
  const words = fulfilSentences(language)
  return Object.fromEntries(
    Object.keys(wrong).map(field => [field, words[field as keyof typeof words] ?? words.reason]),
  )
}
