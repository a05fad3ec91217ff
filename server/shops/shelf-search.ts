import { and, asc, count, desc, eq, like, or, type SQL, sql } from 'drizzle-orm'
import { products } from '../catalog/schema.ts'
import { wordsFound } from '../catalog/search.ts'
import { searchTerms } from '../catalog/search-text.ts'
import type { Reader } from '../platform/db/index.ts'
import { sellers } from '../sellers/schema.ts'
import type { ShelfSearch } from './contract.ts'
import { type Card, isInSight, isPicked, selectCards } from './queries.ts'
import { picks } from './schema.ts'

/**
 * Part of a shelf that a buyer asked for, from the `skip`th on, and how many are found, counted as far
 * as `most`. Words are found as in the catalogue, in both languages; what is called so stands before
 * what only mentions it.
 */
export async function searchShelf(
  db: Reader,
  { skip, rowsMax, most, ...wish }: Asked & { skip: number; rowsMax: number; most: number },
): Promise<{ cards: Card[]; count: number }> {
  const words = await wordsFound(
    wish.search.q,
    async words => (await countShelf(db, asked(wish, words), 1)) > 0,
  )
  const which = asked(wish, words)
  const cards = await selectCards(db)
    .where(which)
    .orderBy(...orderOf(wish.search))
    .limit(rowsMax)
    .offset(skip)
  return { cards, count: await countShelf(db, which, most) }
}

async function countShelf(db: Reader, which: SQL | undefined, most: number): Promise<number> {
  const found = db
    .select({ id: picks.id })
    .from(picks)
    .innerJoin(products, isPicked)
    .innerJoin(sellers, eq(sellers.id, picks.sellerId))
    .where(which)
    .limit(most)
    .as('found')
  const [row] = await db.select({ picks: count() }).from(found)
  return row?.picks ?? 0
}

type Asked = { shopId: string; search: ShelfSearch }

function asked({ shopId, search }: Asked, words: SQL | undefined): SQL | undefined {
  const buyable = [
    eq(products.isInStock, true),
    eq(products.state, 'active'),
    eq(sellers.state, 'active'),
  ]
  return and(
    eq(picks.shopId, shopId),
    isInSight,
    words,
    search.seller ? eq(picks.sellerId, search.seller) : undefined,
    ...(search.stock ? buyable : []),
  )
}

function orderOf({ sort, q }: ShelfSearch): SQL[] {
  const { priceFromMinor } = products
  if (sort === 'price_up') return [asc(priceFromMinor), asc(picks.position)]
  if (sort === 'price_down') return [desc(priceFromMinor), asc(picks.position)]
  const words = searchTerms(q).map(word => word.join(''))
  return [...(words.length ? [calledSo(words)] : []), asc(picks.position)]
}

/** 0 where each word stands in the title, 1 elsewhere. Words are letters and figures alone. */
function calledSo(words: string[]): SQL {
  const { title, titleZh } = products
  const each = words.map(word => {
    const within = `%${word}%`
    return or(like(sql`lower(${title})`, within), like(titleZh, within))
  })
  return sql`case when ${and(...each)} then 0 else 1 end`
}
