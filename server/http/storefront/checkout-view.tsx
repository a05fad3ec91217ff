import type { Context } from 'hono'
import { CheckoutPage } from '../../../storefront/pages/checkout-page.tsx'
import { paths } from '../../../storefront/paths.ts'
import { renderPage } from '../../../storefront/render.tsx'
import { addressFields } from '../../orders/address.ts'
import { DiscountCode } from '../../orders/contract.ts'
import { countries, likelyCountry } from '../../orders/countries.ts'
import { countriesOfSellers } from '../../orders/express.ts'
import { type Quote, quote } from '../../orders/quote.ts'
import type { PaymentProvider } from '../../payments/provider.ts'
import { Refusal } from '../../platform/refusal.ts'
import { sellersByIds } from '../../sellers/queries.ts'
import { companyLines } from '../../sellers/seller.ts'
import type { Shop } from '../../shops/queries.ts'
import type { Env } from '../context.ts'
import { sentence } from '../problems.ts'
import { type CartEntry, readCart } from './cart-cookie.ts'
import { quoteWish, viewOfQuote } from './cart-view.ts'
import { frameOf, placementOf } from './frame.ts'
import type { CheckoutView } from './order-views.ts'

/** Field names to what was typed in them. */
export type Form = Record<string, string>

/** The cart says that nothing is in it, and leads back to the shop. */
export function emptyCart(c: Context<Env>, shop: Shop, form: Form): string {
  const { placement, chosenLanguage } = frameOf(c, shop)
  const visit = { placement: placement ?? placementOf(form.placement), language: chosenLanguage }
  return paths.cart(shop.handle, visit)
}

/** What stands in the form, what is wrong with it, and the key it orders under. */
export type Draft = {
  values: Form
  errors: Form
  notice: string | null
  idempotencyKey: string
  /** The cart as this answer leaves it; else as it came. */
  entries?: CartEntry[]
}

/** The checkout as the buyer left it. */
export async function checkoutPage(
  c: Context<Env>,
  shop: Shop,
  draft: Draft,
  status: 200 | 409 | 422,
): Promise<Response> {
  const frame = frameOf(c, shop)
  const instance = c.get('instance')
  const entries = draft.entries ?? readCart(c, shop.id)
  const possible = await possibleCountries(c, shop, entries)
  const country =
    draft.values.country || likelyCountry(c.req.header('accept-language') ?? '', possible)
  const { quoted, codeError } = await quoteWithCode(c, shop, entries, { ...draft.values, country })
  if (codeError) draft.errors.discount_code ??= codeError
  const unshipped = quoted.parcels.find(parcel => !parcel.isShipped)
  if (unshipped && draft.values.country)
    draft.errors.country ??= sentence(
      'not_shipped_there',
      { seller: unshipped.sellerName },
      frame.language,
    )
  // Beside another field's mistake a new total would pass unseen.
  if (status !== 200 && draft.values.fingerprint !== quoted.fingerprint) {
    const changed = sentence('price_changed', {}, frame.language)
    const said = draft.notice === changed ? null : draft.notice
    draft.notice = [said, changed].filter(Boolean).join(' ')
  }
  const cart = viewOfQuote(instance, quoted, entries, frame.language)
  // Nothing of it can be had: the cart says why, and what there is instead.
  if (cart.count === 0) return c.redirect(emptyCart(c, shop, draft.values), 303)
  const all = countries(frame.language)
  const view: CheckoutView = {
    cart,
    companies: await companiesOf(c, quoted),
    fingerprint: quoted.fingerprint,
    idempotencyKey: draft.idempotencyKey,
    codeCounted: codeError ? '' : (draft.values.discount_code?.trim() ?? ''),
    providers: instance.providers
      .filter(one => one.takes(shop.currency))
      .map(({ name }) => ({
        name,
        said: name === 'manual' && !instance.config.transferText ? 'untold' : name,
      })),
    // Not where the sellers ship to no country in common: its address would suit nobody.
    express: expressAt(instance.providers, shop) !== null && possible.length > 0,
    countries: {
      shipped: all.filter(one => possible.includes(one.code)),
      others: all.filter(one => !possible.includes(one.code)),
    },
    leftOut: leftOutOf(quoted),
    address: addressFields(country),
    values: { ...draft.values, country },
    errors: draft.errors,
    notice: codeError ? null : draft.notice,
  }
  c.header('cache-control', 'private, no-store')
  const placement = frame.placement ?? placementOf(draft.values.placement)
  return c.html(renderPage(<CheckoutPage frame={{ ...frame, placement }} view={view} />), status)
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

/** Of a cart that is shipped there in part. */
function leftOutOf({ parcels }: Quote): string[] {
  const out = parcels.filter(parcel => !parcel.isShipped).map(parcel => parcel.sellerName)
  return out.length < parcels.length ? out : []
}

/** Who the sellers are by law. */
async function companiesOf(
  c: Context<Env>,
  { parcels }: Quote,
): Promise<CheckoutView['companies']> {
  const ids = parcels.map(parcel => parcel.sellerId)
  const sellers = await c.get('instance').db.read(reader => sellersByIds(reader, ids))
  return parcels.flatMap(({ sellerId, sellerName }) => {
    const seller = sellers.get(sellerId)
    const lines = seller ? companyLines(seller) : []
    return lines.length ? [{ sellerName, lines }] : []
  })
}

/** Where all of it is shipped. */
function possibleCountries(c: Context<Env>, shop: Shop, entries: CartEntry[]): Promise<string[]> {
  return c.get('instance').db.read(async reader => {
    const { parcels } = await quote(reader, quoteWish(c, shop, entries))
    const sellerIds = parcels.map(parcel => parcel.sellerId)
    return countriesOfSellers(reader, sellerIds)
  })
}

/** The provider that asks who and where itself, where there is one. */
export const expressAt = (providers: PaymentProvider[], shop: Shop) =>
  providers.find(one => one.asks && one.takes(shop.currency)) ?? null
