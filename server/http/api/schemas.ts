import { z } from '@hono/zod-openapi'
import { sellerOrderStatuses } from '../../fulfilment/contract.ts'
import { languages } from '../../platform/language.ts'
import { factory } from '../context.ts'

/** The words of the public API, once; OpenAPI is made from these. */

export const Money = z
  .object({ amount: z.int().describe('minor units, e.g. fen'), currency: z.string().length(3) })
  .openapi('Money', { example: { amount: 2890, currency: 'CNY' } })

/** Who sells, and who that is by law. */
const NamedSeller = z.object({
  id: z.string(),
  name: z.string(),
  company: z
    .array(z.string())
    .describe('who that is by law, line by line, to be shown before buying; empty: not said'),
})

export const ErrorAnswer = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      details: z.record(z.string(), z.unknown()).optional(),
      request_id: z.string(),
    }),
  })
  .openapi('Error')

export const Shop = z
  .object({
    handle: z.string(),
    name: z.string(),
    line: z.string(),
    accent: z.string(),
    language: z.enum(languages),
    currency: z.string(),
    url: z.string(),
    pick_count: z.int(),
    sections: z.array(z.object({ id: z.string(), title: z.string() })),
    payment_providers: z.array(z.string()),
  })
  .openapi('Shop')

export const ProductView = z
  .object({
    id: z.string(),
    slug: z.string(),
    title: z.string(),
    description: z.string().optional(),
    url: z.string(),
    images: z.array(z.object({ url: z.string(), width: z.int(), height: z.int() })),
    seller: NamedSeller,
    availability: z
      .enum(['in_stock', 'sold_out', 'unavailable'])
      .describe('unavailable: its seller does not sell it at present, whatever is in stock'),
    variants: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        price: Money,
        available: z
          .int()
          .nullable()
          .describe('units left; 0 cannot be bought; null is not tracked'),
      }),
    ),
  })
  .openapi('Product')

export const PickView = z
  .object({
    id: z.string(),
    note: z.string(),
    section: z.object({ id: z.string(), title: z.string() }).nullable(),
    product: ProductView,
  })
  .openapi('Pick')

export const QuoteView = z
  .object({
    quote: z
      .string()
      .describe(
        'send it back with the order to be refused (409 price_changed) when prices have changed',
      ),
    lines: z.array(
      z.object({
        variant_id: z.string(),
        quantity: z.int(),
        title: z.string(),
        unit_price: Money,
        total: Money,
        seller_id: z.string(),
      }),
    ),
    parcels: z.array(
      z.object({
        seller: NamedSeller,
        goods: Money,
        shipping: Money,
        is_shipped: z.boolean().describe('false: this seller does not ship to that country'),
        delivery_days: z
          .object({ min: z.int(), max: z.int() })
          .nullable()
          .describe('from the order to the door; null: no promise'),
      }),
    ),
    problems: z.array(
      z.object({ code: z.string(), variant_id: z.string(), available: z.int().nullable() }),
    ),
    goods: Money.describe('after discount, with tax'),
    discount: Money,
    tax: Money.describe('in goods already'),
    shipping: Money,
    total: Money,
  })
  .openapi('Quote')

export const PlacedOrder = z
  .object({
    id: z.string(),
    token: z.string(),
    status: z.string(),
    total: Money,
    payment: z.object({ status: z.string(), redirect_url: z.string().optional() }),
  })
  .openapi('PlacedOrder')

export const OrderView = z
  .object({
    id: z.string(),
    status: z.string(),
    placed_at: z.iso.datetime(),
    goods: Money,
    shipping: Money,
    total: Money,
    refunded: Money,
    payment: z.object({ provider: z.string(), status: z.string() }),
    lines: z.array(
      z.object({
        variant_id: z.string(),
        title: z.string(),
        quantity: z.int(),
        unit_price: Money,
        total: Money,
      }),
    ),
    parcels: z.array(
      z.object({
        seller: z.object({ name: z.string() }),
        status: z.string(),
        carrier: z.string().nullable(),
        tracking_number: z.string().nullable(),
        further_shipments: z.array(z.object({ carrier: z.string(), tracking_number: z.string() })),
      }),
    ),
  })
  .openapi('Order')

const Instant = z.iso.datetime()
const like = (example: string) => z.string().openapi({ example })

/** Where a seller ships to, as the buyer wrote it. */
const ShipToView = z.object({
  name: like('Li Lei'),
  phone: like('+86 138 0013 8000').nullable(),
  line1: like('88 Renmin Road'),
  line2: like('Building 3').optional(),
  city: like('Hangzhou'),
  region: like('Zhejiang').optional(),
  postal_code: like('310000').optional(),
  country: like('CN').describe('ISO 3166-1, two letters'),
  label_lines: z
    .array(z.string())
    .describe('as it is written on a parcel there, without name, phone and country'),
})

export const SellerOrderView = z
  .object({
    id: like('slo_01m8z6c0g0x3v9k2r7w5q1t4ny'),
    number: like('W5Q1T4NY').describe('the order’s, as its buyer knows it'),
    status: z.enum(sellerOrderStatuses),
    forwarded_at: Instant.nullable(),
    ship_by: Instant.nullable().describe(
      'on that day at the latest; once it is over everywhere, the buyer may cancel',
    ),
    accepted_at: Instant.nullable(),
    shipped_at: Instant.nullable(),
    delivered_at: Instant.nullable(),
    ended_at: Instant.nullable(),
    end_reason: z.string().nullable(),
    lines: z.array(
      z.object({
        id: z.string(),
        variant_id: z.string(),
        external_id: z.string().describe('your own'),
        title: like('Box of apples').describe('as you wrote it, whatever the buyer reads'),
        variant_title: like('5 kg'),
        quantity: z.int(),
        unit_price: Money,
        total: Money,
      }),
    ),
    goods: Money,
    shipping: Money,
    commission: Money,
    platform_fee: Money,
    discount_covered: Money.describe('a discount that the platform or the curator pays to you'),
    net: Money.describe(
      'yours as it was sold: goods less commission and fee, plus what is covered and shipping',
    ),
    refunded: Money.describe(
      'gone back to the buyer so far; your share of it comes off what you are paid',
    ),
    ship_to: ShipToView.nullable().describe('null once nothing is to be shipped any more'),
    carrier: like('SF Express').nullable(),
    tracking_number: like('SF1234567890').nullable(),
    further_shipments: z
      .array(z.object({ carrier: z.string(), tracking_number: z.string(), shipped_at: Instant }))
      .describe('what it goes in besides'),
    reference: like('W-77').nullable().describe('your own number for it'),
    updated_at: Instant.nullable(),
  })
  .openapi('SellerOrder')

export const EndpointView = z
  .object({
    id: z.string(),
    url: z.string(),
    events: z.array(z.string()).describe('none: all there are'),
    state: z.string().describe('`on` or `off`'),
    secret: z.string().optional().describe('`whsec_` and the key in base64; answered this once'),
  })
  .openapi('WebhookEndpoint')

export const DeliveryView = z
  .object({
    id: z.string(),
    endpoint_id: z.string(),
    event: z.string(),
    state: z
      .string()
      .describe('`pending`, `delivered`, `stuck` after the last try, `dropped` by 410'),
    attempts: z.int(),
    last_outcome: z.string().nullable().describe('a status, or why there was none'),
    created_at: Instant,
  })
  .openapi('WebhookDelivery')

export const paged = <T extends z.ZodType>(item: T) =>
  z.object({ data: z.array(item), next_cursor: z.string().nullable() })

export const PageQuery = z.strictObject({
  cursor: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})

/** Every route may answer these. */
export const failures = {
  400: { description: 'Not understood', content: { 'application/json': { schema: ErrorAnswer } } },
  401: { description: 'No valid key', content: { 'application/json': { schema: ErrorAnswer } } },
  403: {
    description: 'The key may not do this',
    content: { 'application/json': { schema: ErrorAnswer } },
  },
  404: {
    description: 'Nothing here, or not yours',
    content: { 'application/json': { schema: ErrorAnswer } },
  },
  409: {
    description: 'Refused as things stand',
    content: { 'application/json': { schema: ErrorAnswer } },
  },
  415: {
    description: 'The body is not called JSON',
    content: { 'application/json': { schema: ErrorAnswer } },
  },
  422: {
    description: 'Something sent is not as expected',
    content: { 'application/json': { schema: ErrorAnswer } },
  },
  429: { description: 'Too many', content: { 'application/json': { schema: ErrorAnswer } } },
}

export const answer = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { 'application/json': { schema } },
})

/** `example`: where one made of the schema's parts would not do. */
export const body = <T extends z.ZodType>(schema: T, example?: z.input<T>, required = true) => ({
  body: { required, content: { 'application/json': { schema, ...(example ? { example } : {}) } } },
})

/** Of an empty body it does not matter what it says it is: many programs call everything JSON. */
export const emptyIsNothing = factory.createMiddleware(async (c, next) => {
  if (!(await c.req.text())) c.req.raw.headers.delete('content-type')
  await next()
})

/** `isRequired` is of the description alone: who sends none is told to, by its own code. */
export const idempotencyKey = (isRequired: boolean) =>
  z
    .string()
    .regex(/^[\x21-\x7e]{1,100}$/)
    .optional()
    .openapi({
      param: { required: isRequired },
      description: 'made up by you for one wish, and the same with every repeat of it',
      example: '0b5c2c1e-5a0e-4f7e-9a63-2f1d0f6c8a11',
    })
