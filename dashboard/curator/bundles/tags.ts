import type { BundleInput } from '../../../server/shops/contract.ts'
import type { PickTrouble } from '../../../server/shops/queries.ts'
import { momentText } from '../../../storefront/ui/moment.ts'
import { bundleTagsMax, bundleTagsMin } from '../../limits.ts'
import { secondOf } from './moments.ts'

/** Where a dot stands in the photo, from the left and the top, in hundredths of a percent. */
export type Spot = { x_bps: number; y_bps: number }
/** What a dot shows. */
export type Shown = {
  title: string
  title_zh: string | null
  picture: string | null
  trouble: PickTrouble | null
}
/** `at`: when in the video it comes forward, as it is typed. */
export type Tag = Spot & Shown & { pick_id: string; at: string }

const whole = 10_000
const steps: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** Never beyond the photo's edges. */
export function spotAt(x: number, y: number): Spot {
  const inside = (bps: number) => Math.min(whole, Math.max(0, Math.round(bps)))
  return { x_bps: inside(x), y_bps: inside(y) }
}

/** The spot so many pixels away, in a photo shown this large. */
export function spotAway(
  { x_bps, y_bps }: Spot,
  { right, down }: { right: number; down: number },
  { width, height }: { width: number; height: number },
): Spot {
  return spotAt(x_bps + (right / width) * whole, y_bps + (down / height) * whole)
}

/** Where an arrow key leads: a percent, or five; null for every other key. */
export function spotByKey({ x_bps, y_bps }: Spot, key: string, isFar: boolean): Spot | null {
  const step = steps[key]
  const by = isFar ? 500 : 100
  return step ? spotAt(x_bps + step[0] * by, y_bps + step[1] * by) : null
}

/** For who cannot point: the middle, or the next place where no dot stands yet. */
export function freeSpot(tags: readonly Spot[]): Spot {
  const shares = [5000, 3000, 7000]
  const spots = shares.flatMap(y => shares.map(x => spotAt(x, y)))
  const isFree = (spot: Spot) =>
    tags.every(
      tag => Math.abs(tag.x_bps - spot.x_bps) > 900 || Math.abs(tag.y_bps - spot.y_bps) > 900,
    )
  return spots.find(isFree) ?? spotAt(5000, 5000)
}

export function tagOf(
  pick: Shown & { id: string },
  { x_bps, y_bps, at = '' }: Spot & { at?: string },
): Tag {
  const { id, title, title_zh, picture, trouble } = pick
  return { pick_id: id, title, title_zh, picture, trouble, x_bps, y_bps, at }
}

/** Those a bundle has. */
export function tagsOf(saved: readonly (Omit<Tag, 'at'> & { second: number | null })[]): Tag[] {
  return saved.map(({ second, ...tag }) => ({
    ...tag,
    at: second === null ? '' : momentText(second),
  }))
}

/** One more at the end, as long as there is room and it is not there yet. */
export function addTag(tags: readonly Tag[], tag: Tag): Tag[] {
  const isKnown = tags.some(one => one.pick_id === tag.pick_id)
  return isKnown || tags.length >= bundleTagsMax ? [...tags] : [...tags, tag]
}

export function moveTag(tags: readonly Tag[], pickId: string, spot: Spot): Tag[] {
  return tags.map(one => (one.pick_id === pickId ? { ...one, ...spot } : one))
}

export function timeTag(tags: readonly Tag[], pickId: string, at: string): Tag[] {
  return tags.map(one => (one.pick_id === pickId ? { ...one, at } : one))
}

/** Another pick on the same dot, which keeps its place, number and time. */
export function swapTag(tags: readonly Tag[], pickId: string, pick: Shown & { id: string }): Tag[] {
  if (tags.some(one => one.pick_id === pick.id)) return [...tags]
  return tags.map(one => (one.pick_id === pickId ? tagOf(pick, one) : one))
}

export function dropTag(tags: readonly Tag[], pickId: string): Tag[] {
  return tags.filter(one => one.pick_id !== pickId)
}

export function hasEnough(tags: readonly unknown[]): boolean {
  return tags.length >= bundleTagsMin
}

/** What is sent. */
export function bundleInput({ title, tags }: { title: string; tags: readonly Tag[] }): BundleInput {
  return {
    title: title.trim(),
    tags: tags.map(({ pick_id, x_bps, y_bps, at }) => ({
      ...{ pick_id, x_bps, y_bps },
      second: secondOf(at),
    })),
  }
}
