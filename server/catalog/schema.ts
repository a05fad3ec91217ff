import { sql } from 'drizzle-orm'
import {
  basisPoints,
  check,
  count,
  document,
  flag,
  foreignKey,
  id,
  index,
  instant,
  moneyMinor,
  primaryKey,
  table,
  text,
  uniqueIndex,
} from '../platform/db/columns.ts'
import type { Option } from './options.ts'

/** Everywhere the same, few, and the operator's: what kind of thing a product is. */
export const categories = table('categories', {
  /** A path, e.g. `home/kitchen`. */
  id: text().primaryKey(),
  parentId: text(),
  titleEn: text().notNull(),
  titleZh: text().notNull(),
  /** Commission for products of this category whose seller and product name none. */
  rateBps: basisPoints(),
})

export type ProductStateName = 'active' | 'paused' | 'suspended' | 'gone'

/** What a curator picks. The seller's words and pictures; what is bought is one of its variants. */
export const products = table(
  'products',
  {
    sellerId: id().notNull(),
    id: id().notNull(),
    /** The seller's own id, unique with them: a feed updates by it. */
    externalId: text().notNull(),
    /** Readable part of addresses: the title, then a few letters of the id. */
    slug: text().notNull(),
    title: text().notNull(),
    titleZh: text(),
    description: text().notNull(),
    descriptionZh: text(),
    brand: text(),
    categoryId: text().notNull(),
    /** The seller's commission for this very product; null: the ladder's next rung. */
    rateBps: basisPoints(),
    currency: text().notNull(),
    /**
     * paused: by its seller; suspended: by the operator; gone: no longer in the feed, kept for the
     * orders and picks that name it.
     */
    state: text().$type<ProductStateName>().notNull(),
    /** Its seller had paused it before it was suspended or gone: so it comes back. */
    wasPaused: flag().notNull().default(false),
    /** The operator's words, while it is suspended. */
    stateReason: text(),
    /** Copies of what the variants say, so that lists and search need no join. */
    priceFromMinor: moneyMinor().notNull(),
    priceToMinor: moneyMinor().notNull(),
    /** When one of its variants last changed its price: whether to look for a former one; null: never. */
    repricedAt: instant(),
    isInStock: flag().notNull(),
    /** Words prepared for full-text search (see search.ts). */
    searchText: text().notNull(),
    /** SHA-256 of what the feed said of the product itself; equal means nothing to write. */
    contentHash: text().notNull(),
    /** The feed that brought it; null: entered by hand or by API. */
    feedId: id(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  t => [
    primaryKey({ columns: [t.sellerId, t.id] }),
    uniqueIndex('products_external').on(t.sellerId, t.externalId),
    index('products_browse').on(t.currency, t.state, t.createdAt),
    index('products_category').on(t.categoryId),
    index('products_suspended').on(t.updatedAt).where(sql`state = 'suspended'`),
    // A pick or an API call names a product without its seller.
    index('products_id').on(t.id),
    check('products_rate', sql`${t.rateBps} between 0 and 9000`),
  ],
)

/** What is bought: one size or colour, with its price and stock. */
export const variants = table(
  'variants',
  {
    sellerId: id().notNull(),
    id: id().notNull(),
    productId: id().notNull(),
    externalId: text().notNull(),
    /** The options' values in order, `Blue / Large`; empty when there is only one variant. */
    title: text().notNull(),
    /** The same in Chinese; null: its seller wrote none. */
    titleZh: text(),
    options: document<Option[]>().notNull(),
    /** The seller's own; what is asked is `askedMinor`. */
    priceMinor: moneyMinor().notNull(),
    /** Copy of the markdown that runs (see markdowns/); null: none. */
    markdownMinor: moneyMinor(),
    compareAtMinor: moneyMinor(),
    sku: text(),
    gtin: text(),
    isTracked: flag().notNull(),
    /** Units the seller has; orders that await payment hold `reserved` of them. */
    onHand: count().notNull(),
    reserved: count().notNull(),
    position: count().notNull(),
    state: text().$type<'active' | 'gone'>().notNull(),
    imageId: id(),
    /** SHA-256 of the feed's row. */
    contentHash: text().notNull(),
    updatedAt: instant().notNull(),
  },
  t => [
    primaryKey({ columns: [t.sellerId, t.id] }),
    foreignKey({
      columns: [t.sellerId, t.productId],
      foreignColumns: [products.sellerId, products.id],
    }),
    uniqueIndex('variants_external').on(t.sellerId, t.externalId),
    index('variants_product').on(t.productId, t.position),
    index('variants_gtin').on(t.gtin),
    // A cart names variants without their sellers.
    index('variants_id').on(t.id),
    check('variants_price', sql`${t.priceMinor} > 0`),
    check('variants_stock', sql`${t.onHand} >= 0 and ${t.reserved} >= 0`),
    check('variants_reserved', sql`(not ${t.isTracked}) or ${t.reserved} <= ${t.onHand}`),
  ],
)

/** What a variant cost until it was changed: for the one former price that may be struck out. */
export const formerPrices = table(
  'former_prices',
  {
    sellerId: id().notNull(),
    variantId: id().notNull(),
    until: instant().notNull(),
    priceMinor: moneyMinor().notNull(),
    currency: text().notNull(),
  },
  t => [
    primaryKey({ columns: [t.sellerId, t.variantId, t.until] }),
    index('former_prices_until').on(t.until),
  ],
)

/** Every change of what a tracked variant has on hand; their sum is `on_hand`. Append only. */
export const stockMoves = table(
  'stock_moves',
  {
    sellerId: id().notNull(),
    id: id().notNull(),
    variantId: id().notNull(),
    kind: text().$type<'import' | 'edit' | 'sale' | 'return'>().notNull(),
    delta: count().notNull(),
    /** The order line a sale or return belongs to. */
    lineId: id(),
    movedAt: instant().notNull(),
  },
  t => [
    primaryKey({ columns: [t.sellerId, t.id] }),
    index('stock_moves_variant').on(t.sellerId, t.variantId),
    // A paid line takes stock once.
    uniqueIndex('stock_moves_sale').on(t.sellerId, t.lineId).where(sql`${t.kind} = 'sale'`),
  ],
)

/** A product's pictures, fetched once from where the feed says and served by us from then on. */
export const productImages = table(
  'product_images',
  {
    sellerId: id().notNull(),
    id: id().notNull(),
    productId: id().notNull(),
    position: count().notNull(),
    sourceUrl: text().notNull(),
    state: text().$type<'waiting' | 'ready' | 'dead'>().notNull(),
    /** Name of the stored picture (its SHA-256), when ready. */
    hash: text(),
    width: count(),
    height: count(),
    /** Dominant colour `#rrggbb`, shown while it loads. */
    color: text(),
    attempts: count().notNull(),
  },
  t => [
    primaryKey({ columns: [t.sellerId, t.id] }),
    foreignKey({
      columns: [t.sellerId, t.productId],
      foreignColumns: [products.sellerId, products.id],
    }),
    index('product_images_product').on(t.productId, t.position),
  ],
)

/** Written out, as the index of it is: SQLite does not look into bound values for which one fits. */
export const isSuspended = sql`${products.state} = 'suspended'`
