import type { ProductInput } from '../../../server/catalog/contract.ts'
import { amountText, percentInput, readAmount, readCount, readPercent } from '../pieces/amount.ts'
import { freeId, idFrom, newId } from './own-id.ts'

/** A product's form: everything as typed. */
export type ProductValues = {
  ownId: string
  title: string
  titleZh: string
  description: string
  descriptionZh: string
  brand: string
  category: string
  rate: string
  pictures: string[]
  /** What differs between variants, e.g. Size; none: there is one. */
  options: string[]
  /** Their names and values in Chinese, by the word it stands for. */
  chinese: Record<string, string>
  variants: VariantValues[]
}
export type VariantValues = {
  /** Ours, while it is edited. */
  key: string
  /** The seller's own id of it; empty until it is first saved. */
  ownId: string
  /** One for each option. */
  values: string[]
  price: string
  compareAt: string
  stock: string
  gtin: string
  sku: string
}

let keys = 0

export function emptyVariant(options: number): VariantValues {
  const values = Array.from({ length: options }, () => '')
  const key = `v${++keys}`
  return { key, ownId: '', values, price: '', compareAt: '', stock: '', gtin: '', sku: '' }
}

export function emptyProduct(): ProductValues {
  return {
    ownId: '',
    title: '',
    titleZh: '',
    description: '',
    descriptionZh: '',
    brand: '',
    category: '',
    rate: '',
    pictures: [],
    options: [],
    chinese: {},
    variants: [emptyVariant(0)],
  }
}

export function valuesOf(input: ProductInput, currency: string): ProductValues {
  const names = input.variants.flatMap(one => one.options.map(option => option.name))
  const options = [...new Set(names)].slice(0, 3)
  return {
    ownId: input.external_id,
    title: input.title,
    titleZh: input.title_zh ?? '',
    description: input.description,
    descriptionZh: input.description_zh ?? '',
    brand: input.brand ?? '',
    category: input.category ?? '',
    rate: percentInput(input.rate_bps),
    pictures: input.image_urls,
    options,
    chinese: chineseOf(input),
    variants: input.variants.map(variant => ({
      key: variant.external_id,
      ownId: variant.external_id,
      values: options.map(name => variant.options.find(one => one.name === name)?.value ?? ''),
      price: amountText(variant.price_minor, currency),
      compareAt: amountText(variant.compare_at_minor, currency),
      stock: variant.stock === null ? '' : String(variant.stock),
      gtin: variant.gtin ?? '',
      sku: variant.sku ?? '',
    })),
  }
}

function chineseOf({ variants }: ProductInput): Record<string, string> {
  const pairs = variants
    .flatMap(one => one.options)
    .flatMap(({ name, value, name_zh, value_zh }) => [
      [name, name_zh],
      [value, value_zh],
    ])
  return Object.fromEntries(pairs.filter(([, chinese]) => chinese))
}

/** A word of the options in Chinese; empty: none is written. Sellers' words may be `constructor`. */
export function chineseFor({ chinese }: ProductValues, word: string): string {
  return (Object.hasOwn(chinese, word) && chinese[word]) || ''
}

/** What an option is called and can be, each once, in the order it is read. */
export function optionWords({ options, variants }: ProductValues): string[] {
  const values = options.flatMap((_, at) => variants.map(one => one.values[at] ?? ''))
  return [...new Set([...options, ...values].map(word => word.trim()).filter(Boolean))]
}

/** Only for values without faults. Numbers of the seller's own that are missing are made. */
export function productInput(typed: ProductValues, currency: string): ProductInput {
  const values = { ...typed, ownId: typed.ownId.trim() || newId(typed.title) }
  const text = (words: string) => words.trim() || null
  const taken = new Set(values.variants.map(one => one.ownId).filter(Boolean))
  return {
    external_id: values.ownId,
    title: values.title.trim(),
    title_zh: text(values.titleZh),
    description: values.description.trim(),
    description_zh: text(values.descriptionZh),
    brand: text(values.brand),
    category: text(values.category),
    image_urls: values.pictures,
    rate_bps: values.rate.trim() ? readPercent(values.rate) : null,
    variants: values.variants.map(variant => variantInput(values, variant, taken, currency)),
  }
}

function variantInput(
  product: ProductValues,
  variant: VariantValues,
  taken: Set<string>,
  currency: string,
): ProductInput['variants'][number] {
  const { ownId, options } = product
  const inChinese = (word: string) => chineseFor(product, word).trim() || null
  const named = options.map((typed, at) => {
    const name = typed.trim()
    const value = variant.values[at]?.trim() ?? ''
    return { name, value, name_zh: inChinese(name), value_zh: inChinese(value) }
  })
  const wish = variant.sku.trim() || idFrom([ownId, ...named.map(one => one.value)].join(' '))
  return {
    external_id: variant.ownId || freeId(wish || ownId, taken),
    sku: variant.sku.trim() || null,
    gtin: variant.gtin.trim() || null,
    options: named.filter(one => one.value),
    price_minor: readAmount(variant.price, currency) ?? 0,
    compare_at_minor: variant.compareAt.trim() ? readAmount(variant.compareAt, currency) : null,
    stock: variant.stock.trim() ? readCount(variant.stock, 1_000_000) : null,
    image_url: null,
  }
}
