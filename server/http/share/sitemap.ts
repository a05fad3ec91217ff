import { and, asc, count, eq, gt, sql, sum } from 'drizzle-orm'
import { products } from '../../catalog/schema.ts'
import type { Instance } from '../../instance.ts'
import type { Reader } from '../../platform/db/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Shop } from '../../shops/queries.ts'
import { picks, shops } from '../../shops/schema.ts'
import { factory } from '../context.ts'
import { addressesOf } from './addresses.ts'
import { headersFor, sendParts } from './sending.ts'
import { type Entry, listCount, listsFrom } from './sitemap-lists.ts'
import { element, xmlHead } from './xml.ts'

/** The protocol's own limit of addresses in one file. */
const addressesMax = 50_000
const rowsAtOnce = 1000
const headers = headersFor('application/xml; charset=utf-8', 3600)
const space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

type Kind = 'shops' | 'lists'
const kinds: Kind[] = ['shops', 'lists']

/** Every open shop, every thing on its shelf, its sections and bundles, for those who look for them. */
export const sitemaps = factory
  .createApp()
  .get('/sitemap.xml', async c => {
    const { db, config } = c.get('instance')
    const counts = await db.read(async reader => ({
      shops: await addressCount(reader),
      lists: await listCount(reader),
    }))
    const list = kinds
      .flatMap(kind =>
        Array.from(
          { length: Math.ceil(counts[kind] / addressesMax) },
          (_, index) => `${config.baseUrl}/sitemaps/${kind}-${index + 1}.xml`,
        ),
      )
      .map(address => `<sitemap>${element('loc', address)}</sitemap>`)
      .join('')
    return c.body(`${xmlHead}<sitemapindex ${space}>${list}</sitemapindex>\n`, 200, headers)
  })
  .get('/sitemaps/:file{(shops|lists)-[1-9]\\d{0,6}\\.xml}', async c => {
    const instance = c.get('instance')
    const [kind, number = ''] = c.req.param('file').split('-')
    const first = (Number.parseInt(number, 10) - 1) * addressesMax
    const isLists = kind === 'lists'
    const size = await instance.db.read(isLists ? listCount : addressCount)
    if (first > 0 && first >= size) throw new Refusal('not_found')
    const entries = isLists ? listsFrom(instance, first) : entriesFrom(instance, first)
    return sendParts(c, fileOf(entries), headers)
  })

/** One address a shop, one a pick. */
async function addressCount(db: Reader): Promise<number> {
  const [row] = await db
    .select({ shops: count(), picks: sum(shops.pickCount) })
    .from(shops)
    .where(eq(shops.state, 'open'))
  return (row?.shops ?? 0) + Number(row?.picks ?? 0)
}

async function* fileOf(all: AsyncGenerator<Entry[]>): AsyncGenerator<string> {
  yield `${xmlHead}<urlset ${space}>`
  let left = addressesMax
  for await (const entries of all) {
    const some = entries.slice(0, left)
    left -= some.length
    yield some.map(({ address, at }) => entry(address, at)).join('')
    if (left === 0) break
  }
  yield '</urlset>\n'
}

function entry(address: string, at: number | null): string {
  const changed = at === null ? '' : element('lastmod', new Date(at).toISOString())
  return `<url>${element('loc', address)}${changed}</url>`
}

/** Shops by age, each followed by its shelf, from the so-manieth address on. */
async function* entriesFrom(instance: Instance, first: number): AsyncGenerator<Entry[]> {
  const { db } = instance
  let skipped = 0
  let afterShop = ''
  while (true) {
    const some = await db.read(reader => openShops(reader, afterShop))
    for (const shop of some) {
      const size = 1 + shop.pickCount
      if (skipped + size <= first) {
        skipped += size
        continue
      }
      const within = Math.max(0, first - skipped)
      skipped = first
      if (within === 0) yield [{ address: addressesOf(instance, shop).shop, at: null }]
      yield* shelfFrom(instance, shop, Math.max(0, within - 1))
    }
    const last = some.at(-1)
    if (!last || some.length < rowsAtOnce) return
    afterShop = last.id
  }
}

type OpenShop = Pick<Shop, 'id' | 'handle' | 'ownHost' | 'version' | 'pickCount'>

async function openShops(db: Reader, after: string): Promise<OpenShop[]> {
  return db
    .select({
      id: shops.id,
      handle: shops.handle,
      ownHost: shops.ownHost,
      version: shops.version,
      pickCount: shops.pickCount,
    })
    .from(shops)
    .where(and(eq(shops.state, 'open'), gt(shops.id, after)))
    .orderBy(asc(shops.id))
    .limit(rowsAtOnce)
}

/** Each at the shop's own address where it has one: there it is canonical. */
async function* shelfFrom(
  instance: Instance,
  shop: OpenShop,
  skip: number,
): AsyncGenerator<Entry[]> {
  const at = addressesOf(instance, shop)
  let after = ''
  let offset = skip
  while (true) {
    const rows = await instance.db.read(reader =>
      reader
        .select({
          id: picks.id,
          slug: picks.slug,
          state: products.state,
          // Whichever came later: picked, or changed by its seller.
          at: sql<number>`case when ${products.updatedAt} > ${picks.createdAt} then ${products.updatedAt} else ${picks.createdAt} end`,
        })
        .from(picks)
        .innerJoin(
          products,
          and(eq(products.sellerId, picks.sellerId), eq(products.id, picks.productId)),
        )
        .where(and(eq(picks.shopId, shop.id), gt(picks.id, after)))
        .orderBy(asc(picks.id))
        .limit(rowsAtOnce)
        .offset(offset),
    )
    offset = 0
    // Left out here and not in the query, whose rows are counted by the shop's picks.
    const inSight = rows.filter(row => row.state !== 'suspended')
    if (inSight.length)
      yield inSight.map(row => ({ address: at.product(row.slug), at: Number(row.at) }))
    const last = rows.at(-1)
    if (!last || rows.length < rowsAtOnce) return
    after = last.id
  }
}
