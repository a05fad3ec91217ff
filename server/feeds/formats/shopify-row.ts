import { type Option, optionOf } from '../../catalog/options.ts'
import type { FeedItem, FeedVariant } from '../item.ts'
import * as cells from './cells.ts'
import { type Reading, RowFault } from './finding.ts'
import { lineOf } from './plain-text.ts'
import { readPrice } from './price.ts'
import type { ColumnPlaces, ShopifyColumn } from './shopify-columns.ts'

/** Shopify's own limit for handles; option values and SKUs may be as long. */
const idCharactersMax = 255
const optionColumns = [
  {
    name: 'optionName1',
    value: 'optionValue1',
    nameZh: 'optionNameZh1',
    valueZh: 'optionValueZh1',
  },
  {
    name: 'optionName2',
    value: 'optionValue2',
    nameZh: 'optionNameZh2',
    valueZh: 'optionValueZh2',
  },
  {
    name: 'optionName3',
    value: 'optionValue3',
    nameZh: 'optionNameZh3',
    valueZh: 'optionValueZh3',
  },
] as const

/** One row, its cells by what they mean. */
export class ShopifyRow {
  readonly row: number
  readonly #cells: string[]
  readonly #places: ColumnPlaces
  constructor(row: number, cells: string[], places: ColumnPlaces) {
    this.row = row
    this.#cells = cells
    this.#places = places
  }

  text(column: ShopifyColumn): string {
    return this.#cells[this.#places[column].at]?.trim() ?? ''
  }

  /** The column's header as the seller's file has it. */
  label(column: ShopifyColumn): string {
    return this.#places[column].label
  }

  read<T>(column: ShopifyColumn, rule: (label: string, text: string) => T): T {
    return rule(this.label(column), this.text(column))
  }
}

export function handleOf(line: ShopifyRow): string {
  return line.read('handle', (label, text) => cells.requiredLine(label, text, idCharactersMax))
}

export function isForSale(line: ShopifyRow): boolean {
  const isHidden = /^(?:draft|archived|unlisted)$/i.test(line.text('status'))
  return !isHidden && line.text('published').toLowerCase() !== 'false'
}

/** A row without any of these only adds an image. */
export function isVariant(line: ShopifyRow): boolean {
  return Boolean(line.text('price') || line.text('optionValue1') || line.text('sku'))
}

type OptionName = { name: string; nameZh: string | null }

/** Only the first row of a product names its options. */
export function optionNamesOf(line: ShopifyRow): OptionName[] {
  return optionColumns.map(({ name, nameZh }, place) => ({
    name: lineOf(line.text(name)) || `Option ${place + 1}`,
    nameZh: line.read(nameZh, cells.words),
  }))
}

export function readProduct(line: ShopifyRow, handle: string): FeedItem {
  return {
    row: line.row,
    groupId: handle,
    title: line.read('title', cells.title),
    titleZh: line.read('titleZh', cells.translatedTitle),
    description: line.read('description', cells.description),
    descriptionZh: line.read('descriptionZh', cells.description) || null,
    brand: line.read('vendor', cells.words),
    category: line.read('type', cells.words) ?? line.read('category', cells.words),
    imageUrls: [],
    rateBps: line.read('commission', cells.rateBps),
    variants: [],
  }
}

export function readVariant(
  line: ShopifyRow,
  handle: string,
  optionNames: OptionName[],
  { currency, seen }: Reading,
): FeedVariant {
  const sku = line.read('sku', skuOf)
  const options = readOptions(line, optionNames)
  const externalId = sku ?? [handle, ...options.map(({ value }) => value)].join('/')
  const variant = {
    row: line.row,
    externalId,
    sku,
    gtin: cells.gtinOf(line.text('barcode')),
    options,
    ...readPrices(line, currency),
    currency: null,
    stock: readStock(line),
    imageUrl: line.read('variantImage', cells.imageUrl),
  }
  const column = line.label(sku ? 'sku' : 'handle')
  if (seen.repeats(externalId)) throw new RowFault('duplicate', column, externalId)
  return variant
}

function skuOf(label: string, text: string): string | null {
  return cells.lineWithin(label, text, idCharactersMax) || null
}

/** `Default Title` is how Shopify writes that a product has no options. */
function readOptions(line: ShopifyRow, names: OptionName[]): Option[] {
  return optionColumns.flatMap((column, place) => {
    const value = line.read(column.value, cells.words)
    if (value === 'Default Title') return []
    const valueZh = line.read(column.valueZh, cells.words)
    return optionOf({ ...names[place]!, value, valueZh }) ?? []
  })
}

function readPrices(line: ShopifyRow, currency: string) {
  const price = line.text('price')
  if (!price) throw new RowFault('missing', line.label('price'), '')
  const priceMinor = readPrice(line.label('price'), price, currency).minor
  const former = line.text('compareAt')
  // Shopify itself writes 0.00 for none.
  const hasFormer = former !== '' && !/^0+(?:\.0+)?$/.test(former)
  const formerMinor = hasFormer ? readPrice(line.label('compareAt'), former, currency).minor : 0
  const compareAtMinor = formerMinor > priceMinor ? formerMinor : null
  return { priceMinor, compareAtMinor, sale: null }
}

/**
 * A quantity counts whether or not a tracker is named: real exports often leave that empty. A
 * tracker without a quantity comes from stores with several places of stock, whose exports leave
 * the quantity out: selling without end would be wrong, so the row says what it lacks.
 */
function readStock(line: ShopifyRow): number | null {
  if (/^(?:continue|true)$/i.test(line.text('policy'))) return null
  const units = line.read('quantity', cells.stockUnits)
  if (units === null && line.text('tracker')) {
    throw new RowFault('missing', line.label('quantity'), '')
  }
  return units
}
