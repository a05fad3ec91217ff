import { and, asc, desc, eq, inArray, isNotNull, like, lt, ne, or, sql } from 'drizzle-orm'
import { hot, listOf } from '../platform/db/hot.ts'
import type { Reader } from '../platform/db/index.ts'
import { groupBy } from '../platform/group-by.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Seller } from '../sellers/queries.ts'
import { sellersByIds } from '../sellers/queries.ts'
import { productImages, products, variants } from './schema.ts'

export type Variant = typeof variants.$inferSelect
export type Image = { id: string; hash: string; width: number; height: number; color: string }
/** A product with all that is needed to show and sell it. */
export type Product = typeof products.$inferSelect & {
  seller: Seller
  variants: Variant[]
  images: Image[]
}

/** Whole products by id, in the order asked for; unknown ids are left out. */
export async function productsByIds(db: Reader, ids: string[]): Promise<Product[]> {
  if (!ids.length) return []
  const list = listOf('p', ids)
  const readProducts = hot(`products.${list.length}`, (db: Reader) =>
    db.select().from(products).where(inArray(products.id, list.placeholders())),
  )
  const found = await readProducts(db, list.values)
  const byProduct = await variantsOf(db, ids)
  const imagesByProduct = await imagesOf(db, ids)
  const sellers = await sellersByIds(db, [...new Set(found.map(product => product.sellerId))])
  const whole = new Map(
    found.map(product => [
      product.id,
      {
        ...product,
        seller: sellers.get(product.sellerId) as Seller,
        variants: byProduct.get(product.id) ?? [],
        images: imagesByProduct.get(product.id) ?? [],
      },
    ]),
  )
  return ids.flatMap(id => whole.get(id) ?? [])
}

async function variantsOf(db: Reader, productIds: string[]): Promise<Map<string, Variant[]>> {
  const list = listOf('p', productIds)
  const readVariants = hot(`products.variants.${list.length}`, (db: Reader) =>
    db
      .select()
      .from(variants)
      .where(and(inArray(variants.productId, list.placeholders()), eq(variants.state, 'active')))
      .orderBy(asc(variants.position)),
  )
  const found = await readVariants(db, list.values)
  return groupBy(found, variant => variant.productId)
}

/** Pictures that are ready, in the seller's order. */
export async function imagesOf(db: Reader, productIds: string[]): Promise<Map<string, Image[]>> {
  if (!productIds.length) return new Map()
  const list = listOf('p', productIds)
  const readImages = hot(`products.images.${list.length}`, (db: Reader) =>
    db
      .select()
      .from(productImages)
      .where(
        and(
          inArray(productImages.productId, list.placeholders()),
          eq(productImages.state, 'ready'),
        ),
      )
      .orderBy(asc(productImages.position)),
  )
  const found = await readImages(db, list.values)
  return groupBy(found as ((typeof found)[number] & Image)[], image => image.productId)
}

/** A seller's own products, newest first, whatever their state; without what it has removed itself. */
export async function productsOfSeller(
  db: Reader,
  {
    sellerId,
    before,
    words,
    rowsMax,
  }: { sellerId: string; before?: string | undefined; words?: string | undefined; rowsMax: number },
): Promise<Product[]> {
  const found = await db
    .select({ id: products.id })
    .from(products)
    .where(
      and(
        eq(products.sellerId, sellerId),
        or(ne(products.state, 'gone'), isNotNull(products.feedId)),
        before ? lt(products.id, before) : undefined,
        words
          ? like(sql`lower(${products.title})`, `%${words.toLowerCase().replace(/[%_\\]/g, '')}%`)
          : undefined,
      ),
    )
    .orderBy(desc(products.id))
    .limit(rowsMax)
  return productsByIds(
    db,
    found.map(row => row.id),
  )
}

export async function requireProduct(
  db: Reader,
  { sellerId, productId }: { sellerId: string; productId: string },
): Promise<Product> {
  const [product] = await productsByIds(db, [productId])
  if (product?.sellerId !== sellerId) throw new Refusal('not_found')
  return product
}

/** Every picture of a product with its state, for its seller. */
export async function picturesOf(db: Reader, productId: string) {
  return db
    .select()
    .from(productImages)
    .where(eq(productImages.productId, productId))
    .orderBy(asc(productImages.position))
}
