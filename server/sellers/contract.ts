import { z } from 'zod'
import { amountMinorMax, currencies } from '../platform/money.ts'

const words = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}]*$/u)

export const amountMinor = z.int().min(0).max(amountMinorMax)
export const rateBps = z.int().min(0).max(9000)

const deliveryDays = z.int().min(0).max(90)

/** One place and its days from order to door; `*` is every country not named. */
export const DeliveryInput = z
  .strictObject({
    to: z.string().regex(/^([A-Z]{2}|\*)$/, 'two capital letters, e.g. CN, or *'),
    days_min: deliveryDays,
    days_max: deliveryDays,
  })
  .refine(one => one.days_min <= one.days_max, {
    path: ['days_max'],
    message: 'not below days_min',
  })

export const SellerInput = z.strictObject({
  name: words(80),
  line: z.string().trim().max(160).default(''),
  country: z.string().regex(/^[A-Z]{2}$/),
  /** Registered name, address and numbers, line by line, as buyers must be told (2011/83/EU, article 6). */
  company: z
    .string()
    .trim()
    .max(500)
    .regex(/^[^\p{Cc}]*(\r?\n[^\p{Cc}]*)*$/u)
    .optional(),
  currency: z.enum(currencies as [string, ...string[]]),
  support_email: z.string().trim().max(200).pipe(z.email()),
  shipping_minor: amountMinor,
  free_shipping_from_minor: amountMinor.nullable(),
  default_rate_bps: rateBps,
  return_days: z.int().min(0).max(365),
  /** Who pays for sending back what is as promised; null: not said. */
  return_paid_by: z.enum(['buyer', 'seller']).nullable().optional(),
  delivery: z
    .array(DeliveryInput)
    .max(60)
    .refine(all => new Set(all.map(one => one.to)).size === all.length, 'each country once')
    .optional(),
})
export type SellerInput = z.infer<typeof SellerInput>

/** What a seller charges in tax: one rate, others for some categories, in prices or on top. */
export const TaxInput = z.strictObject({
  bps: z.int().min(0).max(5000),
  prices_include_tax: z.boolean(),
  categories: z
    .array(z.strictObject({ category: z.string().max(100), bps: z.int().min(0).max(5000) }))
    .max(50)
    .refine(all => new Set(all.map(one => one.category)).size === all.length, 'each once')
    .default([]),
})
export type TaxInput = z.infer<typeof TaxInput>

export const SellerDecision = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('approve') }),
  z.strictObject({ decision: z.literal('refuse'), reason: words(500) }),
  z.strictObject({ decision: z.literal('suspend'), reason: words(500) }),
  z.strictObject({ decision: z.literal('close'), reason: words(500) }),
  z.strictObject({ decision: z.literal('reactivate') }),
])
export type SellerDecision = z.infer<typeof SellerDecision>

/** What the platform takes of a seller's goods: at most a tenth. */
export const FeeInput = z.strictObject({ platform_fee_bps: z.int().min(0).max(1000) })
export type FeeInput = z.infer<typeof FeeInput>

export const webhookEvents = [
  'seller_order.forwarded',
  'seller_order.cancelled',
  'seller_order.refunded',
] as const
export type WebhookEvent = (typeof webhookEvents)[number]

export const WebhookEndpointInput = z.strictObject({
  url: z.url().max(500),
  events: z.array(z.enum(webhookEvents)).max(20).default([]).describe('none: all there are'),
})

export const KeyInput = z.strictObject({ name: words(60), scope: z.enum(['read', 'write']) })
