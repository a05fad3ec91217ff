import { type SQL, sql } from 'drizzle-orm'
import { products } from './schema.ts'

/** tsquery: `(苹 <-> 果) & wool:*`. Words are letters and digits only by now. */
export function matchesText(terms: string[][]): SQL {
  const query = terms
    .map(words => (words.length > 1 ? `(${words.join(' <-> ')})` : `${words[0]}:*`))
    .join(' & ')
  return sql`to_tsvector('simple', ${products.searchText}) @@ to_tsquery('simple', ${query})`
}
