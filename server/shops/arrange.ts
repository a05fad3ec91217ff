import { and, eq, gte, lt, sql } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/db/index.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import { sectionsMax } from './contract.ts'
import { changeShop, holdShop, sectionSpan } from './curate.ts'
import { picks, sections } from './schema.ts'
import { sectionsOf } from './sections.ts'

/** Adds a section below the others. Refuses `section_exists`: links and embeds name it. */
export async function addSection(
  tx: Tx,
  { shopId, title, now }: { shopId: string; title: string; now: Instant },
): Promise<{ id: string }> {
  const shop = await holdShop(tx, shopId)
  const existing = await sectionsOf(tx, shopId)
  if (existing.length >= sectionsMax)
    throw new Refusal('invalid_input', { field: 'title', sectionsMax })
  refuseTaken(existing, title)
  const id = newId('sec', now)
  await tx
    .insert(sections)
    .values({ shopId, id, title, position: (existing.at(-1)?.position ?? 0) + 1 })
  await changeShop(tx, shop, 0)
  return { id }
}

function refuseTaken(existing: { title: string }[], title: string): void {
  const same = (one: string) => one.toLocaleLowerCase() === title.toLocaleLowerCase()
  if (existing.some(one => same(one.title))) throw new Refusal('section_exists', { title })
}

/** Refuses `not_found`, `section_exists`. */
export async function renameSection(
  tx: Tx,
  { shopId, sectionId, title }: { shopId: string; sectionId: string; title: string },
): Promise<void> {
  const shop = await holdShop(tx, shopId)
  const others = (await sectionsOf(tx, shopId)).filter(one => one.id !== sectionId)
  refuseTaken(others, title)
  const renamed = await tx
    .update(sections)
    .set({ title })
    .where(and(eq(sections.shopId, shopId), eq(sections.id, sectionId)))
    .returning({ id: sections.id })
  if (!renamed.length) throw new Refusal('not_found')
  await changeShop(tx, shop, 0)
}

/** Its picks move to the top of the shelf, above the first section; nothing is lost. */
export async function removeSection(
  tx: Tx,
  { shopId, sectionId }: { shopId: string; sectionId: string },
): Promise<void> {
  const shop = await holdShop(tx, shopId)
  const existing = await sectionsOf(tx, shopId)
  const section = existing.find(one => one.id === sectionId)
  if (!section) throw new Refusal('not_found')
  const loose = await tx
    .select({ last: sql<number>`coalesce(max(${picks.position}), 0)`.mapWith(Number) })
    .from(picks)
    .where(and(eq(picks.shopId, shopId), lt(picks.position, sectionSpan)))
  const shift = (loose[0]?.last ?? 0) - section.position * sectionSpan
  await tx
    .update(picks)
    .set({ sectionId: null, position: sql`${picks.position} + ${shift}` })
    .where(and(eq(picks.shopId, shopId), eq(picks.sectionId, sectionId)))
  await tx.delete(sections).where(and(eq(sections.shopId, shopId), eq(sections.id, sectionId)))
  await changeShop(tx, shop, 0)
}

/** Puts the sections, and the picks with them, in the order given; all must be named. */
export async function orderSections(
  tx: Tx,
  { shopId, sectionIds }: { shopId: string; sectionIds: string[] },
): Promise<void> {
  const shop = await holdShop(tx, shopId)
  const existing = await sectionsOf(tx, shopId)
  const known = new Set(existing.map(one => one.id))
  if (
    sectionIds.length !== known.size ||
    !sectionIds.every(id => known.has(id)) ||
    new Set(sectionIds).size !== known.size
  ) {
    throw new Refusal('invalid_input', { field: 'section_ids' })
  }
  // Beyond every present position first, so that no two sections ever share a span.
  const beyond = Math.max(0, ...existing.map(one => one.position))
  for (const round of [beyond, 0]) {
    for (const [index, id] of sectionIds.entries()) {
      await placeSection(tx, { shopId, sectionId: id, position: round + index + 1 })
    }
  }
  await changeShop(tx, shop, 0)
}

async function placeSection(
  tx: Tx,
  { shopId, sectionId, position }: { shopId: string; sectionId: string; position: number },
): Promise<void> {
  await tx
    .update(sections)
    .set({ position })
    .where(and(eq(sections.shopId, shopId), eq(sections.id, sectionId)))
  await tx
    .update(picks)
    .set({ position: sql`${picks.position} % ${sectionSpan} + ${position * sectionSpan}` })
    .where(and(eq(picks.shopId, shopId), eq(picks.sectionId, sectionId), gte(picks.position, 0)))
}
