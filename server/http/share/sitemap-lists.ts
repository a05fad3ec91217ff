import { and, asc, count, eq, exists, gte, type SQL, sql } from 'drizzle-orm'
import { products } from '../../catalog/schema.ts'
import type { Instance } from '../../instance.ts'
import type { Reader } from '../../platform/db/index.ts'
import { bundleTagsMin } from '../../shops/contract.ts'
import { isInSight, isPicked } from '../../shops/queries.ts'
import { bundles, bundleTags, picks, sections, shops } from '../../shops/schema.ts'
import { addressesOf } from './addresses.ts'

const rowsAtOnce = 1000

/** Sections with something in them, and bundles with enough, of open shops. */
const shown = {
  sections: (db: Reader): SQL | undefined =>
    and(
      eq(shops.state, 'open'),
      exists(
        db
          .select({ one: sql`1` })
          .from(picks)
          .innerJoin(products, isPicked)
          .where(
            and(eq(picks.shopId, sections.shopId), eq(picks.sectionId, sections.id), isInSight),
          ),
      ),
    ),
  bundles: (db: Reader): SQL | undefined =>
    and(
      eq(shops.state, 'open'),
      gte(
        db
          .select({ tags: count() })
          .from(bundleTags)
          .innerJoin(
            picks,
            and(eq(picks.shopId, bundleTags.shopId), eq(picks.id, bundleTags.pickId)),
          )
          .innerJoin(products, isPicked)
          .where(
            and(
              eq(bundleTags.shopId, bundles.shopId),
              eq(bundleTags.bundleId, bundles.id),
              isInSight,
            ),
          ),
        bundleTagsMin,
      ),
    ),
}

export async function listCount(db: Reader): Promise<number> {
  return (await countOf(db, 'sections')) + (await countOf(db, 'bundles'))
}

async function countOf(db: Reader, kind: keyof typeof shown): Promise<number> {
  const home = kind === 'sections' ? sections : bundles
  const [row] = await db
    .select({ lists: count() })
    .from(home)
    .innerJoin(shops, eq(shops.id, home.shopId))
    .where(shown[kind](db))
  return row?.lists ?? 0
}

/** An address, and when what is there was changed; null: nobody knows. */
export type Entry = { address: string; at: number | null }

/** Sections, then bundles, from the so-manieth on; nothing tells when a section was changed. */
export async function* listsFrom(instance: Instance, first: number): AsyncGenerator<Entry[]> {
  const { db } = instance
  const sectionCount = await db.read(reader => countOf(reader, 'sections'))
  for (let from = first; from < sectionCount; from += rowsAtOnce) {
    const rows = await db.read(reader =>
      reader
        .select({ shop: shops, id: sections.id })
        .from(sections)
        .innerJoin(shops, eq(shops.id, sections.shopId))
        .where(shown.sections(reader))
        .orderBy(asc(sections.shopId), asc(sections.id))
        .limit(rowsAtOnce)
        .offset(from),
    )
    yield rows.map(({ shop, id }) => ({
      address: addressesOf(instance, shop).section(id),
      at: null,
    }))
  }
  for (let from = Math.max(0, first - sectionCount); ; from += rowsAtOnce) {
    const rows = await db.read(reader =>
      reader
        .select({ shop: shops, id: bundles.id, at: bundles.createdAt })
        .from(bundles)
        .innerJoin(shops, eq(shops.id, bundles.shopId))
        .where(shown.bundles(reader))
        .orderBy(asc(bundles.shopId), asc(bundles.id))
        .limit(rowsAtOnce)
        .offset(from),
    )
    if (!rows.length) return
    yield rows.map(({ shop, id, at }) => ({ address: addressesOf(instance, shop).bundle(id), at }))
  }
}
