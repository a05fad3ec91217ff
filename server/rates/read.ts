import { and, eq, inArray, or, sql } from 'drizzle-orm'
import { hot, listOf } from '../platform/db/hot.ts'
import type { Reader } from '../platform/db/index.ts'
import { platformHome, type RateVersion, upwards } from './ladder.ts'
import { rates } from './schema.ts'

export type Rated = { sellerId: string; productId: string; categoryId: string }

/** Every version that can matter for these products in this shop, in one read. */
export async function versionsFor(
  db: Reader,
  { shopId, products }: { shopId: string; products: Rated[] },
): Promise<RateVersion[]> {
  const homes = distinct(
    'h',
    products.map(one => one.sellerId),
  )
  const rated = distinct(
    'p',
    products.map(one => one.productId),
  )
  const categories = distinct(
    'c',
    products.flatMap(one => upwards(one.categoryId)),
  )
  const lengths = [homes, rated, categories].map(list => list.length)
  const read = hot(`rates.${lengths.join(' ')}`, (db: Reader) =>
    db
      .select()
      .from(rates)
      .where(
        or(
          and(
            inArray(rates.home, homes.placeholders()),
            or(
              eq(rates.rung, 'campaign'),
              eq(rates.rung, 'seller'),
              and(eq(rates.rung, 'deal'), eq(rates.subject, sql.placeholder('shopId'))),
              and(eq(rates.rung, 'product'), inArray(rates.subject, rated.placeholders())),
            ),
          ),
          and(
            eq(rates.home, platformHome),
            or(
              eq(rates.rung, 'platform'),
              and(eq(rates.rung, 'category'), inArray(rates.subject, categories.placeholders())),
            ),
          ),
        ),
      ),
  )
  return read(db, { shopId, ...homes.values, ...rated.values, ...categories.values })
}

const distinct = (letter: string, values: string[]) => listOf(letter, [...new Set(values)])
