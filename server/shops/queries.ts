import {
  and,
  asc,
  count,
  desc,
  eq,
  getTableColumns,
  gt,
  inArray,
  ne,
  type SQL,
  sql,
} from 'drizzle-orm'
import { productImages, products } from '../catalog/schema.ts'
import { hot } from '../platform/db/hot.ts'
import type { Reader } from '../platform/db/index.ts'
import { Refusal } from '../platform/refusal.ts'
import { sellers } from '../sellers/schema.ts'
import { sells } from '../sellers/seller.ts'
import { picks, shopHandles, shops, userShops } from './schema.ts'

export type Shop = typeof shops.$inferSelect
export type Pick = typeof picks.$inferSelect

export async function requireShop(db: Reader, shopId: string): Promise<Shop> {
  const [shop] = await db.select().from(shops).where(eq(shops.id, shopId))
  if (!shop) throw new Refusal('not_found')
  return shop
}

/** Shops by id; unknown ids are left out. */
export async function shopsByIds(db: Reader, ids: string[]): Promise<Map<string, Shop>> {
  if (!ids.length) return new Map()
  const found = await db.select().from(shops).where(inArray(shops.id, ids))
  return new Map(found.map(shop => [shop.id, shop]))
}

/** Every shop there is, for checks of the whole instance. */
export async function allShopIds(db: Reader): Promise<string[]> {
  const found = await db.select({ id: shops.id }).from(shops).orderBy(shops.id)
  return found.map(shop => shop.id)
}

/** What an address can name at all; anything else is looked for nowhere. */
const isWord = (text: string) => /^[\w-]{1,100}$/.test(text)

const readShop = hot('shop.by_handle', (db: Reader) =>
  db
    .select(getTableColumns(shops))
    .from(shopHandles)
    .innerJoin(shops, eq(shops.id, shopHandles.shopId))
    .where(eq(shopHandles.handle, sql.placeholder('handle'))),
)

/** The shop an address names; an old handle answers with the shop, whose `handle` is the new one. */
export async function findShopByHandle(db: Reader, handle: string): Promise<Shop | null> {
  if (!isWord(handle)) return null
  const [row] = await readShop(db, { handle: handle.toLowerCase() })
  return row ?? null
}

export async function findShopOfUser(db: Reader, userId: string): Promise<Shop | null> {
  const [row] = await db
    .select({ shop: shops })
    .from(userShops)
    .innerJoin(shops, eq(shops.id, userShops.shopId))
    .where(eq(userShops.userId, userId))
  return row?.shop ?? null
}

/** Joins a pick to its product. */
export const isPicked = and(eq(products.sellerId, picks.sellerId), eq(products.id, picks.productId))

/** What the operator has suspended is nowhere but at its curator's; all else that cannot be had is shown as such. */
export const isInSight = ne(products.state, 'suspended')

/** What a card on the shelf shows. */
const card = {
  id: picks.id,
  sectionId: picks.sectionId,
  slug: picks.slug,
  note: picks.note,
  position: picks.position,
  productId: products.id,
  sellerId: products.sellerId,
  title: products.title,
  titleZh: products.titleZh,
  priceFromMinor: products.priceFromMinor,
  priceToMinor: products.priceToMinor,
  repricedAt: products.repricedAt,
  currency: products.currency,
  isInStock: products.isInStock,
  state: products.state,
  sellerName: sellers.name,
  sellerState: sellers.state,
  hasOwnPhoto: sql<boolean>`${picks.photoHash} is not null`.mapWith(Boolean),
  // The curator's own photo stands before the seller's.
  imageHash: sql<string | null>`coalesce(${picks.photoHash}, ${productImages.hash})`,
  imageWidth: sql<number | null>`coalesce(${picks.photoWidth}, ${productImages.width})`,
  imageHeight: sql<number | null>`coalesce(${picks.photoHeight}, ${productImages.height})`,
  imageColor: sql<string | null>`coalesce(${picks.photoColor}, ${productImages.color})`,
}

type ShelfPage = { shopId: string; sectionId?: string | null; after?: number; rowsMax: number }

/** A page of a shop's shelf, in the curator's order; one read, whatever the shop's size. */
export async function shelf(db: Reader, page: ShelfPage) {
  return shelfPage(db, page, inSight)
}

/** The same for its curator, who sees what the operator has suspended. */
export async function ownShelf(db: Reader, page: ShelfPage): Promise<Card[]> {
  return shelfPage(db, page, all)
}

async function shelfPage(
  db: Reader,
  { shopId, sectionId, after = -1, rowsMax }: ShelfPage,
  { whole, loose, section }: Shelves,
) {
  const values = { shopId, sectionId: sectionId ?? '', after, rowsMax }
  if (sectionId === undefined) return whole(db, values)
  return sectionId === null ? loose(db, values) : section(db, values)
}

/** Cards, for those who say which. */
export const selectCards = (db: Reader) =>
  db
    .select(card)
    .from(picks)
    .innerJoin(products, isPicked)
    .innerJoin(sellers, eq(sellers.id, picks.sellerId))
    .leftJoin(
      productImages,
      and(
        eq(productImages.sellerId, products.sellerId),
        eq(productImages.productId, products.id),
        eq(productImages.position, 0),
        eq(productImages.state, 'ready'),
      ),
    )

const cards = (name: string, ...which: (SQL | undefined)[]) =>
  hot(name, (db: Reader) =>
    selectCards(db)
      .where(
        and(
          eq(picks.shopId, sql.placeholder('shopId')),
          ...which,
          gt(picks.position, sql.placeholder('after')),
        ),
      )
      .orderBy(asc(picks.position))
      .limit(sql.placeholder('rowsMax')),
  )

const shelves = (name: string, sight: SQL | undefined) => ({
  whole: cards(name, sight),
  loose: cards(`${name}.loose`, sight, sql`${picks.sectionId} is null`),
  section: cards(`${name}.section`, sight, eq(picks.sectionId, sql.placeholder('sectionId'))),
})
type Shelves = ReturnType<typeof shelves>
const inSight = shelves('shelf', isInSight)
const all = shelves('shelf.own', undefined)

export type Card = Awaited<ReturnType<typeof shelf>>[number]

/** Cards of a shop's picks by id, in the shelf's order; unknown ids are left out. */
export async function cardsByIds(
  db: Reader,
  {
    shopId,
    pickIds,
    isOwn = false,
  }: {
    shopId: string
    pickIds: string[]
    /** For its curator: with what the operator has suspended. */
    isOwn?: boolean
  },
): Promise<Card[]> {
  if (!pickIds.length) return []
  const sight = isOwn ? undefined : isInSight
  return selectCards(db)
    .where(and(eq(picks.shopId, shopId), inArray(picks.id, pickIds), sight))
    .orderBy(asc(picks.position))
}

type Standing = { state: Card['state']; sellerState: Card['sellerState'] }

/** Its seller sells, and has not withdrawn it: at most it is out of stock. */
export function isOffered(one: Standing): boolean {
  return one.state === 'active' && sells(one.sellerState)
}

/** Else it stays on the shelf as unavailable or sold out, and is not sold. */
export function isBuyable(one: Standing & { isInStock: boolean }): boolean {
  return isOffered(one) && one.isInStock
}

type PickNamed = { shopId: string; product: string }

/** A pick by its readable address or its product's id; none: of a product the operator has suspended. */
export async function findPick(db: Reader, named: PickNamed): Promise<Pick | null> {
  return pickNamed(db, named, isInSight)
}

/** The same, suspended or not. */
export async function findAnyPick(db: Reader, named: PickNamed): Promise<Pick | null> {
  return pickNamed(db, named, undefined)
}

async function pickNamed(
  db: Reader,
  { shopId, product }: PickNamed,
  which: SQL | undefined,
): Promise<Pick | null> {
  if (!isWord(product)) return null
  const column = product.startsWith('prd_') ? picks.productId : picks.slug
  const [found] = await db
    .select({ pick: picks })
    .from(picks)
    .innerJoin(products, isPicked)
    .where(and(eq(picks.shopId, shopId), eq(column, product), which))
  return found?.pick ?? null
}

export async function requirePick(
  db: Reader,
  { shopId, pickId }: { shopId: string; pickId: string },
): Promise<Pick> {
  const [pick] = await db
    .select()
    .from(picks)
    .where(and(eq(picks.shopId, shopId), eq(picks.id, pickId)))
  if (!pick) throw new Refusal('not_found')
  return pick
}

/** Which of these products the shop holds already. */
export async function pickedAmong(
  db: Reader,
  { shopId, productIds }: { shopId: string; productIds: string[] },
) {
  if (!productIds.length) return new Set<string>()
  const found = await db
    .select({ productId: picks.productId })
    .from(picks)
    .where(and(eq(picks.shopId, shopId), inArray(picks.productId, productIds)))
  return new Set(found.map(row => row.productId))
}

/** What keeps a pick from being bought, for its curator; null: nothing. */
export type PickTrouble = 'suspended' | 'seller_away' | 'withdrawn' | 'sold_out'

export function troubleOf(one: Standing & { isInStock: boolean }): PickTrouble | null {
  if (one.state === 'suspended') return 'suspended'
  if (!sells(one.sellerState)) return 'seller_away'
  if (!isOffered(one)) return 'withdrawn'
  return one.isInStock ? null : 'sold_out'
}

/** Shops for the front page: open, with something on the shelf, best known first. */
export async function shopsToShow(db: Reader, rowsMax: number): Promise<Shop[]> {
  return db
    .select()
    .from(shops)
    .where(and(eq(shops.state, 'open'), gt(shops.pickCount, 0)))
    .orderBy(desc(shops.saleCount), desc(shops.createdAt))
    .limit(rowsMax)
}

const readSellers = hot('shelf.sellers', (db: Reader) =>
  db
    .select({ id: sellers.id, name: sellers.name, picks: count() })
    .from(picks)
    .innerJoin(sellers, eq(sellers.id, picks.sellerId))
    .where(and(eq(picks.shopId, sql.placeholder('shopId')), eq(sellers.state, 'active')))
    .groupBy(sellers.id, sellers.name)
    .orderBy(desc(count()))
    .limit(20),
)

/** Who sells and ships what stands on the shelf, the largest part first. */
export async function sellersOnShelf(
  db: Reader,
  shopId: string,
): Promise<{ id: string; name: string; picks: number }[]> {
  return readSellers(db, { shopId })
}
