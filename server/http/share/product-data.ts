import { toDecimal } from '../../platform/money.ts'
import type { ReturnPayer } from '../../sellers/schema.ts'
import { shippingFor } from '../../sellers/seller.ts'
import type { ProductView, VariantView } from '../storefront/views.ts'
import type { Addresses } from './addresses.ts'

/** What a product's page says of it as data, as Google's merchant listings want it. */

const variantsMax = 50

/** One variant: a product with its offer. Several: a group of such, each with its own address. */
export function productData(at: Addresses, view: ProductView, image: string[]): object {
  const url = at.product(view.slug)
  const about = {
    '@context': 'https://schema.org',
    name: view.title,
    description: view.description || view.note || view.title,
    url,
    image,
    brand: view.brand ? { '@type': 'Brand', name: view.brand } : undefined,
  }
  const [first, ...others] = view.variants
  if (!others.length)
    return {
      ...about,
      '@type': 'Product',
      gtin: first?.gtin ?? undefined,
      offers: first && offerOf(view, first, url),
    }
  const variants = view.variants.slice(0, variantsMax)
  const fields = new Set(variants.flatMap(one => Object.keys(fieldsOf(one))))
  return {
    ...about,
    '@type': 'ProductGroup',
    productGroupID: view.productId,
    variesBy: fields.size ? [...fields].map(field => `https://schema.org/${field}`) : undefined,
    hasVariant: variants.map(one => variantOf(at, view, one, image)),
  }
}

function variantOf(at: Addresses, view: ProductView, variant: VariantView, image: string[]) {
  const url = at.variant(view.slug, variant.id)
  const own = variant.pictureIndex === null ? undefined : view.pictures[variant.pictureIndex]
  return {
    '@type': 'Product',
    sku: variant.id,
    gtin: variant.gtin ?? undefined,
    name: variant.title ? `${view.title} - ${variant.title}` : view.title,
    url,
    image: own ? [`${at.baseUrl}${largestOf(own.srcset)}`] : image.slice(0, 1),
    ...fieldsOf(variant),
    offers: offerOf(view, variant, url),
  }
}

const fieldNames: Record<string, string> = {
  color: 'color',
  colour: 'color',
  颜色: 'color',
  size: 'size',
  尺寸: 'size',
  尺码: 'size',
  material: 'material',
  材质: 'material',
  pattern: 'pattern',
}

/** The options search engines have fields for, by those fields' names. */
export function fieldsOf({ options }: Pick<VariantView, 'options'>): Record<string, string> {
  return Object.fromEntries(
    options.flatMap(({ name, value }) => {
      const field = fieldNames[name.trim().toLowerCase()]
      return field ? [[field, value]] : []
    }),
  )
}

type Offer = Pick<VariantView, 'price' | 'was' | 'until' | 'isBuyable'>

function offerOf({ seller }: ProductView, { price, was, until, isBuyable }: Offer, url: string) {
  const money = (amount: number) => toDecimal(amount, price.currency)
  const terms = {
    shippingMinor: seller.shipping.amount,
    freeShippingFromMinor: seller.freeShippingFrom?.amount ?? null,
  }
  return {
    '@type': 'Offer',
    url,
    price: money(price.amount),
    priceCurrency: price.currency,
    priceValidUntil: until ? new Date(until.at).toISOString() : undefined,
    // Of a lowered price, the one that is struck out.
    priceSpecification: was
      ? {
          '@type': 'UnitPriceSpecification',
          priceType: 'https://schema.org/StrikethroughPrice',
          price: money(was.amount),
          priceCurrency: was.currency,
        }
      : undefined,
    availability: stateOf(isBuyable),
    itemCondition: 'https://schema.org/NewCondition',
    seller: { '@type': 'Organization', name: seller.name },
    hasMerchantReturnPolicy: {
      '@type': 'MerchantReturnPolicy',
      applicableCountry: seller.country,
      ...(seller.returnDays > 0
        ? {
            returnPolicyCategory: 'https://schema.org/MerchantReturnFiniteReturnWindow',
            merchantReturnDays: seller.returnDays,
            returnMethod: 'https://schema.org/ReturnByMail',
            // Not said where the seller has not: no promise is made up.
            returnFees: seller.returnPaidBy ? returnFees[seller.returnPaidBy] : undefined,
          }
        : { returnPolicyCategory: 'https://schema.org/MerchantReturnNotPermitted' }),
    },
    shippingDetails: {
      '@type': 'OfferShippingDetails',
      shippingRate: {
        '@type': 'MonetaryAmount',
        value: money(shippingFor(terms, price.amount)),
        currency: price.currency,
      },
      ...destinationOf(seller),
    },
  }
}

const returnFees: Record<ReturnPayer, string> = {
  buyer: 'https://schema.org/ReturnFeesCustomerResponsibility',
  seller: 'https://schema.org/FreeReturn',
}

/** Where to and how soon, as far as it is promised: the seller's own country if it is, else the first. */
function destinationOf({ country, delivery }: ProductView['seller']) {
  const named = delivery.filter(one => one.to !== '*')
  const promise = named.find(one => one.to === country) ?? named[0] ?? delivery[0]
  const to = promise && promise.to !== '*' ? promise.to : country
  return {
    shippingDestination: { '@type': 'DefinedRegion', addressCountry: to },
    deliveryTime: promise && {
      '@type': 'ShippingDeliveryTime',
      // What is promised runs from order to door: no day of packing comes on top of it.
      handlingTime: daysFrom(0, 0),
      transitTime: daysFrom(promise.daysMin, promise.daysMax),
    },
  }
}

const daysFrom = (minValue: number, maxValue: number) => ({
  '@type': 'QuantitativeValue',
  minValue,
  maxValue,
  unitCode: 'DAY',
})

const stateOf = (isBuyable: boolean) => `https://schema.org/${isBuyable ? 'InStock' : 'OutOfStock'}`

/** `/img/a.webp 160w, /img/b.webp 640w` -> the last, which is the widest. */
export const largestOf = (srcset: string) => srcset.split(', ').at(-1)?.split(' ')[0] ?? ''
