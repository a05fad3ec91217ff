import { z } from 'zod'
import { amountMinorMax } from '../platform/money.ts'
import type { Offer } from './offer-diff.ts'
import { optionOf } from './options.ts'

const words = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}]*$/u)
const optional = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .transform(text => text || null)
    .nullable()
    .default(null)
const chinese = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\p{Cc}]*$/u)
    .nullish()
const PriceMinor = z.int().min(1).max(amountMinorMax)

/** A picture's address, or one uploaded here before. */
export const storedPicture = /^stored:([0-9a-f]{32})\/(\d{1,5})x(\d{1,5})\/(#[0-9a-f]{6})$/
const PictureUrl = z.union([
  z.url({ protocol: /^https?$/ }).max(1000),
  z.string().regex(storedPicture),
])

export const VariantInput = z.strictObject({
  external_id: words(100),
  sku: optional(100),
  gtin: z
    .string()
    .regex(/^\d{8,14}$/)
    .nullable()
    .default(null),
  options: z
    .array(
      z.strictObject({
        name: words(40),
        value: words(80),
        name_zh: chinese(40),
        value_zh: chinese(80),
      }),
    )
    .max(3)
    .default([]),
  price_minor: PriceMinor,
  compare_at_minor: PriceMinor.nullable().default(null),
  /** Units to sell; null: not tracked. */
  stock: z.int().min(0).max(1_000_000).nullable(),
  image_url: PictureUrl.nullable().default(null),
})

export const ProductInput = z.strictObject({
  external_id: words(100),
  title: words(150),
  title_zh: optional(150),
  description: z.string().trim().max(5000).default(''),
  description_zh: optional(5000),
  brand: optional(80),
  category: optional(200),
  image_urls: z.array(PictureUrl).max(10).default([]),
  rate_bps: z.int().min(0).max(9000).nullable().default(null),
  variants: z
    .array(VariantInput)
    .min(1)
    .max(250)
    .refine(
      all => new Set(all.map(one => one.external_id)).size === all.length,
      'each external_id once',
    ),
})
export type ProductInput = z.infer<typeof ProductInput>

export const ProductBatch = z.strictObject({ products: z.array(ProductInput).min(1).max(250) })

export const ProductState = z.strictObject({ state: z.enum(['active', 'paused']) })

export function offerOf(input: ProductInput): Offer {
  return {
    groupId: input.external_id,
    title: input.title,
    titleZh: input.title_zh,
    description: input.description,
    descriptionZh: input.description_zh,
    brand: input.brand,
    category: input.category,
    imageUrls: input.image_urls,
    rateBps: input.rate_bps,
    variants: input.variants.map((variant, index) => ({
      row: index + 1,
      externalId: variant.external_id,
      sku: variant.sku,
      gtin: variant.gtin,
      options: variant.options.flatMap(
        ({ name, value, name_zh: nameZh, value_zh: valueZh }) =>
          optionOf({ name, value, nameZh, valueZh }) ?? [],
      ),
      priceMinor: variant.price_minor,
      compareAtMinor: variant.compare_at_minor,
      stock: variant.stock,
      imageUrl: variant.image_url,
    })),
  }
}
