export type Placed = { id: string; section_id: string | null }
export type Titled = { id: string; title: string }
/** Before which pick of which section; null: at its end. */
export type Spot = { sectionId: string | null; beforeId: string | null }
export type Group<P extends Placed> = { section: Titled | null; picks: P[] }

/** Picks under their sections, in the shelf's order; sections that are not read yet stay away. */
export function groupsOf<P extends Placed>(
  picks: readonly P[],
  sections: readonly Titled[],
  isWhole: boolean,
): Group<P>[] {
  const lastId = picks.at(-1)?.section_id ?? null
  const lastIndex = sections.findIndex(section => section.id === lastId)
  const shown = sections.filter((_, index) => isWhole || index <= lastIndex)
  const of = (id: string | null) => picks.filter(pick => pick.section_id === id)
  const loose = { section: null, picks: of(null) }
  const groups = shown.map(section => ({ section, picks: of(section.id) }))
  return loose.picks.length ? [loose, ...groups] : groups
}

/** The same picks with one of them somewhere else. */
export function placePick<P extends Placed>(
  picks: readonly P[],
  sections: readonly Titled[],
  pickId: string,
  { sectionId, beforeId }: Spot,
): P[] {
  const pick = picks.find(one => one.id === pickId)
  if (!pick) return [...picks]
  const rest = picks.filter(one => one.id !== pickId)
  const order = [null, ...sections.map(section => section.id)]
  const rank = order.indexOf(sectionId)
  const found = beforeId
    ? rest.findIndex(one => one.id === beforeId)
    : rest.findIndex(one => order.indexOf(one.section_id) > rank)
  rest.splice(found < 0 ? rest.length : found, 0, { ...pick, section_id: sectionId })
  return rest
}

/** Where one step up or down leads, through section after section; null at either end. */
export function stepOf<P extends Placed>(
  groups: readonly Group<P>[],
  pickId: string,
  step: 'up' | 'down',
): Spot | null {
  const at = groups.findIndex(group => group.picks.some(pick => pick.id === pickId))
  const group = groups[at]
  if (!group) return null
  const index = group.picks.findIndex(pick => pick.id === pickId)
  const sectionId = group.section?.id ?? null
  if (step === 'up') {
    const above = group.picks[index - 1]
    if (above) return { sectionId, beforeId: above.id }
    const before = groups[at - 1]
    return before ? { sectionId: before.section?.id ?? null, beforeId: null } : null
  }
  if (group.picks[index + 1]) return { sectionId, beforeId: group.picks[index + 2]?.id ?? null }
  const after = groups[at + 1]
  return after
    ? { sectionId: after.section?.id ?? null, beforeId: after.picks[0]?.id ?? null }
    : null
}

/** The sections with one of them a place further up or down. */
export function stepSection(
  sections: readonly Titled[],
  sectionId: string,
  step: 'up' | 'down',
): Titled[] {
  const moved = [...sections]
  const from = moved.findIndex(section => section.id === sectionId)
  const to = from + (step === 'up' ? -1 : 1)
  const [section] = moved.slice(from, from + 1)
  if (!section || to < 0 || to >= moved.length) return moved
  moved.splice(from, 1)
  moved.splice(to, 0, section)
  return moved
}
