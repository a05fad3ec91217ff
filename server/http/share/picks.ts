import { and, desc, eq, lt } from 'drizzle-orm'
import { type Product, productsByIds } from '../../catalog/queries.ts'
import { products } from '../../catalog/schema.ts'
import type { Database, Reader } from '../../platform/db/index.ts'
import { sellers } from '../../sellers/schema.ts'
import { isBuyable, shelf } from '../../shops/queries.ts'
import { picks } from '../../shops/schema.ts'

/** A pick that can be bought now, with its whole product. */
export type Offered = {
  pick: { id: string; slug: string; note: string; createdAt: number }
  product: Product
}

/** The newest picks that can be bought, before an older one if given. */
export async function newestOffered(
  db: Reader,
  { shopId, before, rowsMax }: { shopId: string; before: string | undefined; rowsMax: number },
): Promise<Offered[]> {
  const found = await db
    .select({
      id: picks.id,
      slug: picks.slug,
      note: picks.note,
      createdAt: picks.createdAt,
      productId: picks.productId,
    })
    .from(picks)
    .innerJoin(
      products,
      and(eq(products.sellerId, picks.sellerId), eq(products.id, picks.productId)),
    )
    .innerJoin(sellers, eq(sellers.id, picks.sellerId))
    .where(
      and(
        eq(picks.shopId, shopId),
        before ? lt(picks.id, before) : undefined,
        eq(products.state, 'active'),
        eq(sellers.state, 'active'),
        eq(products.isInStock, true),
      ),
    )
    .orderBy(desc(picks.id))
    .limit(rowsMax)
  return withProducts(db, found)
}

const rowsAtOnce = 200

/** The whole shelf in its order, what can be bought of it, a page at a time. */
export async function* everyOffered(db: Database, shopId: string): AsyncGenerator<Offered[]> {
  let after = -1
  while (true) {
    const page = await db.read(async reader => {
      const cards = await shelf(reader, { shopId, after, rowsMax: rowsAtOnce })
      const last = cards.at(-1)?.position ?? null
      const buyable = cards.filter(isBuyable).map(card => ({ ...card, createdAt: 0 }))
      return {
        last,
        offered: await withProducts(reader, buyable),
        isLast: cards.length < rowsAtOnce,
      }
    })
    if (page.offered.length) yield page.offered
    if (page.isLast || page.last === null) return
    after = page.last
  }
}

async function withProducts(
  db: Reader,
  found: (Offered['pick'] & { productId: string })[],
): Promise<Offered[]> {
  const whole = await productsByIds(
    db,
    found.map(pick => pick.productId),
  )
  const byId = new Map(whole.map(product => [product.id, product]))
  return found.flatMap(pick => {
    const product = byId.get(pick.productId)
    return product ? [{ pick, product }] : []
  })
}
