import { useEffect, useRef, useState } from 'preact/hooks'
import { bundleTagsMax } from '../../limits.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { useTitle } from '../../ui/titles.ts'
import type { Pick } from '../shelf/read.ts'
import {
  addTag,
  dropTag,
  freeSpot,
  moveTag,
  type Spot,
  swapTag,
  type Tag,
  tagOf,
  timeTag,
} from './tags.ts'

/** A new dot somewhere, or another pick on one there is. */
type Wish = { spot: Spot; pickId: string | null }

export type Tagging = ReturnType<typeof useTagging>

export const addDotId = 'add-dot'
export const dotId = (pickId: string) => `dot-${pickId}`

/** Everything one does with dots, for the photo and the list alike; what happened is read out. */
export function useTagging(tags: Tag[], onChange: (tags: Tag[]) => void) {
  const t = curatorWords.use().bundles
  const titleOf = useTitle()
  const [wish, setWish] = useState<Wish | null>(null)
  const [openId, setOpenId] = useState<string | null>(null)
  const [heard, setHeard] = useState('')
  const focusNext = useRef<string | null>(null)
  useEffect(() => {
    if (wish || !focusNext.current) return
    document.getElementById(focusNext.current)?.focus()
    focusNext.current = null
  })
  const place = (spot: Spot) =>
    tags.length < bundleTagsMax ? setWish({ spot, pickId: null }) : setHeard(t.full(bundleTagsMax))
  return {
    tags,
    wish,
    openId,
    heard,
    place,
    placeAnywhere: () => place(freeSpot(tags)),
    forgetWish: () => setWish(null),
    open: (tag: Tag) => setOpenId(openId === tag.pick_id ? null : tag.pick_id),
    swap: (tag: Tag) => setWish({ spot: tag, pickId: tag.pick_id }),
    move(tag: Tag, spot: Spot) {
      onChange(moveTag(tags, tag.pick_id, spot))
      setHeard(t.placeOf(spot.x_bps / 100, spot.y_bps / 100))
    },
    time: (tag: Tag, at: string) => onChange(timeTag(tags, tag.pick_id, at)),
    remove(tag: Tag) {
      onChange(dropTag(tags, tag.pick_id))
      setHeard(t.dotRemoved(titleOf(tag)))
      focusNext.current = addDotId
    },
    choose(pick: Pick) {
      if (!wish) return
      const { pickId, spot } = wish
      onChange(pickId ? swapTag(tags, pickId, pick) : addTag(tags, tagOf(pick, spot)))
      setOpenId(pick.id)
      setWish(null)
      focusNext.current = dotId(pick.id)
    },
  }
}
