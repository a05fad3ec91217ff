import type { FeedItem } from '../item.ts'
import { imagesMax, imageUrl } from './cells.ts'
import { type Finding, orRejected, type Reading, RowFault } from './finding.ts'
import {
  type ColumnPlaces,
  shopifyColumns,
  shopifyPlaces,
  unknownShopifyColumns,
} from './shopify-columns.ts'
import {
  handleOf,
  isForSale,
  isVariant,
  optionNamesOf,
  readProduct,
  readVariant,
  ShopifyRow,
} from './shopify-row.ts'
import { type Header, type RowReader, readTable, requireColumns } from './table.ts'

const variantsMax = 250

/** A product export of Shopify: one row for each variant, rows of one Handle together. */
export function readShopify(
  texts: AsyncIterable<string>,
  delimiter: string,
  reading: Reading,
): AsyncGenerator<Finding[]> {
  return readTable(texts, delimiter, header => {
    requireColumns(header, shopifyColumns.handle, shopifyColumns.title, shopifyColumns.price)
    return new ShopifyProducts(header, reading)
  })
}

/** The product whose rows are being read; `item` is null when nothing of it can be sold. */
type OpenProduct = {
  handle: string
  optionNames: ReturnType<typeof optionNamesOf>
  item: FeedItem | null
}

class ShopifyProducts implements RowReader {
  readonly unknownColumns: string[]
  readonly #places: ColumnPlaces
  readonly #reading: Reading
  #open: OpenProduct | null = null

  constructor(header: Header, reading: Reading) {
    this.unknownColumns = unknownShopifyColumns(header)
    this.#places = shopifyPlaces(header)
    this.#reading = reading
  }

  read(row: number, cells: string[], findings: Finding[]): void {
    const line = new ShopifyRow(row, cells, this.#places)
    const handle = orRejected(row, findings, () => handleOf(line))
    if (handle === null) return
    const isFirst = handle !== this.#open?.handle
    if (isFirst) {
      this.end(findings)
      this.#open = open(handle, line, findings)
    }
    orRejected(row, findings, () => this.#addRow(line, this.#open!, isFirst))
  }

  end(findings: Finding[]): void {
    const item = this.#open?.item
    if (item?.variants.length) findings.push({ kind: 'item', item })
    this.#open = null
  }

  #addRow(line: ShopifyRow, { handle, optionNames, item }: OpenProduct, isFirst: boolean) {
    if (!item) return
    const image = line.read('image', imageUrl)
    if (isFirst || isVariant(line)) {
      const { variants } = item
      if (variants.length >= variantsMax)
        throw new RowFault('too_many', line.label('handle'), handle)
      variants.push(readVariant(line, handle, optionNames, this.#reading))
    }
    const isNew = image && !item.imageUrls.includes(image)
    if (isNew && item.imageUrls.length < imagesMax) item.imageUrls.push(image)
  }
}

/** Drafts and hidden products are left out without a word: their seller does not sell them. */
function open(handle: string, line: ShopifyRow, findings: Finding[]): OpenProduct {
  const item = isForSale(line)
    ? orRejected(line.row, findings, () => readProduct(line, handle))
    : null
  return { handle, optionNames: optionNamesOf(line), item }
}
