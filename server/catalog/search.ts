import { and, asc, desc, eq, like, or, type SQL, sql } from 'drizzle-orm'
import { isPostgres } from '../platform/db/columns.ts'
import type { Reader } from '../platform/db/index.ts'
import { sellers } from '../sellers/schema.ts'
import { type Product, productsByIds } from './queries.ts'
import { products } from './schema.ts'
import * as postgres from './search-postgres.ts'
import * as sqlite from './search-sqlite.ts'
import { loosened, searchTerms } from './search-text.ts'

/** Whether a product's words, as `searchTerms` cuts them, are found in its text. */
export const { matchesText } = isPostgres ? postgres : sqlite

/**
 * What a product must hold to be found; undefined when nothing was typed. Signs alone find nothing. Where
 * nothing is called as typed, the characters of a Chinese word count each by itself.
 */
export async function wordsFound(
  query: string,
  finds: (words: SQL) => Promise<boolean>,
): Promise<SQL | undefined> {
  if (!query.trim()) return undefined
  const terms = searchTerms(query)
  if (!terms.length) return sql`1 = 0`
  const typed = matchesText(terms)
  const isLoose = terms.some(words => words.length > 1) && !(await finds(typed))
  return isLoose ? matchesText(loosened(terms)) : typed
}

export type CatalogSearch = {
  currency: string
  query?: string | undefined
  categoryId?: string | undefined
  sellerId?: string | undefined
  isInStock?: boolean | undefined
  sort: 'newest' | 'price_up' | 'price_down'
  cursor?: string | undefined
  rowsMax: number
}

/** What can be picked: active products of active sellers, in one currency, a page at a time. */
export async function searchCatalog(
  db: Reader,
  search: CatalogSearch,
): Promise<{ products: Product[]; nextCursor: string | null }> {
  const matching = (...more: (SQL | undefined)[]) =>
    db
      .select({ id: products.id, price: products.priceFromMinor, createdAt: products.createdAt })
      .from(products)
      .innerJoin(sellers, eq(sellers.id, products.sellerId))
      .where(
        and(
          eq(products.currency, search.currency),
          eq(products.state, 'active'),
          eq(sellers.state, 'active'),
          search.categoryId ? inCategory(search.categoryId) : undefined,
          search.sellerId ? eq(products.sellerId, search.sellerId) : undefined,
          search.isInStock ? eq(products.isInStock, true) : undefined,
          ...more,
        ),
      )
  const words = await wordsFound(
    search.query ?? '',
    async words => (await matching(words).limit(1)).length > 0,
  )
  const found = await matching(words, after(search))
    .orderBy(...order(search.sort))
    .limit(search.rowsMax + 1)
  const page = found.slice(0, search.rowsMax)
  const last = found.length > search.rowsMax ? page.at(-1) : undefined
  return {
    products: await productsByIds(
      db,
      page.map(row => row.id),
    ),
    nextCursor: last
      ? `${search.sort === 'newest' ? last.createdAt : last.price}~${last.id}`
      : null,
  }
}

/** The category itself and all below it. */
function inCategory(id: string): SQL | undefined {
  return or(eq(products.categoryId, id), like(products.categoryId, `${id.replace(/[%_]/g, '')}/%`))
}

function order(sort: CatalogSearch['sort']): SQL[] {
  if (sort === 'newest') return [desc(products.createdAt), desc(products.id)]
  if (sort === 'price_up') return [asc(products.priceFromMinor), asc(products.id)]
  return [desc(products.priceFromMinor), desc(products.id)]
}

function after({ sort, cursor }: CatalogSearch): SQL | undefined {
  const [, value, id] = /^(\d{1,16})~([a-z0-9_]{1,40})$/.exec(cursor ?? '') ?? []
  if (!value || !id) return undefined
  const column = sort === 'newest' ? products.createdAt : products.priceFromMinor
  const sign = sort === 'price_up' ? sql`>` : sql`<`
  return sql`(${column}, ${products.id}) ${sign} (${Number(value)}, ${id})`
}
