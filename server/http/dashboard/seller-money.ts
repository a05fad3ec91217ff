import type { Context } from 'hono'
import { z } from 'zod'
import { allCategories, categoryTitles } from '../../catalog/categories.ts'
import { productsByIds } from '../../catalog/queries.ts'
import type { Due } from '../../dues/due.ts'
import { duesOfHome, totalsByState } from '../../dues/queries.ts'
import { type SellerOrder, sellerOrdersByIds } from '../../fulfilment/queries.ts'
import { RefundInput } from '../../payments/contract.ts'
import { previewBySeller, refundBySeller } from '../../payments/refund-by.ts'
import type { Reader } from '../../platform/db/index.ts'
import { newId } from '../../platform/id.ts'
import { Refusal } from '../../platform/refusal.ts'
import { explainRate, specialRates } from '../../rates/explain.ts'
import { setRate } from '../../rates/set.ts'
import { ReturnAnswer, ReturnReceived } from '../../returns/contract.ts'
import { answerReturn, receiveReturn } from '../../returns/handle.ts'
import { returnsOfSeller } from '../../returns/queries.ts'
import { TaxInput } from '../../sellers/contract.ts'
import { setTaxes, taxesOf } from '../../sellers/taxes.ts'
import { findShopByHandle, shopsByIds } from '../../shops/queries.ts'
import { type Env, factory, requirePerson } from '../context.ts'
import { json, query } from '../input.ts'
import { type NextStep, nextSteps } from './next-step.ts'
import { receiptLinks } from './receipt-links.ts'
import { planView, refundKey } from './refunds.ts'
import { returnView } from './returns.ts'
import { requireOwnSeller } from './seller.ts'
import { Page } from './shop.ts'
import { saleOf, statementCsv, statementRow } from './statement.ts'

const Bps = z.int().min(0).max(9000)
const At = z.int().min(0).max(8_640_000_000_000_000)

/** A seller's own rates: default, one product's, a deal with one shop, a campaign of some days. */
const RateInput = z.discriminatedUnion('rung', [
  z.strictObject({ rung: z.literal('seller'), bps: Bps, valid_from: At.optional() }),
  z.strictObject({
    rung: z.literal('product'),
    product_id: z.string().max(64),
    bps: Bps.nullable(),
    valid_from: At.optional(),
  }),
  z.strictObject({
    rung: z.literal('deal'),
    handle: z.string().max(40),
    bps: Bps.nullable(),
    valid_from: At.optional(),
  }),
  z.strictObject({
    rung: z.literal('campaign'),
    /** An earlier one, to change or end it. */
    campaign_id: z.string().max(64).optional(),
    product_id: z.string().max(64).nullable().default(null),
    bps: Bps.nullable(),
    valid_from: At,
    valid_until: At,
  }),
])
type RateInput = z.infer<typeof RateInput>

const Explain = z.strictObject({
  product: z.string().max(64),
  handle: z.string().max(40).optional(),
  at: z.coerce.number().int().min(0).optional(),
})

/** A seller's money: rates and who gets which, taxes, refunds, returns, what is owed and when. */
export const sellerMoney = factory
  .createApp()
  .get('/seller/:seller/rates', async c => {
    const own = await requireOwnSeller(c)
    const { db, clock } = c.get('instance')
    const now = clock.now()
    const { found, shops, products, taxes, categories } = await db.read(async reader => {
      const special = await specialRates(reader, { sellerId: own.id, now })
      return {
        found: special,
        shops: await shopsByIds(
          reader,
          special.filter(one => one.rung === 'deal').map(one => one.subject),
        ),
        products: await productsByIds(
          reader,
          special.flatMap(one => one.productId ?? []),
        ),
        taxes: await taxesOf(reader, own.id),
        categories: await allCategories(reader),
      }
    })
    const titles = new Map(products.map(product => [product.id, product.title]))
    return c.json(
      {
        default_rate_bps: own.defaultRateBps,
        platform_fee_bps: own.platformFeeBps,
        deals: found
          .filter(one => one.rung === 'deal')
          .map(one => ({
            handle: shops.get(one.subject)?.handle ?? '',
            bps: one.bps,
            valid_from: one.validFrom,
          })),
        campaigns: found
          .filter(one => one.rung === 'campaign')
          .map(one => ({
            id: one.subject,
            product_id: one.productId,
            title: one.productId ? (titles.get(one.productId) ?? null) : null,
            bps: one.bps,
            valid_from: one.validFrom,
            valid_until: one.validUntil,
          })),
        tax: {
          bps: own.taxBps,
          prices_include_tax: own.pricesIncludeTax,
          categories: taxes.map(({ categoryId, bps }) => ({ category: categoryId, bps })),
        },
        categories: categories.map(one => ({
          id: one.id,
          titles: categoryTitles(one),
        })),
      },
      200,
    )
  })
  .post('/seller/:seller/rates', json(RateInput), async c => {
    const own = await requireOwnSeller(c)
    const { user } = requirePerson(c)
    const { db, clock } = c.get('instance')
    const change = await changeOf(c, own.id, c.req.valid('json'))
    const set = await db.transact(tx => setRate(tx, { ...change, by: user.id }, clock.now()))
    return c.json({ valid_from: set?.validFrom ?? null, is_cut: set?.isCut ?? false }, 200)
  })
  .get('/seller/:seller/rates/explain', query(Explain), async c => {
    const own = await requireOwnSeller(c)
    return c.json(await explained(c, own.id, c.req.valid('query')), 200)
  })
  .put('/seller/:seller/taxes', json(TaxInput), async c => {
    const own = await requireOwnSeller(c)
    await c
      .get('instance')
      .db.transact(tx => setTaxes(tx, { sellerId: own.id, input: c.req.valid('json') }))
    return c.json({ ok: true as const }, 200)
  })
  .post('/seller/:seller/orders/:id/refund-preview', json(RefundInput), async c => {
    const own = await requireOwnSeller(c)
    const named = { sellerId: own.id, id: c.req.param('id'), input: c.req.valid('json') }
    const plan = await c.get('instance').db.read(reader => previewBySeller(reader, named))
    return c.json(planView(plan, requirePerson(c).user.language), 200)
  })
  .post('/seller/:seller/orders/:id/refund', json(RefundInput), async c => {
    const own = await requireOwnSeller(c)
    const { db, clock } = c.get('instance')
    const named = { sellerId: own.id, id: c.req.param('id'), input: c.req.valid('json') }
    const key = refundKey(c)
    const ids = await db.transact(tx => refundBySeller(tx, { ...named, key, now: clock.now() }))
    return c.json({ ids }, 200)
  })
  .get('/seller/:seller/returns', async c => {
    const own = await requireOwnSeller(c)
    const { db, images } = c.get('instance')
    const found = await db.read(reader =>
      returnsOfSeller(reader, { sellerId: own.id, rowsMax: 100 }),
    )
    const views = await db.read(reader =>
      Promise.all(found.map(one => returnView(reader, images, one))),
    )
    return c.json({ data: views }, 200)
  })
  .post('/seller/:seller/returns/:id/answer', json(ReturnAnswer), async c => {
    const own = await requireOwnSeller(c)
    const { db, clock } = c.get('instance')
    const named = { sellerId: own.id, id: c.req.param('id'), now: clock.now() }
    await db.transact(tx => answerReturn(tx, { ...named, input: c.req.valid('json') }))
    return c.json({ ok: true as const }, 200)
  })
  .post('/seller/:seller/returns/:id/received', json(ReturnReceived), async c => {
    const own = await requireOwnSeller(c)
    const { db, clock } = c.get('instance')
    const named = { sellerId: own.id, id: c.req.param('id'), now: clock.now() }
    await db.transact(tx => receiveReturn(tx, { ...named, input: c.req.valid('json') }))
    return c.json({ ok: true as const }, 200)
  })
  /** Every order until it is paid out, with its promised date. */
  .get('/seller/:seller/statement', query(Page), async c => {
    const own = await requireOwnSeller(c)
    const { before, limit } = c.req.valid('query')
    const { db, config, clock } = c.get('instance')
    const { rows, totals, receipts, steps, parts } = await db.read(async reader => {
      const found = await duesOfHome(reader, { home: own.id, before, rowsMax: limit + 1 })
      const { secretKey } = config
      return {
        rows: found,
        totals: await totalsByState(reader, own.id),
        steps: await nextSteps(reader, { home: own.id, dues: found, now: clock.now() }),
        receipts: await receiptLinks(reader, {
          ...{ secretKey, orders: found, sellerId: own.id },
          language: requirePerson(c).user.language,
        }),
        parts: await partsOf(reader, own.id, found),
      }
    })
    const page = rows.slice(0, limit)
    return c.json(
      {
        totals: totals.map(one => ({
          state: one.state,
          count: one.count,
          amount: { amount: one.balanceMinor, currency: one.currency },
          open: { amount: one.balanceMinor - one.takenMinor, currency: one.currency },
        })),
        data: page.map(due => ({
          ...statementRow(due),
          next_step: steps.get(due.dueId) as NextStep,
          sale: saleIn(parts, due),
          /** Each commission this order paid, step by step. */
          receipts: receipts.get(due.orderId) ?? [],
        })),
        next_before: rows.length > limit ? (page.at(-1)?.dueId ?? null) : null,
      },
      200,
    )
  })
  .get('/seller/:seller/statement.csv', async c => {
    const own = await requireOwnSeller(c)
    const { rows, parts } = await c.get('instance').db.read(async reader => {
      const found = await duesOfHome(reader, { home: own.id, rowsMax: 100_000 })
      return { rows: found, parts: await partsOf(reader, own.id, found) }
    })
    return c.body(statementCsv(rows, parts), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="statement.csv"',
    })
  })

/** A seller's due has the id of its part. */
function partsOf(reader: Reader, sellerId: string, dues: Due[]) {
  return sellerOrdersByIds(reader, { sellerId, ids: dues.map(due => due.dueId) })
}

function saleIn(parts: Map<string, SellerOrder>, due: Due) {
  const part = parts.get(due.dueId)
  return part ? saleOf(part) : null
}

async function changeOf(c: Context<Env>, sellerId: string, input: RateInput) {
  const own = { home: sellerId, bps: input.bps, validFrom: input.valid_from ?? null }
  const { db, clock } = c.get('instance')
  if (input.rung === 'seller') return { ...own, rung: input.rung, subject: '' }
  if (input.rung === 'deal') {
    const shop = await db.read(reader => findShopByHandle(reader, input.handle))
    if (!shop) throw new Refusal('not_found')
    return { ...own, rung: input.rung, subject: shop.id }
  }
  const productId = input.product_id
  const [product] = productId ? await db.read(reader => productsByIds(reader, [productId])) : []
  if (productId && product?.sellerId !== sellerId) throw new Refusal('not_found')
  if (input.rung === 'product')
    return {
      ...own,
      rung: input.rung,
      subject: input.product_id,
      categoryId: product?.categoryId ?? '',
    }
  if (input.valid_until <= input.valid_from)
    throw new Refusal('invalid_input', {
      fields: [{ field: 'valid_until', message: 'after it starts' }],
    })
  return {
    ...own,
    rung: input.rung,
    subject: input.campaign_id ?? newId('cmp', clock.now()),
    productId,
    validUntil: input.valid_until,
  }
}

/** Every rung for one of the seller's products, in one shop or in any, and which wins. */
export async function explained(
  c: Context<Env>,
  sellerId: string,
  {
    product: productId,
    handle,
    at,
  }: { product: string; handle?: string | undefined; at?: number | undefined },
) {
  const { db, clock } = c.get('instance')
  return db.read(async reader => {
    const [product] = await productsByIds(reader, [productId])
    if (product?.sellerId !== sellerId) throw new Refusal('not_found')
    const shop = handle ? await findShopByHandle(reader, handle) : null
    if (handle && !shop) throw new Refusal('not_found')
    const asked = {
      sellerId,
      productId,
      categoryId: product.categoryId,
      shopId: shop?.id ?? null,
      at: at ?? clock.now(),
    }
    const { steps, announced } = await explainRate(reader, asked)
    return {
      product: { id: product.id, title: product.title },
      shop: shop ? { handle: shop.handle } : null,
      at: asked.at,
      rungs: steps.map(step => ({
        rung: step.rung,
        rule: step.rule,
        rate_bps: step.bps,
        version: step.version,
        valid_from: step.validFrom,
        valid_until: step.validUntil,
        wins: step.wins,
      })),
      announced: announced.map(one => ({
        rung: one.rung,
        rate_bps: one.bps,
        valid_from: one.validFrom,
      })),
    }
  })
}
