import { and, asc, count, desc, eq, gt, lt, or, type SQL } from 'drizzle-orm'
import { products } from '../catalog/schema.ts'
import { matchesText } from '../catalog/search.ts'
import { searchTerms } from '../catalog/search-text.ts'
import type { Reader } from '../platform/db/index.ts'
import { sellers } from '../sellers/schema.ts'
import type { ShelfSearch } from './contract.ts'
import { type Card, isPicked, selectCards } from './queries.ts'
import { picks } from './schema.ts'

/**
 * Part of a shelf that a buyer asked for, a page at a time: `cursor` is the last card's, or null.
 * Words are found as in the catalogue, in both languages.
 */
export async function searchShelf(
  db: Reader,
  { shopId, search, cursor, rowsMax }: ShelfSearchPage,
): Promise<Card[]> {
  return selectCards(db)
    .where(and(asked({ shopId, search }), afterCursor(search.sort, cursor)))
    .orderBy(...(search.sort === 'shelf' ? [asc(picks.position)] : byPrice[search.sort]))
    .limit(rowsMax)
}

/** How many picks a search finds, counted as far as `most`. */
export async function countShelf(
  db: Reader,
  { most, ...wish }: Asked & { most: number },
): Promise<number> {
  const found = db
    .select({ id: picks.id })
    .from(picks)
    .innerJoin(products, isPicked)
    .innerJoin(sellers, eq(sellers.id, picks.sellerId))
    .where(asked(wish))
    .limit(most)
    .as('found')
  const [row] = await db.select({ picks: count() }).from(found)
  return row?.picks ?? 0
}

type Asked = { shopId: string; search: ShelfSearch }
type ShelfSearchPage = Asked & { cursor: string | null; rowsMax: number }

function asked({ shopId, search }: Asked): SQL | undefined {
  const terms = searchTerms(search.q)
  const buyable = [
    eq(products.isInStock, true),
    eq(products.state, 'active'),
    eq(sellers.state, 'active'),
  ]
  return and(
    eq(picks.shopId, shopId),
    terms.length ? matchesText(terms) : undefined,
    search.seller ? eq(picks.sellerId, search.seller) : undefined,
    ...(search.stock ? buyable : []),
  )
}

const byPrice = {
  price_up: [asc(products.priceFromMinor), asc(picks.position)],
  price_down: [desc(products.priceFromMinor), asc(picks.position)],
}

/** `<price>-<position>`, the same for every order of the shelf. */
export function cursorOf(last: Card): string {
  return `${last.priceFromMinor}-${last.position}`
}

function afterCursor(sort: ShelfSearch['sort'], cursor: string | null): SQL | undefined {
  const [price, position] = (/^(\d{1,15})-(\d{1,12})$/.exec(cursor ?? '') ?? [])
    .slice(1)
    .map(Number)
  if (price === undefined || position === undefined) return undefined
  if (sort === 'shelf') return gt(picks.position, position)
  const past = sort === 'price_up' ? gt : lt
  return or(
    past(products.priceFromMinor, price),
    and(eq(products.priceFromMinor, price), gt(picks.position, position)),
  )
}
