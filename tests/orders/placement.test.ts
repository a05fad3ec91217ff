import { expect, test } from 'vitest'
import { isPlacement } from '../../dashboard/curator/placement.ts'
import { Placement } from '../../server/orders/contract.ts'

test('a place is called as people call it, Chinese marks too, and holds nothing that HTML reads', () => {
  for (const [typed, isOne] of [
    ['blog footer', true],
    ['河坊街（周六）', true],
    ['小红书·笔记', true],
    ['西湖、断桥', true],
    ['微信，朋友圈', true],
    ['a"b', false],
    ['<b>', false],
    ['', false],
  ] as const) {
    expect([typed, Placement.safeParse(typed).success]).toEqual([typed, isOne])
    expect([typed, isPlacement(typed)]).toEqual([typed, isOne])
  }
})
