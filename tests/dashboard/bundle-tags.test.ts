import { expect, test } from 'vitest'
import { foundAmong } from '../../dashboard/curator/bundles/found.ts'
import { momentFault, secondOf } from '../../dashboard/curator/bundles/moments.ts'
import {
  addTag,
  bundleInput,
  dropTag,
  freeSpot,
  hasEnough,
  moveTag,
  spotAt,
  spotAway,
  spotByKey,
  swapTag,
  type Tag,
  tagOf,
  tagsOf,
  timeTag,
} from '../../dashboard/curator/bundles/tags.ts'
import { bundleTagsMax } from '../../dashboard/limits.ts'
import { BundleInput } from '../../server/shops/contract.ts'

const pick = (id: string) => ({
  id,
  title: id,
  title_zh: null,
  picture: null,
  trouble: null,
  note: 'not part of a dot',
})
const middle = spotAt(5000, 5000)
const dots = (...ids: string[]): Tag[] => ids.map(id => tagOf(pick(id), middle))
const shown = (tags: readonly Tag[]) => tags.map(one => one.pick_id).join(' ')

test('a dot stays inside the photo', () => {
  expect(spotAt(-20, 10_400.4)).toEqual({ x_bps: 0, y_bps: 10_000 })
  expect(spotAt(1234.6, 0)).toEqual({ x_bps: 1235, y_bps: 0 })
  const photo = { width: 400, height: 200 }
  expect(spotAway(middle, { right: 40, down: -20 }, photo)).toEqual({ x_bps: 6000, y_bps: 4000 })
  expect(spotAway(middle, { right: 900, down: 0 }, photo)).toEqual({ x_bps: 10_000, y_bps: 5000 })
})

test.each([
  ['ArrowLeft', false, { x_bps: 4900, y_bps: 5000 }],
  ['ArrowDown', true, { x_bps: 5000, y_bps: 5500 }],
  ['Enter', false, null],
])('%s (far: %s) leads to %j', (key, isFar, spot) => {
  expect(spotByKey(middle, key, isFar)).toEqual(spot)
})

test('who cannot point gets a place where no dot stands yet, as often as there can be dots', () => {
  let tags: Tag[] = []
  for (let count = 0; count < bundleTagsMax; count++) {
    const spot = freeSpot(tags)
    expect(tags.some(one => one.x_bps === spot.x_bps && one.y_bps === spot.y_bps)).toBe(false)
    tags = addTag(tags, tagOf(pick(`p${count}`), spot))
  }
  expect(tags).toHaveLength(bundleTagsMax)
  expect(addTag(tags, tagOf(pick('more'), middle))).toHaveLength(bundleTagsMax)
})

test('each pick stands in a photo once', () => {
  expect(shown(addTag(dots('a', 'b'), tagOf(pick('a'), middle)))).toBe('a b')
  expect(shown(swapTag(dots('a', 'b'), 'a', pick('b')))).toBe('a b')
})

test('another pick keeps the place and number of the one before', () => {
  const tags = moveTag(dots('a', 'b', 'c'), 'b', spotAt(100, 200))
  const [, second] = swapTag(tags, 'b', pick('d'))
  expect(second).toMatchObject({ pick_id: 'd', title: 'd', x_bps: 100, y_bps: 200 })
  expect(shown(dropTag(tags, 'a'))).toBe('b c')
})

test('what the editor sends, the contract takes; fewer than two it does not', () => {
  const sent = (tags: Tag[]) => bundleInput({ title: ' Breakfast ', tags })
  expect(BundleInput.parse(sent(dots('a', 'b')))).toEqual({
    title: 'Breakfast',
    tags: [
      { pick_id: 'a', ...middle, second: null },
      { pick_id: 'b', ...middle, second: null },
    ],
  })
  expect([hasEnough(dots('a')), BundleInput.safeParse(sent(dots('a'))).success]).toEqual([
    false,
    false,
  ])
  expect(hasEnough(dots('a', 'b'))).toBe(true)
})

test.each([
  ['', null],
  [' 0:42 ', 42],
  ['1：05', 65],
  ['10:00', 600],
  ['1:02:05', 3725],
  ['42', 42],
  ['0:60', undefined],
  ['0:5', undefined],
  ['1:2:3:4', undefined],
  ['-1:00', undefined],
  ['24:00:00', undefined],
  ['soon', undefined],
])('the time %j is second %j', (typed, second) => expect(secondOf(typed)).toBe(second))

test('a thing keeps its time, and none is after the end of a film', () => {
  const saved = dots('a', 'b').map(({ at: _, ...tag }) => ({ ...tag, second: 65 }))
  const tags = timeTag(tagsOf(saved), 'a', '0:07')
  expect(bundleInput({ title: 'x', tags }).tags.map(one => one.second)).toEqual([7, 65])
  expect(swapTag(tags, 'a', pick('c'))[0]).toMatchObject({ pick_id: 'c', at: '0:07' })
  expect(['1:05', '1:06', '1:6', ''].map(at => momentFault(at, 65))).toEqual([
    null,
    'late',
    'form',
    null,
  ])
  expect(momentFault('9:59:59', null)).toBeNull()
})

test('picks are found by every word, in both languages and by their seller', () => {
  const picks = [
    { title: 'White Tea', title_zh: '老树白茶', seller: 'Cloud Hill' },
    { title: 'Tea Bowl', title_zh: null, seller: 'Jing Kiln' },
  ]
  const found = (typed: string) => foundAmong(picks, typed).map(one => one.title)
  expect(found(' ')).toEqual(['White Tea', 'Tea Bowl'])
  expect(found('tea jing')).toEqual(['Tea Bowl'])
  expect(found('白茶')).toEqual(['White Tea'])
  expect(found('ＢＯＷＬ')).toEqual(['Tea Bowl'])
  expect(found('lamp')).toEqual([])
})
