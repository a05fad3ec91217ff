import { and, asc, count, eq, exists, lte, sql } from 'drizzle-orm'
import { isSuspended, products } from '../catalog/schema.ts'
import { hot } from '../platform/db/hot.ts'
import type { Reader } from '../platform/db/index.ts'
import { isInSight, isPicked } from './queries.ts'
import { picks, sections } from './schema.ts'

export type Section = typeof sections.$inferSelect

const readSections = hot('sections', (db: Reader) =>
  db
    .select()
    .from(sections)
    .where(eq(sections.shopId, sql.placeholder('shopId')))
    .orderBy(asc(sections.position)),
)

export async function sectionsOf(db: Reader, shopId: string): Promise<Section[]> {
  return readSections(db, { shopId })
}

const readFilled = hot('sections.filled', (db: Reader) =>
  db
    .select({ id: sections.id })
    .from(sections)
    .where(
      and(
        eq(sections.shopId, sql.placeholder('shopId')),
        exists(
          db
            .select({ id: picks.id })
            .from(picks)
            .innerJoin(products, isPicked)
            .where(
              and(eq(picks.shopId, sections.shopId), eq(picks.sectionId, sections.id), isInSight),
            ),
        ),
      ),
    ),
)

/** Which of a shop's sections have something in them. */
export async function filledSections(db: Reader, shopId: string): Promise<Set<string>> {
  return new Set((await readFilled(db, { shopId })).map(({ id }) => id))
}

const countSection = hot('section.picks', (db: Reader) =>
  db
    .select({ picks: count() })
    .from(picks)
    .where(
      and(
        eq(picks.shopId, sql.placeholder('shopId')),
        eq(picks.sectionId, sql.placeholder('sectionId')),
      ),
    ),
)

const countHidden = hot('picks.hidden', (db: Reader) =>
  db
    .select({ picks: count() })
    .from(products)
    .innerJoin(picks, isPicked)
    .where(
      and(
        isSuspended,
        eq(picks.shopId, sql.placeholder('shopId')),
        sql`(${sql.placeholder('any')} = 1 or ${picks.sectionId} = ${sql.placeholder('sectionId')})`,
        lte(picks.position, sql.placeholder('upTo')),
      ),
    ),
)

/** How many picks of a shop, of its section, or up to a place in it, the operator keeps out of sight. */
export async function hiddenPicks(
  db: Reader,
  { shopId, sectionId, upTo }: { shopId: string; sectionId?: string | null; upTo?: number },
): Promise<number> {
  const part = { any: sectionId ? 0 : 1, sectionId: sectionId ?? '' }
  const [row] = await countHidden(db, { shopId, ...part, upTo: upTo ?? 2_000_000_000 })
  return row?.picks ?? 0
}

/** How many picks stand in a section, in sight. */
export async function picksInSection(
  db: Reader,
  key: { shopId: string; sectionId: string },
): Promise<number> {
  const [row] = await countSection(db, key)
  return (row?.picks ?? 0) - (await hiddenPicks(db, key))
}
