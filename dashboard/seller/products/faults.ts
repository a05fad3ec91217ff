import { readAmount, readCount, readPercent } from '../pieces/amount.ts'
import { chineseFor, optionWords, type ProductValues, type VariantValues } from './values.ts'

export type FieldFault =
  | 'empty'
  | 'long'
  | 'amount'
  | 'percent'
  | 'compareAtLow'
  | 'stock'
  | 'gtin'
  | 'twin'
type Faults<Field extends string> = Partial<Record<Field, FieldFault>>
export type VariantFaults = Faults<
  'price' | 'compareAt' | 'stock' | 'gtin' | 'sku' | `value${number}`
>
export type ProductFaults = Faults<
  | 'ownId'
  | 'title'
  | 'titleZh'
  | 'description'
  | 'descriptionZh'
  | 'brand'
  | 'rate'
  | `option${number}`
  | `chinese ${string}`
> & { variants: Record<string, VariantFaults> }

/** What the contract would refuse, said before sending. */
export function productFaults(values: ProductValues, currency: string): ProductFaults {
  const { options } = values
  const isName = (word: string) => options.some(name => name.trim() === word)
  return {
    ...some({
      ownId: within(values.ownId, 100),
      title: needed(values.title, 150),
      titleZh: within(values.titleZh, 150),
      description: within(values.description, 5000),
      descriptionZh: within(values.descriptionZh, 5000),
      brand: within(values.brand, 80),
      rate: !!values.rate.trim() && readPercent(values.rate) === null && 'percent',
      ...Object.fromEntries(options.map((name, at) => [`option${at}`, needed(name, 40)])),
      ...Object.fromEntries(
        optionWords(values).map(word => [
          `chinese ${word}`,
          // As long as what it stands for may be.
          within(chineseFor(values, word), isName(word) ? 40 : 80),
        ]),
      ),
    }),
    variants: Object.fromEntries(
      values.variants.map(one => [one.key, variantFaults(one, values, currency)]),
    ),
  }
}

export function isFaultless({ variants, ...own }: ProductFaults): boolean {
  return !Object.keys(own).length && Object.values(variants).every(one => !Object.keys(one).length)
}

function variantFaults(
  variant: VariantValues,
  { options, variants }: ProductValues,
  currency: string,
): VariantFaults {
  const price = readAmount(variant.price, currency)
  const isTwin = variants.some(
    other =>
      other !== variant && options.every((_, at) => same(other.values[at], variant.values[at])),
  )
  return some({
    price: !variant.price.trim() ? 'empty' : !price && 'amount',
    compareAt: compareAtFault(variant.compareAt, price, currency),
    stock: !!variant.stock.trim() && readCount(variant.stock, 1_000_000) === null && 'stock',
    gtin: !!variant.gtin.trim() && !/^\d{8,14}$/.test(variant.gtin.trim()) && 'gtin',
    sku: within(variant.sku, 100),
    ...Object.fromEntries(
      options.map((_, at) => [
        `value${at}`,
        needed(variant.values[at] ?? '', 80) || (at === 0 && isTwin && 'twin'),
      ]),
    ),
  })
}

function compareAtFault(text: string, price: number | null, currency: string): FieldFault | false {
  if (!text.trim()) return false
  const former = readAmount(text, currency)
  if (former === null) return 'amount'
  return price !== null && former <= price && 'compareAtLow'
}

function needed(text: string, max: number): FieldFault | false {
  return text.trim() ? within(text, max) : 'empty'
}

function within(text: string, max: number): FieldFault | false {
  return text.trim().length > max && 'long'
}

function same(a = '', b = ''): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase()
}

function some<F extends string>(all: Partial<Record<F, FieldFault | false>>): Faults<F> {
  return Object.fromEntries(Object.entries(all).filter(([, fault]) => fault)) as Faults<F>
}
