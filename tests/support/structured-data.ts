import { expect } from 'vitest'
import { z } from 'zod'
import { currencies } from '../../server/platform/money.ts'

/**
 * What pages may say of themselves as data, written from schema.org, from what Google requires and
 * recommends of merchant listings, and from oEmbed 1.0. Strict: a misspelt or unknown word is wrong.
 */

const Address = z.url({ protocol: /^https?$/ })
const Words = z.string().trim().min(1)
const Day = z.iso.datetime({ offset: true })
const Country = z.string().regex(/^[A-Z]{2}$/)
/** ISO 4217, of those an instance sells in. */
const Currency = z.enum(currencies as [string, ...string[]])
const decimal = /^(0|[1-9]\d*)(\.\d{1,3})?$/
const Price = z
  .string()
  .regex(decimal)
  .refine(text => Number(text) > 0, 'above nothing')
/** Shipping may cost nothing. */
const Fee = z.string().regex(decimal)
const oneOf = <const Names extends [string, ...string[]]>(...names: Names) =>
  z.enum(names.map(name => `https://schema.org/${name}`) as [string, ...string[]])

const Availability = oneOf(
  'BackOrder',
  'Discontinued',
  'InStock',
  'InStoreOnly',
  'LimitedAvailability',
  'OnlineOnly',
  'OutOfStock',
  'PreOrder',
  'PreSale',
  'SoldOut',
)
const Condition = oneOf('DamagedCondition', 'NewCondition', 'RefurbishedCondition', 'UsedCondition')

const Region = z.strictObject({
  '@type': z.literal('DefinedRegion'),
  addressCountry: Country,
})

const Days = z
  .strictObject({
    '@type': z.literal('QuantitativeValue'),
    minValue: z.int().min(0),
    maxValue: z.int().min(0),
    unitCode: z.enum(['DAY', 'd']),
  })
  .refine(days => days.minValue <= days.maxValue, 'from less to more')

export const ShippingDeliveryTime = z.strictObject({
  '@type': z.literal('ShippingDeliveryTime'),
  handlingTime: Days,
  transitTime: Days,
})

export const OfferShippingDetails = z.strictObject({
  '@type': z.literal('OfferShippingDetails'),
  shippingRate: z.strictObject({
    '@type': z.literal('MonetaryAmount'),
    value: Fee,
    currency: Currency,
  }),
  shippingDestination: Region,
  deliveryTime: ShippingDeliveryTime.optional(),
})

const policy = {
  '@type': z.literal('MerchantReturnPolicy'),
  applicableCountry: Country,
}
/** Within a window its days are required; without returns there is nothing more to say. */
export const MerchantReturnPolicy = z.discriminatedUnion('returnPolicyCategory', [
  z.strictObject({
    ...policy,
    returnPolicyCategory: z.literal('https://schema.org/MerchantReturnFiniteReturnWindow'),
    merchantReturnDays: z.int().min(1),
    returnMethod: oneOf('ReturnByMail', 'ReturnInStore', 'ReturnAtKiosk'),
    returnFees: oneOf(
      'FreeReturn',
      'ReturnFeesCustomerResponsibility',
      'ReturnShippingFees',
    ).optional(),
  }),
  z.strictObject({
    ...policy,
    returnPolicyCategory: z.literal('https://schema.org/MerchantReturnNotPermitted'),
  }),
])

/** A former price beside the one that is asked. */
const FormerPrice = z.strictObject({
  '@type': z.literal('UnitPriceSpecification'),
  priceType: oneOf('StrikethroughPrice', 'ListPrice'),
  price: Price,
  priceCurrency: Currency,
})

export const Offer = z.strictObject({
  '@type': z.literal('Offer'),
  url: Address,
  price: Price,
  priceCurrency: Currency,
  priceSpecification: FormerPrice.optional(),
  availability: Availability,
  itemCondition: Condition,
  seller: z.strictObject({ '@type': z.literal('Organization'), name: Words }),
  hasMerchantReturnPolicy: MerchantReturnPolicy,
  shippingDetails: OfferShippingDetails,
})

const context = { '@context': z.literal('https://schema.org') }

const about = {
  ...context,
  name: Words,
  description: Words,
  url: Address,
  image: z.array(Address).min(1),
  brand: z.strictObject({ '@type': z.literal('Brand'), name: Words }).optional(),
}
/** Merchant listings take an Offer with its price, and no AggregateOffer. */
const gtin = z
  .string()
  .regex(/^(\d{8}|\d{12,14})$/)
  .optional()

export const Product = z.strictObject({
  ...about,
  '@type': z.literal('Product'),
  gtin,
  offers: Offer,
})

const Variant = z.strictObject({
  '@type': z.literal('Product'),
  sku: Words,
  gtin,
  name: Words,
  url: Address,
  image: z.array(Address).min(1),
  color: Words.optional(),
  size: Words.optional(),
  material: Words.optional(),
  pattern: Words.optional(),
  offers: Offer,
})

export const ProductGroup = z
  .strictObject({
    ...about,
    '@type': z.literal('ProductGroup'),
    productGroupID: Words,
    variesBy: z
      .array(oneOf('color', 'size', 'material', 'pattern'))
      .min(1)
      .optional(),
    hasVariant: z.array(Variant).min(2),
  })
  .superRefine(({ hasVariant: all, variesBy = [] }, context) => {
    const wrong = (message: string) => context.addIssue({ code: 'custom', message })
    if (new Set(all.map(one => one.sku)).size < all.length) wrong('each variant once')
    if (new Set(all.map(one => one.url)).size < all.length) wrong('each at its own address')
    if (all.some(one => one.url !== one.offers.url)) wrong('offered where it is')
    if (new Set(all.map(one => one.offers.priceCurrency)).size > 1) wrong('one currency')
    for (const field of variesBy)
      if (!all.some(one => field.split('/').at(-1)! in one)) wrong(`${field} is on no variant`)
  })

/** Positions count from one, without a gap, and no page stands twice. */
const inOrder = (all: { position: number; url?: string; item?: string }[]) =>
  all.every((one, index) => one.position === index + 1) &&
  new Set(all.map(one => one.url ?? one.item)).size === all.length

export const ItemList = z
  .strictObject({
    ...context,
    '@type': z.literal('ItemList'),
    name: Words,
    url: Address,
    numberOfItems: z.int().min(0),
    itemListElement: z
      .array(
        z.strictObject({
          '@type': z.literal('ListItem'),
          position: z.int().min(1),
          name: Words,
          url: Address,
          image: Address.optional(),
        }),
      )
      .refine(inOrder, 'positions in order, each page once'),
  })
  .refine(list => list.numberOfItems >= list.itemListElement.length, 'at least what is named')

export const BreadcrumbList = z.strictObject({
  ...context,
  '@type': z.literal('BreadcrumbList'),
  itemListElement: z
    .array(
      z.strictObject({
        '@type': z.literal('ListItem'),
        position: z.int().min(1),
        name: Words,
        item: Address,
      }),
    )
    .min(2)
    .refine(inOrder, 'positions in order, each page once'),
})

export const ProfilePage = z.strictObject({
  ...context,
  '@type': z.literal('ProfilePage'),
  name: Words,
  url: Address,
  dateCreated: Day,
  mainEntity: z.strictObject({
    '@type': z.literal('Organization'),
    name: Words,
    alternateName: Words,
    identifier: Words,
    url: Address,
    description: Words.optional(),
    image: Address,
  }),
})

/** What Google requires of a video, and one way to have it: the file or somebody's player. */
export const VideoObject = z
  .strictObject({
    ...context,
    '@type': z.literal('VideoObject'),
    name: Words,
    thumbnailUrl: z.array(Address).min(1),
    uploadDate: Day,
    contentUrl: Address.optional(),
    embedUrl: Address.optional(),
    duration: z
      .string()
      .regex(/^PT[1-9]\d*S$/)
      .optional(),
  })
  .refine(video => !video.contentUrl !== !video.embedUrl, 'either the file or a player')

const Data = z.discriminatedUnion('@type', [
  ProfilePage,
  ItemList,
  VideoObject,
  Product,
  ProductGroup,
  BreadcrumbList,
] as const)
export type Data = z.infer<typeof Data>

/** A rich answer; a thumbnail is told with its size or not at all. */
export const RichOembed = z
  .strictObject({
    type: z.literal('rich'),
    version: z.literal('1.0'),
    html: z
      .string()
      .regex(
        /^<blockquote hidden><a href="[^"<>]*">[^<>]*<\/a><\/blockquote><iframe [^<>]*><\/iframe>$/,
      ),
    width: z.int().min(1),
    height: z.int().min(1),
    title: Words.optional(),
    author_name: Words.optional(),
    author_url: Address.optional(),
    provider_name: Words.optional(),
    provider_url: Address.optional(),
    cache_age: z.int().min(0).optional(),
    thumbnail_url: Address.optional(),
    thumbnail_width: z.int().min(1).optional(),
    thumbnail_height: z.int().min(1).optional(),
  })
  .refine(({ thumbnail_url, thumbnail_width, thumbnail_height }) => {
    const told = [thumbnail_url, thumbnail_width, thumbnail_height]
    return told.every(one => one === undefined) || told.every(one => one !== undefined)
  }, 'a thumbnail has its size')

/** The text of every block of data in a page, as a browser cuts it out. */
function blocksIn(html: string): string[] {
  const blocks = html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script/gis)
  return [...blocks].map(match => match[1] as string)
}

/** All that a page says of itself as data; whatever of it is not as it must be fails by its path. */
export function dataOf(html: string): Data[] {
  return blocksIn(html).map(text => {
    const parsed = Data.safeParse(JSON.parse(text))
    expect(parsed.success ? '' : `${z.prettifyError(parsed.error)}\n${text}`).toBe('')
    return parsed.data as Data
  })
}
