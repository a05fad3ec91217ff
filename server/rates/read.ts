import { and, eq, inArray, or, sql } from 'drizzle-orm'
import { hot } from '../platform/db/hot.ts'
import type { Reader } from '../platform/db/index.ts'
import { platformHome, type RateVersion, upwards } from './ladder.ts'
import { rates } from './schema.ts'

export type Rated = { sellerId: string; productId: string; categoryId: string }

const prepared = new Map<string, ReturnType<typeof prepareVersions>>()

/** Every version that can matter for these products in this shop, in one read. */
export async function versionsFor(
  db: Reader,
  { shopId, products }: { shopId: string; products: Rated[] },
): Promise<RateVersion[]> {
  const homes = [...new Set(products.map(one => one.sellerId))]
  const productIds = [...new Set(products.map(one => one.productId))]
  const categoryIds = [...new Set(products.flatMap(one => upwards(one.categoryId)))]
  const size = `${homes.length} ${productIds.length} ${categoryIds.length}`
  const read = prepared.get(size) ?? prepareVersions(size)
  prepared.set(size, read)
  return read(db, {
    shopId,
    ...named('h', homes),
    ...named('p', productIds),
    ...named('c', categoryIds),
  })
}

const named = (letter: string, values: string[]) =>
  Object.fromEntries(values.map((value, index) => [`${letter}${index}`, value]))

function prepareVersions(size: string) {
  const [homes = 0, products = 0, categories = 0] = size.split(' ').map(Number)
  const marks = (letter: string, length: number) =>
    Array.from({ length }, (_, index) => sql.placeholder(`${letter}${index}`))
  return hot(`rates.${size}`, (db: Reader) =>
    db
      .select()
      .from(rates)
      .where(
        or(
          and(
            inArray(rates.home, marks('h', homes)),
            or(
              eq(rates.rung, 'campaign'),
              eq(rates.rung, 'seller'),
              and(eq(rates.rung, 'deal'), eq(rates.subject, sql.placeholder('shopId'))),
              and(eq(rates.rung, 'product'), inArray(rates.subject, marks('p', products))),
            ),
          ),
          and(
            eq(rates.home, platformHome),
            or(
              eq(rates.rung, 'platform'),
              categories
                ? and(eq(rates.rung, 'category'), inArray(rates.subject, marks('c', categories)))
                : undefined,
            ),
          ),
        ),
      ),
  )
}
