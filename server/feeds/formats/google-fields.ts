import { type Option, optionOf } from '../../catalog/options.ts'
import type { FeedItem, FeedVariant } from '../item.ts'
import * as cells from './cells.ts'
import { type Reading, RowFault } from './finding.ts'
import { type FeedPrice, readPrice } from './price.ts'
import { readSpan } from './span.ts'

/** The text of a field by Google's name for it; empty when the row has none. */
export type Fields = (name: string) => string

const idCharactersMax = 100
const optionColumns = { Color: 'color', Size: 'size', Material: 'material', Pattern: 'pattern' }
const optionsMax = 3

/** One row of a Google Merchant feed: an item with one variant, or a RowFault is thrown. */
export function readGoogleItem(row: number, field: Fields, reading: Reading): FeedItem {
  const id = cells.requiredLine('id', field('id'), idCharactersMax)
  const groupId = cells.lineWithin('item_group_id', field('item_group_id'), idCharactersMax)
  const image = cells.imageUrl('image_link', field('image_link'))
  const product = readProduct(field, image)
  const offer = readOffer(field, reading.currency)
  const options = groupId ? readOptions(field) : []
  // Last, so that a row that is left out does not make a later good one a duplicate.
  if (reading.seen.repeats(id)) throw new RowFault('duplicate', 'id', id)
  const variant = { row, externalId: id, options, ...offer, imageUrl: image }
  return { row, groupId: groupId || id, ...product, variants: [variant] }
}

function readProduct(
  field: Fields,
  image: string | null,
): Omit<FeedItem, 'row' | 'groupId' | 'variants'> {
  const images = cells.imageUrls(field('additional_image_link'))
  return {
    title: cells.title('title', field('title')),
    titleZh: cells.translatedTitle('title_zh', field('title_zh')),
    description: cells.description('description', field('description')),
    descriptionZh: cells.description('description_zh', field('description_zh')) || null,
    brand: cells.words('brand', field('brand')),
    category:
      cells.words('product_type', field('product_type')) ??
      cells.words('google_product_category', field('google_product_category')),
    imageUrls: [...new Set(image ? [image, ...images] : images)].slice(0, cells.imagesMax),
    rateBps: cells.rateBps('commission', field('commission')),
  }
}

function readOffer(
  field: Fields,
  currency: string,
): Omit<FeedVariant, 'row' | 'externalId' | 'options' | 'imageUrl'> {
  const { price, former, sale } = readPrices(field, currency)
  return {
    sku: cells.words('sku', field('sku')) ?? cells.words('mpn', field('mpn')),
    gtin: cells.gtinOf(field('gtin')),
    priceMinor: price.minor,
    currency: price.currency,
    compareAtMinor: former && former.minor > price.minor ? former.minor : null,
    sale,
    stock: readStock(field),
  }
}

type Prices = { price: FeedPrice; former: FeedPrice | null; sale: FeedVariant['sale'] }

/** A sale price is what is paid now, or within its dates. */
function readPrices(field: Fields, currency: string): Prices {
  if (!field('price').trim()) throw new RowFault('missing', 'price', '')
  const price = readPrice('price', field('price'), currency)
  if (!field('sale_price').trim()) return { price, former: null, sale: null }
  const lower = readPrice('sale_price', field('sale_price'), currency)
  const dates = field('sale_price_effective_date').trim()
  if (!dates) return { price: lower, former: price, sale: null }
  const span = readSpan('sale_price_effective_date', dates)
  return { price, former: null, sale: { priceMinor: lower.minor, ...span } }
}

const availabilities = new Map([
  ['', true],
  ['in_stock', true],
  ['preorder', true],
  ['backorder', true],
  ['out_of_stock', false],
])

function readStock(field: Fields): number | null {
  const text = field('availability')
  const isAvailable = availabilities.get(
    text
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/g, '_'),
  )
  if (isAvailable === undefined) throw new RowFault('unknown_value', 'availability', text)
  const column = ['quantity', 'sell_on_google_quantity', 'inventory', 'stock'].find(name =>
    field(name).trim(),
  )
  const units = column ? cells.stockUnits(column, field(column)) : null
  // Where the two disagree, nothing is sold that the seller calls sold out.
  return isAvailable ? units : 0
}

function readOptions(field: Fields): Option[] {
  const read = (column: string) => cells.words(column, field(column))
  return Object.entries(optionColumns)
    .map(([name, column]) => optionOf({ name, value: read(column), valueZh: read(`${column}_zh`) }))
    .filter(option => option !== null)
    .slice(0, optionsMax)
}
