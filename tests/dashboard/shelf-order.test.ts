import { expect, test } from 'vitest'
import { groupsOf, placePick, stepOf, stepSection } from '../../dashboard/curator/shelf/order.ts'

const sections = [
  { id: 'tea', title: 'Tea' },
  { id: 'light', title: 'Light' },
]
const pick = (id: string, section_id: string | null) => ({ id, section_id })
const picks = [pick('a', null), pick('b', null), pick('c', 'tea'), pick('d', 'light')]
const shown = (list: readonly { id: string; section_id: string | null }[]) =>
  list.map(one => `${one.section_id ?? '-'}:${one.id}`).join(' ')

test('picks stand under their sections, loose ones first', () => {
  const groups = groupsOf(picks, sections, true)
  expect(groups.map(group => [group.section?.id ?? null, group.picks.map(one => one.id)])).toEqual([
    [null, ['a', 'b']],
    ['tea', ['c']],
    ['light', ['d']],
  ])
})

test('a section that is not read yet is not shown as empty', () => {
  expect(groupsOf(picks.slice(0, 3), sections, false)).toHaveLength(2)
  expect(groupsOf(picks.slice(0, 3), sections, true)).toHaveLength(3)
})

test.each([
  ['a', { sectionId: null, beforeId: null }, '-:b -:a tea:c light:d'],
  ['d', { sectionId: null, beforeId: 'a' }, '-:d -:a -:b tea:c'],
  ['a', { sectionId: 'tea', beforeId: null }, '-:b tea:c tea:a light:d'],
  ['a', { sectionId: 'light', beforeId: null }, '-:b tea:c light:d light:a'],
  ['c', { sectionId: 'light', beforeId: 'd' }, '-:a -:b light:c light:d'],
])('%s moved to %j gives %s', (id, spot, expected) => {
  expect(shown(placePick(picks, sections, id, spot))).toBe(expected)
})

test('steps lead through section after section, and end at both ends', () => {
  const groups = groupsOf(picks, sections, true)
  expect(stepOf(groups, 'a', 'up')).toBeNull()
  expect(stepOf(groups, 'b', 'up')).toEqual({ sectionId: null, beforeId: 'a' })
  expect(stepOf(groups, 'a', 'down')).toEqual({ sectionId: null, beforeId: null })
  expect(stepOf(groups, 'b', 'down')).toEqual({ sectionId: 'tea', beforeId: 'c' })
  expect(stepOf(groups, 'c', 'up')).toEqual({ sectionId: null, beforeId: null })
  expect(stepOf(groups, 'd', 'down')).toBeNull()
})

test('walking a pick down and up again ends where it began', () => {
  let list = picks
  const walk = (step: 'up' | 'down') => {
    const spot = stepOf(groupsOf(list, sections, true), 'a', step)
    if (spot) list = placePick(list, sections, 'a', spot)
  }
  for (let count = 0; count < 5; count++) walk('down')
  expect(shown(list)).toBe('-:b tea:c light:d light:a')
  for (let count = 0; count < 5; count++) walk('up')
  expect(shown(list)).toBe('-:a -:b tea:c light:d')
})

test('sections change places, and stay at the ends', () => {
  const ids = (id: string, step: 'up' | 'down') =>
    stepSection(sections, id, step).map(section => section.id)
  expect(ids('light', 'up')).toEqual(['light', 'tea'])
  expect(ids('tea', 'up')).toEqual(['tea', 'light'])
  expect(ids('light', 'down')).toEqual(['tea', 'light'])
})
