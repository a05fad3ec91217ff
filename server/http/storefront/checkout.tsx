import type { Context } from 'hono'
import { messagesIn } from '../../../storefront/messages/index.ts'
import { paths } from '../../../storefront/paths.ts'
import { requireUser } from '../../identity/queries.ts'
import type { Instance } from '../../instance.ts'
import {
  type AddressField,
  addressFields,
  townInstead,
  wrongInAddress,
} from '../../orders/address.ts'
import { ClickId, Country, ExpressInput, OrderInput } from '../../orders/contract.ts'
import { madeUnder } from '../../orders/keys.ts'
import { orderToken, readOrderToken, requireOrder } from '../../orders/queries.ts'
import { quote } from '../../orders/quote.ts'
import { regionOnLabel } from '../../orders/regions.ts'
import { checkOut } from '../../payments/checkout.ts'
import { requireProvider } from '../../payments/provider.ts'
import { randomPart } from '../../platform/id.ts'
import type { Language } from '../../platform/language.ts'
import { Refusal } from '../../platform/refusal.ts'
import { sha256 } from '../../platform/signed.ts'
import type { Shop } from '../../shops/queries.ts'
import { type Env, factory } from '../context.ts'
import { termsOf } from '../paying.ts'
import { sentence } from '../problems.ts'
import { type CartEntry, readCart, writeCart } from './cart-cookie.ts'
import { quoteWish } from './cart-view.ts'
import { checkoutPage, type Draft, emptyCart, expressAt, type Form } from './checkout-view.tsx'
import { type FieldName, fieldSentence } from './field-sentences.ts'
import { frameOf, placementOf } from './frame.ts'
import { visitedShop } from './shop.tsx'
import { rememberUnpaid } from './unpaid-order.ts'

/** A buyer's checkout: the same rules as the API, by plain forms. */
export const checkoutPages = factory
  .createApp()
  .get('/:handle{@[^/]+}/checkout', async c => {
    const shop = await visitedShop(c)
    if (shop instanceof Response) return shop
    const entries = readCart(c, shop.id)
    if (!entries.length) return c.redirect(emptyCart(c, shop, {}))
    // By address: what the page depends on, and nothing of who buys.
    const { country = '', discount_code = '' } = c.req.query()
    const asked = {
      ...(Country.safeParse(country).success && { country }),
      ...(discount_code && { discount_code }),
    }
    const values = { ...(await valuesAgain(c, shop)), ...asked }
    return checkoutPage(
      c,
      shop,
      { values, errors: {}, notice: null, idempotencyKey: randomPart(32) },
      200,
    )
  })
  .post('/:handle{@[^/]+}/checkout', async c => {
    const shop = await visitedShop(c)
    if (shop instanceof Response) return shop
    const form = Object.fromEntries(
      Object.entries(await c.req.parseBody()).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : '',
      ]),
    )
    const entries = readCart(c, shop.id)
    if (!entries.length) return c.redirect(await afterEmpty(c, shop, form), 303)
    if (form.action?.startsWith('take:')) return goOn(c, shop, form, taken(form.action, entries))
    // The button names whom it leaves out, and so where: another country may be chosen by now.
    const [, country] = /^leave_out:([A-Z]{2})$/.exec(form.action ?? '') ?? []
    if (country)
      return goOn(c, shop, { ...form, country }, await whatIsShipped(c, shop, country, entries))
    const again = (notice: string | null, errors: Draft['errors'] = {}) =>
      checkoutPage(
        c,
        shop,
        { values: form, errors, notice, idempotencyKey: form.idempotency_key ?? '' },
        200,
      )
    // Only a code was to be tried, or another country's address to be asked for: the page again.
    if (form.action === 'apply' || form.action === 'country') return again(null)
    // Typed and not applied: what it makes of the total has not been seen.
    const code = form.discount_code?.trim() ?? ''
    if (form.code_counted !== undefined && code && code !== form.code_counted) {
      const { language } = frameOf(c, shop)
      const { errors } = readForm(c, shop, form, entries)
      return again(messagesIn(language).codeCounted, errors)
    }
    return placeFromForm(c, shop, form, entries)
  })

/** What was written for the order that is to be made again (`orders.tsx`); else an empty form. */
async function valuesAgain(c: Context<Env>, shop: Shop): Promise<Form> {
  const { db, config } = c.get('instance')
  const key = readOrderToken(config.secretKey, c.req.query('again') ?? '')
  if (key?.shopId !== shop.id) return {}
  const order = await db.read(reader => requireOrder(reader, key))
  return {
    name: order.buyerName,
    email: order.buyerEmail,
    phone: order.buyerPhone ?? '',
    ...order.shipTo,
    provider: order.provider,
    discount_code: order.discountCode ?? '',
    placement: order.placement ?? '',
    click: order.clickId ?? '',
  }
}

/** So many of one thing as its button said, and never more than are asked for by now. */
function taken(action: string, entries: CartEntry[]): CartEntry[] {
  const [, variantId, many] = /^take:(\w+):(\d{1,3})$/.exec(action) ?? []
  return entries.flatMap(entry => {
    if (entry.variantId !== variantId) return [entry]
    const quantity = Math.min(entry.quantity, Number(many))
    return quantity > 0 ? [{ ...entry, quantity }] : []
  })
}

/** Without the things of sellers who do not ship to the country chosen. */
async function whatIsShipped(
  c: Context<Env>,
  shop: Shop,
  country: string,
  entries: CartEntry[],
): Promise<CartEntry[]> {
  const { db } = c.get('instance')
  const wish = { ...quoteWish(c, shop, entries), country }
  const { lines, parcels } = await db.read(reader => quote(reader, wish))
  const shut = parcels.filter(one => !one.isShipped).map(one => one.sellerId)
  const stays = new Map(lines.map(line => [line.variantId, !shut.includes(line.sellerId)]))
  const left = entries.filter(entry => stays.get(entry.variantId) ?? true)
  return left.length ? left : entries
}

/** With another cart, and what has been typed. */
async function goOn(c: Context<Env>, shop: Shop, form: Form, left: CartEntry[]): Promise<Response> {
  writeCart(c, shop.id, left)
  if (!left.length) return c.redirect(emptyCart(c, shop, form), 303)
  const idempotencyKey = form.idempotency_key || randomPart(32)
  const draft = { values: form, errors: {}, notice: null, idempotencyKey, entries: left }
  return checkoutPage(c, shop, draft, 200)
}

/** Sent again after it was placed, the form leads to its order. */
async function afterEmpty(c: Context<Env>, shop: Shop, form: Form): Promise<string> {
  const { db } = c.get('instance')
  const named = { scope: shop.id, key: keyOf(form) }
  const orderId = await db.read(reader => madeUnder(reader, named))
  return orderId ? nextStep(c, shop, orderId) : emptyCart(c, shop, form)
}

/** A form makes one order, however often it is sent. */
const keyOf = (form: Form) => `form-${form.idempotency_key?.slice(0, 64) || randomPart(32)}`

/** The order as it was written, and what is wrong with it, by field. */
function readForm(c: Context<Env>, shop: Shop, form: Form, entries: CartEntry[]) {
  const { language } = frameOf(c, shop)
  const input = inputOf(form, entries, language)
  const isExpress = form.action === 'express'
  const parsed = isExpress
    ? ExpressInput.safeParse(expressOf(c.get('instance'), shop, input))
    : OrderInput.safeParse(input)
  const fields = (parsed.error?.issues ?? []).map(issue => formField(issue.path))
  const wrong = isExpress ? [] : wrongInAddress(form)
  const errors = Object.fromEntries(
    [...fields, ...wrong].map(field => [
      field,
      fieldSentence(asked(field as FieldName, form), language),
    ]),
  )
  return { parsed, errors }
}

async function placeFromForm(
  c: Context<Env>,
  shop: Shop,
  form: Form,
  entries: CartEntry[],
): Promise<Response> {
  const instance = c.get('instance')
  const language = frameOf(c, shop).language
  const again = (more: Partial<Draft>, status: 409 | 422) =>
    checkoutPage(
      c,
      shop,
      {
        values: form,
        errors: {},
        notice: null,
        idempotencyKey: form.idempotency_key || randomPart(32),
        ...more,
      },
      status,
    )
  const { parsed, errors } = readForm(c, shop, form, entries)
  if (!parsed.success || Object.keys(errors).length) return again({ errors }, 422)
  try {
    const provider = requireProvider(instance.providers, parsed.data.payment.provider)
    const curator = await instance.db.read(reader => requireUser(reader, shop.userId))
    const requestHash = sha256(JSON.stringify(parsed.data.lines))
    const place = (key: string) =>
      instance.db.transact(tx =>
        checkOut(tx, {
          shop,
          curatorEmail: curator.email,
          terms: termsOf(instance),
          input: parsed.data,
          fingerprint: form.fingerprint ?? null,
          buyerUserId: c.get('person')?.user.id ?? null,
          provider,
          isPaidAtOnce: false,
          idempotency: { key, requestHash },
          now: instance.clock.now(),
        }),
      )
    const key = keyOf(form)
    // Gone back to with another cart, the form is for another order.
    const { orderId } = await place(key).catch(error => {
      if (!(error instanceof Refusal) || error.code !== 'idempotency_key_reused') throw error
      return place(`${key}-${requestHash.slice(0, 32)}`)
    })
    writeCart(c, shop.id, [])
    return c.redirect(await nextStep(c, shop, orderId), 303)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'not_found') throw error
    const said = sentence(error.code, error.details, language)
    const field = fieldOf[error.code]
    return again({ notice: said, errors: field ? { [field]: said } : {} }, 409)
  }
}

/** Refusals that one field can put right. */
const fieldOf: Partial<Record<string, string>> = {
  payment_provider_unknown: 'provider',
  not_shipped_there: 'country',
  discount_unknown: 'discount_code',
}

/** Where the buyer goes after ordering: to pay, or to the order itself. */
async function nextStep(c: Context<Env>, shop: Shop, orderId: string): Promise<string> {
  const { db, config } = c.get('instance')
  const order = await db.read(reader => requireOrder(reader, { shopId: shop.id, orderId }))
  const token = orderToken(config.secretKey, order)
  if (order.status !== 'awaiting_payment') return `${paths.order(token)}?placed=1`
  rememberUnpaid(c, shop, token)
  return paths.orderPay(token)
}

/** Without who and where, at the provider that asks for both. */
function expressOf(
  { providers }: Instance,
  shop: Shop,
  { buyer: _, ship_to: __, ...input }: ReturnType<typeof inputOf>,
) {
  return { ...input, payment: { provider: expressAt(providers, shop)?.name ?? '' } }
}

function inputOf(form: Form, entries: CartEntry[], language: Language) {
  const { country = '' } = form
  const region = regionOnLabel(country, form.region ?? '') ?? ''
  const placement = placementOf(form.placement)
  const click = ClickId.safeParse(form.click)
  return {
    lines: entries.map(entry => ({ variant_id: entry.variantId, quantity: entry.quantity })),
    buyer: { name: form.name ?? '', email: form.email ?? '', phone: form.phone ?? '' },
    ship_to: {
      line1: form.line1 ?? '',
      line2: form.line2 ?? '',
      city: asks(form, 'city') ? (form.city ?? '') : townInstead({ region, country }),
      region,
      postal_code: form.postal_code ?? '',
      country,
    },
    payment: { provider: form.provider ?? '' },
    ...(placement ? { placement } : {}),
    ...(click.success ? { click_id: click.data } : {}),
    ...(form.discount_code?.trim() ? { discount_code: form.discount_code } : {}),
    language,
  }
}

/** What may be left empty is not said to be needed. */
function asked(field: FieldName, { country = '' }: Form): FieldName {
  const isOptional = field === 'phone' && !addressFields(country).isPhoneNeeded
  return isOptional ? 'optional_phone' : field
}

const asks = (form: Form, field: AddressField) =>
  addressFields(form.country ?? '').order.includes(field)

function formField(path: PropertyKey[]): string {
  return path[0] === 'payment' ? 'provider' : String(path.at(-1) ?? 'name')
}
