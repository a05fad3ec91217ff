import { answer, api, sendFile } from '../../api.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { toast, toastProblem } from '../../ui/toast.tsx'
import { placePick, type Spot, stepSection } from './order.ts'
import type { Pick, Shelf } from './read.ts'
import { takeOff } from './take-off.ts'

export type Changes = ReturnType<typeof changesOf>

/** What a curator does to the shelf: shown at once, told to the server, taken back if refused. */
export function changesOf(shelf: Shelf, shownSection: string | null) {
  const words = () => curatorWords.now().shelf
  /** Refused, or not even heard: it stands as it stood, and then as the server has it. */
  const orBack = (before: Shelf['data'], change: Promise<unknown>) =>
    change.catch(thrown => {
      toastProblem(thrown)
      if (before) shelf.change(() => before)
      void shelf.again().catch(() => {})
    })

  async function move(pick: Pick, { sectionId, beforeId }: Spot) {
    const isLeaving =
      (shownSection !== null && shownSection !== (sectionId ?? 'none')) || isUnread(sectionId)
    const before = shelf.data
    shelf.change(rows => {
      const picks = placePick(rows.picks, rows.sections, pick.id, { sectionId, beforeId })
      return { ...rows, picks: isLeaving ? picks.filter(one => one.id !== pick.id) : picks }
    })
    shelf.noteMoved()
    const json = { section_id: sectionId, before_pick_id: beforeId }
    await orBack(before, answer(api.picks[':id'].place.$put({ param: { id: pick.id }, json })))
  }

  /** Further down than what has been read: it will be met there. */
  function isUnread(sectionId: string | null): boolean {
    const { sections, picks, after } = shelf.data ?? { sections: [], picks: [], after: null }
    const rank = (id: string | null) => sections.findIndex(section => section.id === id)
    return after !== null && rank(sectionId) > rank(picks.at(-1)?.section_id ?? null)
  }

  function remove(pick: Pick) {
    shelf.change(rows => ({ ...rows, picks: rows.picks.filter(one => one.id !== pick.id) }))
    shelf.noteMoved()
    takeOff(pick.id, {
      words: pick.bundles.length ? words().removedFrom(pick.bundles) : words().removed,
      reload: () => void shelf.again().catch(shelf.reload),
    })
  }

  async function setPhoto(pick: Pick, file: File) {
    const { picture } = await sendFile<{ picture: string }>(`/picks/${pick.id}/photo`, 'PUT', file)
    shelf.change(rows => ({
      ...rows,
      picks: rows.picks.map(one =>
        one.id === pick.id ? { ...one, picture, has_own_photo: true } : one,
      ),
    }))
    toast(words().photoDone)
  }

  async function removePhoto(pick: Pick) {
    await answer(api.picks[':id'].photo.$delete({ param: { id: pick.id } }))
    toast(words().photoRemoved)
    // Only the server knows the seller's picture.
    await shelf.again().catch(shelf.reload)
  }

  async function addSection(title: string) {
    const { id } = await answer(api.sections.$post({ json: { title } }))
    shelf.change(rows => ({ ...rows, sections: [...rows.sections, { id, title }] }))
    return id
  }

  async function renameSection(id: string, title: string) {
    await answer(api.sections[':id'].$put({ param: { id }, json: { title } }))
    shelf.change(rows => ({
      ...rows,
      sections: rows.sections.map(one => (one.id === id ? { id, title } : one)),
    }))
  }

  async function moveSection(id: string, step: 'up' | 'down') {
    const section_ids = stepSection(shelf.data?.sections ?? [], id, step).map(one => one.id)
    await orBack(shelf.data, answer(api.sections.order.$put({ json: { section_ids } })))
    await shelf.reload()
  }

  async function removeSection(id: string, title: string) {
    await answer(api.sections[':id'].$delete({ param: { id } }))
    toast(words().sectionRemoved(title))
    await shelf.reload()
  }

  return {
    move,
    remove,
    setPhoto,
    removePhoto,
    addSection,
    renameSection,
    moveSection,
    removeSection,
  }
}
