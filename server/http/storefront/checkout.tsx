import type { Context } from 'hono'
import { CheckoutPage } from '../../../storefront/pages/checkout-page.tsx'
import { paths } from '../../../storefront/paths.ts'
import { renderPage } from '../../../storefront/render.tsx'
import { requireUser } from '../../identity/queries.ts'
import type { Instance } from '../../instance.ts'
import { type AddressField, addressFields, wrongInAddress } from '../../orders/address.ts'
import { ClickId, DiscountCode, ExpressInput, OrderInput } from '../../orders/contract.ts'
import { countries, countryName, likelyCountry } from '../../orders/countries.ts'
import { countriesOfSellers } from '../../orders/express.ts'
import { madeUnder } from '../../orders/keys.ts'
import { orderToken, requireOrder } from '../../orders/queries.ts'
import { type Quote, quote } from '../../orders/quote.ts'
import { checkOut } from '../../payments/checkout.ts'
import { type PaymentProvider, requireProvider } from '../../payments/provider.ts'
import { randomPart } from '../../platform/id.ts'
import type { Language } from '../../platform/language.ts'
import { Refusal } from '../../platform/refusal.ts'
import { sha256 } from '../../platform/signed.ts'
import type { Shop } from '../../shops/queries.ts'
import { type Env, factory } from '../context.ts'
import { termsOf } from '../paying.ts'
import { sentence } from '../problems.ts'
import { type CartEntry, readCart, writeCart } from './cart-cookie.ts'
import { quoteWish, viewOfQuote } from './cart-view.ts'
import { type FieldName, fieldSentence } from './field-sentences.ts'
import { frameOf, placementOf } from './frame.ts'
import type { CheckoutView } from './order-views.ts'
import { visitedShop } from './shop.tsx'

/** A buyer's checkout: the same rules as the API, by plain forms. */
export const checkoutPages = factory
  .createApp()
  .get('/:handle{@[^/]+}/checkout', async c => {
    const shop = await visitedShop(c)
    if (shop instanceof Response) return shop
    const entries = readCart(c, shop.id)
    if (!entries.length) return c.redirect(emptyCart(c, shop, {}))
    return checkoutPage(
      c,
      shop,
      { values: {}, errors: {}, notice: null, idempotencyKey: randomPart(32) },
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
    if (form.action === 'fit') return fitted(c, shop, form, entries)
    // Only a code was to be tried, or another country's address to be asked for: the page again.
    if (form.action === 'apply' || form.action === 'country')
      return checkoutPage(
        c,
        shop,
        { values: form, errors: {}, notice: null, idempotencyKey: form.idempotency_key ?? '' },
        200,
      )
    return placeFromForm(c, shop, form, entries)
  })

/** Goes on with what there is; what has been typed stays. */
async function fitted(
  c: Context<Env>,
  shop: Shop,
  form: Form,
  entries: CartEntry[],
): Promise<Response> {
  const { db } = c.get('instance')
  const { problems } = await db.read(reader => quote(reader, quoteWish(c, shop, entries)))
  const left = entries.flatMap(entry => {
    const problem = problems.find(one => one.variantId === entry.variantId)
    if (!problem) return [entry]
    return problem.code === 'out_of_stock' && problem.available > 0
      ? [{ ...entry, quantity: problem.available }]
      : []
  })
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
  return orderId ? nextStep(c, { shopId: shop.id, orderId }) : emptyCart(c, shop, form)
}

function emptyCart(c: Context<Env>, shop: Shop, form: Form): string {
  const { placement, chosenLanguage } = frameOf(c, shop)
  const visit = { placement: placement ?? placementOf(form.placement), language: chosenLanguage }
  return paths.cart(shop.handle, visit)
}

type Form = Record<string, string>

/** A form makes one order, however often it is sent. */
const keyOf = (form: Form) => `form-${form.idempotency_key?.slice(0, 64) || randomPart(32)}`

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
  const isExpress = form.action === 'express'
  const parsed = isExpress
    ? ExpressInput.safeParse(expressOf(instance, shop, inputOf(form, entries, language)))
    : OrderInput.safeParse(inputOf(form, entries, language))
  const wrong = isExpress ? [] : wrongInAddress(form)
  if (!parsed.success || wrong.length) {
    const fields = (parsed.error?.issues ?? []).map(issue => formField(issue.path))
    const errors = Object.fromEntries(
      [...fields, ...wrong].map(field => [field, fieldSentence(field as FieldName, language)]),
    )
    return again({ errors }, 422)
  }
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
    return c.redirect(await nextStep(c, { shopId: shop.id, orderId }), 303)
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
async function nextStep(
  c: Context<Env>,
  key: { shopId: string; orderId: string },
): Promise<string> {
  const { db, config } = c.get('instance')
  const order = await db.read(reader => requireOrder(reader, key))
  const token = orderToken(config.secretKey, order)
  return order.status === 'awaiting_payment'
    ? paths.orderPay(token)
    : `${paths.order(token)}?placed=1`
}

/** Without who and where, at the provider that asks for both. */
function expressOf(
  { providers }: Instance,
  shop: Shop,
  { buyer: _, ship_to: __, ...input }: ReturnType<typeof inputOf>,
) {
  return { ...input, payment: { provider: expressAt(providers, shop)?.name ?? '' } }
}

/** Not where the sellers ship to no country in common: its address would suit nobody. */
async function isExpressOffered({ db, providers }: Instance, shop: Shop, { parcels }: Quote) {
  if (!expressAt(providers, shop)) return false
  const sellerIds = parcels.map(parcel => parcel.sellerId)
  return (await db.read(reader => countriesOfSellers(reader, sellerIds))).length > 0
}

const expressAt = (providers: PaymentProvider[], shop: Shop) =>
  providers.find(one => one.asks && one.takes(shop.currency)) ?? null

function inputOf(form: Form, entries: CartEntry[], language: Language) {
  const placement = placementOf(form.placement)
  const click = ClickId.safeParse(form.click)
  return {
    lines: entries.map(entry => ({ variant_id: entry.variantId, quantity: entry.quantity })),
    buyer: { name: form.name ?? '', email: form.email ?? '', phone: form.phone ?? '' },
    ship_to: {
      line1: form.line1 ?? '',
      line2: form.line2 ?? '',
      // Where addresses have no town of their own, their place is the whole country.
      city: asks(form, 'city') ? (form.city ?? '') : countryName(form.country ?? '', 'en'),
      region: form.region ?? '',
      postal_code: form.postal_code ?? '',
      country: form.country ?? '',
    },
    payment: { provider: form.provider ?? '' },
    ...(placement ? { placement } : {}),
    ...(click.success ? { click_id: click.data } : {}),
    ...(form.discount_code?.trim() ? { discount_code: form.discount_code } : {}),
    language,
  }
}

const asks = (form: Form, field: AddressField) =>
  addressFields(form.country ?? '').order.includes(field)

function formField(path: PropertyKey[]): string {
  return path[0] === 'payment' ? 'provider' : String(path.at(-1) ?? 'name')
}

/** A code that gives nothing here is said beside its field, and the rest is priced without it. */
async function quoteWithCode(
  c: Context<Env>,
  shop: Shop,
  entries: CartEntry[],
  { discount_code: typed, country }: Form & { country: string },
) {
  const { db } = c.get('instance')
  const code = DiscountCode.safeParse(typed || undefined)
  const wish = { ...quoteWish(c, shop, entries), country }
  try {
    const discountCode = code.success ? code.data : null
    const quoted = await db.read(reader => quote(reader, { ...wish, discountCode }))
    const isUnreadable = Boolean(typed) && !code.success
    return { quoted, codeError: isUnreadable ? unknownCode(c, shop, typed ?? '') : null }
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'discount_unknown') throw error
    const quoted = await db.read(reader => quote(reader, wish))
    return { quoted, codeError: unknownCode(c, shop, typed ?? '') }
  }
}

const unknownCode = (c: Context<Env>, shop: Shop, code: string) =>
  sentence('discount_unknown', { code }, frameOf(c, shop).language)

/** Until the buyer says otherwise: where their language is spoken, of the countries all of it is shipped to. */
async function firstCountry(c: Context<Env>, shop: Shop, entries: CartEntry[]): Promise<string> {
  const possible = await c.get('instance').db.read(async reader => {
    const { parcels } = await quote(reader, quoteWish(c, shop, entries))
    const sellerIds = parcels.map(parcel => parcel.sellerId)
    return countriesOfSellers(reader, sellerIds)
  })
  return likelyCountry(c.req.header('accept-language') ?? '', possible)
}

type Draft = {
  values: Form
  errors: Form
  notice: string | null
  idempotencyKey: string
  /** The cart as this answer leaves it; else as it came. */
  entries?: CartEntry[]
}

async function checkoutPage(
  c: Context<Env>,
  shop: Shop,
  draft: Draft,
  status: 200 | 409 | 422,
): Promise<Response> {
  const frame = frameOf(c, shop)
  const instance = c.get('instance')
  const entries = draft.entries ?? readCart(c, shop.id)
  const country = draft.values.country || (await firstCountry(c, shop, entries))
  const { quoted, codeError } = await quoteWithCode(c, shop, entries, { ...draft.values, country })
  if (codeError) draft.errors.discount_code ??= codeError
  const cart = viewOfQuote(instance, quoted, entries, frame.language)
  // Nothing of it can be had: the cart says why, and what there is instead.
  if (cart.count === 0) return c.redirect(emptyCart(c, shop, draft.values), 303)
  const view: CheckoutView = {
    cart,
    fingerprint: quoted.fingerprint,
    idempotencyKey: draft.idempotencyKey,
    providers: instance.providers
      .filter(one => one.takes(shop.currency))
      .map(({ name }) => ({ name })),
    express: await isExpressOffered(instance, shop, quoted),
    countries: countries(frame.language),
    address: addressFields(country),
    values: { ...draft.values, country },
    errors: draft.errors,
    notice: draft.notice,
  }
  c.header('cache-control', 'private, no-store')
  const placement = frame.placement ?? placementOf(draft.values.placement)
  return c.html(renderPage(<CheckoutPage frame={{ ...frame, placement }} view={view} />), status)
}
