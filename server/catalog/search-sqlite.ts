import { type SQL, sql } from 'drizzle-orm'
import { products } from './schema.ts'

/** FTS5: `"苹 果" AND wool*`. Words are letters and digits only by now, so nothing can break out. */
export function matchesText(terms: string[][]): SQL {
  const query = terms
    .map(words => (words.length > 1 ? `"${words.join(' ')}"` : `"${words[0]}"*`))
    .join(' AND ')
  return sql`${products}.rowid in (select rowid from product_search where product_search match ${query})`
}
