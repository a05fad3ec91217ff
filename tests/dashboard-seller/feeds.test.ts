import { expect, test } from 'vitest'
import { formats } from '../../dashboard/seller/feeds/samples.ts'
import { readFeed } from '../../server/feeds/formats/read.ts'
import type { FeedEvent } from '../../server/feeds/item.ts'

async function read(sample: string): Promise<FeedEvent[]> {
  const events: FeedEvent[] = []
  async function* bytes() {
    yield new TextEncoder().encode(sample)
  }
  for await (const event of readFeed(bytes(), { format: 'auto', currency: 'CNY' }))
    events.push(event)
  return events
}

test.each(Object.entries(formats))(
  'the example of %s that sellers copy is read whole',
  async (_, { sample }) => {
    const events = await read(sample)
    expect(events.filter(one => one.kind !== 'item')).toEqual([])
    const items = events.flatMap(one => (one.kind === 'item' ? [one.item] : []))
    expect(items[0]).toMatchObject({ title: 'Old-tree white tea', rateBps: 1800 })
    expect(items.flatMap(item => item.variants)[0]?.priceMinor).toBe(2890)
  },
)
