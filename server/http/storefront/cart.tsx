import type { Context } from 'hono'
import { messagesIn } from '../../../storefront/messages/index.ts'
import { variantField } from '../../../storefront/pages/bundle-page.tsx'
import { CartPage } from '../../../storefront/pages/cart-page.tsx'
import { withVisit } from '../../../storefront/paths.ts'
import { renderPage } from '../../../storefront/render.tsx'
import { linesMax } from '../../orders/contract.ts'
import { quote } from '../../orders/quote.ts'
import type { Language } from '../../platform/language.ts'
import { Refusal } from '../../platform/refusal.ts'
import { bundleTagsMax } from '../../shops/contract.ts'
import type { Shop } from '../../shops/queries.ts'
import { type Env, factory } from '../context.ts'
import { bundleView } from './bundle-view.ts'
import { type CartEntry, changed, readCart, writeCart } from './cart-cookie.ts'
import { cartView, quoteWish, whatThereIs } from './cart-view.ts'
import { frameOf, placementOf } from './frame.ts'
import { visitedShop } from './shop.tsx'
import { unpaidOrder } from './unpaid-order.ts'

/** A buyer's cart, by plain forms. */
export const cartPages = factory
  .createApp()
  .get('/:handle{@[^/]+}/cart', async c => {
    const shop = await visitedShop(c)
    if (shop instanceof Response) return shop
    const frame = frameOf(c, shop)
    const entries = readCart(c, shop.id)
    const view = await cartView(c, shop, entries, frame.language)
    const leftOut = await leftOutOf(c, shop, { language: frame.language, entries })
    const fewVariantId = c.req.query('few') ?? null
    const unpaid = await unpaidOrder(c, shop)
    const whole = { ...view, leftOut, fewVariantId, unpaid }
    return c.html(renderPage(<CartPage frame={frame} view={whole} />))
  })
  .post('/:handle{@[^/]+}/cart', async c => {
    const shop = await visitedShop(c)
    if (shop instanceof Response) return shop
    const form = await c.req.parseBody({ all: true })
    if (form.action === 'add_all') return addBundle(c, shop, form)
    // A button beside the field says how many instead of it.
    const quantity = Number(form.to ?? (form.quantity === '' ? Number.NaN : (form.quantity ?? 1)))
    const variantId = String(form.variant_id ?? '')
    const action = form.action === 'set' ? 'set' : 'add'
    if (!Number.isSafeInteger(quantity) || quantity < (action === 'add' ? 1 : 0))
      throw new Refusal('invalid_input', { fields: [{ field: 'quantity' }] })
    const { db } = c.get('instance')
    const wanted = [{ variantId, quantity: 1 }]
    const quoted = await db.read(reader => quote(reader, quoteWish(c, shop, wanted)))
    const seenPriceMinor = quoted.lines[0]?.unitPriceMinor
    const before = readCart(c, shop.id)
    if (seenPriceMinor === undefined && action === 'add')
      throw new Refusal('unavailable', { variant_id: variantId })
    const change = { variantId, seenPriceMinor: seenPriceMinor ?? 0 }
    const asked = changed(before, { action, quantity, ...change })
    const few = await fewOf(c, shop, asked, variantId)
    const entries = few ? changed(asked, { action: 'set', quantity: few, ...change }) : asked
    if (action === 'add' && !entries.some(entry => entry.variantId === variantId))
      throw new Refusal('cart_full', { most: linesMax })
    writeCart(c, shop.id, entries)
    if (c.req.header('accept')?.includes('application/json')) {
      const { language } = frameOf(c, shop)
      const cart = await cartView(c, shop, entries, language)
      const isAdded = countOf(entries, variantId) > countOf(before, variantId)
      const said = addedText(messagesIn(language), {
        isAdded,
        few,
        inCart: countOf(entries, variantId),
      })
      return c.json({ count: cart.count, total: cart.goods, said, is_added: isAdded })
    }
    const cart = `/@${shop.handle}/cart${few ? `?few=${variantId}` : ''}`
    const language = c.req.query('lang') ?? null
    return c.redirect(withVisit(cart, { placement: placementOf(form.placement), language }), 303)
  })

const countOf = (entries: CartEntry[], variantId: string) =>
  entries.find(entry => entry.variantId === variantId)?.quantity ?? 0

function addedText(
  words: ReturnType<typeof messagesIn>,
  { isAdded, few, inCart }: { isAdded: boolean; few: number | null; inCart: number },
): string {
  if (!isAdded) return words.allInCart(inCart)
  return few ? `${words.onlyLeft(few)} · ${words.allInCart(few)}` : `✓ ${words.added}`
}

/** How many there are, where more is in the cart; null: enough, or none at all, which the cart tells. */
async function fewOf(
  c: Context<Env>,
  shop: Shop,
  entries: CartEntry[],
  variantId: string,
): Promise<number | null> {
  const wanted = entries.filter(entry => entry.variantId === variantId)
  const { db } = c.get('instance')
  const { problems } = await db.read(reader => quote(reader, quoteWish(c, shop, wanted)))
  const [problem] = problems
  return problem?.code === 'out_of_stock' && problem.available > 0 ? problem.available : null
}

/** What is ticked of a bundle, once each; the cart names what cannot be had. Refuses `nothing_ticked`. */
async function addBundle(
  c: Context<Env>,
  shop: Shop,
  form: Record<string, unknown>,
): Promise<Response> {
  const { db } = c.get('instance')
  const ticked = 'pick_id' in form ? [form.pick_id].flat().map(String).slice(0, bundleTagsMax) : []
  if (!ticked.length) throw new Refusal('nothing_ticked')
  const chosen = ticked.map(pickId => String(form[variantField(pickId)] ?? ''))
  const wanted = [...new Set(chosen)].map(variantId => ({ variantId, quantity: 1 }))
  const quoted = await db.read(reader => quote(reader, quoteWish(c, shop, wanted)))
  const added = quoted.lines.reduce(
    (cart, { variantId, unitPriceMinor: seenPriceMinor }) =>
      changed(cart, { action: 'add', variantId, quantity: 1, seenPriceMinor }),
    readCart(c, shop.id),
  )
  // One more than there are would leave the cart as a whole.
  const there = await whatThereIs(
    c,
    shop,
    added.filter(one => chosen.includes(one.variantId)),
  )
  const entries = added.map(
    one => there.find(({ variantId }) => variantId === one.variantId) ?? one,
  )
  writeCart(c, shop.id, entries)
  const few = entries.find((one, at) => one.quantity !== added[at]?.quantity)
  const visit = {
    placement: placementOf(form.placement),
    language: c.req.query('lang') ?? null,
  }
  const asked = new URLSearchParams({ bundle: String(form.bundle_id ?? '') })
  for (const pickId of ticked) asked.append('pick', pickId)
  if (few) asked.set('few', few.variantId)
  return c.redirect(withVisit(`/@${shop.handle}/cart?${asked}`, visit), 303)
}

/** Titles of what was asked for of the bundle in the address, or could not be, and the cart does not hold. */
async function leftOutOf(
  c: Context<Env>,
  shop: Shop,
  { language, entries }: { language: Language; entries: CartEntry[] },
): Promise<string[]> {
  const bundleId = c.req.query('bundle')
  if (!bundleId) return []
  const view = await bundleView(c, shop, { bundleId, language }).catch(() => null)
  const asked = c.req.queries('pick') ?? []
  const held = new Set(entries.map(entry => entry.variantId))
  return (view?.tags ?? [])
    .filter(({ card, variants }) => variants.length === 0 || asked.includes(card.pickId))
    .filter(({ variants }) => !variants.some(variant => held.has(variant.id)))
    .map(tag => tag.card.title)
}
