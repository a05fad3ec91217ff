import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { examine } from '../../server/doctor/examine.ts'
import { days, hours, minutes } from '../../server/platform/clock.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { product, seller, shop } from '../support/world.ts'

/**
 * Whatever a seller does with prices and markdowns, and however late the background is, what is charged
 * is what a few lines here say it is, and only what was really asked is struck out.
 */
let house: House
let client: Client
let wang: Awaited<ReturnType<typeof seller>>
let number = 0

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  wang = await seller(house.instance, 'Wang')
  house.clock.move(1000 - (house.clock.now() % 1000))
})
afterAll(() => house.close())

type Markdown = { from: number; to: number; price: number }

/** The rules once more: what is asked now, and every price that was asked, with its end. */
class Model {
  markdowns: Markdown[] = []
  asked: { price: number; until: number }[] = []
  own: number
  private last: number

  constructor(own: number) {
    this.own = own
    this.last = own
  }

  at(now: number): number {
    const running = this.markdowns.find(({ from, to }) => from <= now && now < to)
    return Math.min(this.own, running?.price ?? Number.POSITIVE_INFINITY)
  }

  /** Time passes: each beginning and end on the way is a change of its own. */
  reach(from: number, now: number): void {
    const edges = this.markdowns.flatMap(one => [one.from, one.to])
    for (const edge of [...new Set(edges)].sort((a, b) => a - b))
      if (edge > from && edge <= now) this.note(edge)
  }

  note(at: number): void {
    const price = this.at(at)
    if (price === this.last) return
    // The same moment twice is one change: what nobody could have paid was not asked.
    if (this.asked.at(-1)?.until !== at) this.asked.push({ price: this.last, until: at })
    this.last = price
  }

  was(now: number): number | null {
    const since = this.asked.at(-1)?.until
    if (since === undefined || now - since > days(30)) return null
    const lately = this.asked.filter(one => one.until > since - days(30))
    const lowest = Math.min(...lately.map(one => one.price))
    return lowest > this.at(now) ? lowest : null
  }
}

const step = fc.oneof(
  fc.record({
    what: fc.constant('mark' as const),
    ahead: fc.constantFrom(-hours(1), 0, hours(1), days(2), days(20)),
    long: fc.constantFrom(minutes(1), hours(1), days(3), days(29)),
    price: fc.integer({ min: 1, max: 120 }),
  }),
  fc.record({ what: fc.constant('end' as const), which: fc.nat(5) }),
  fc.record({ what: fc.constant('price' as const), price: fc.integer({ min: 1, max: 120 }) }),
  fc.record({
    what: fc.constant('wait' as const),
    time: fc.constantFrom(1000, hours(1), days(1), days(12), days(31)),
    isWorked: fc.boolean(),
  }),
)

test('what is charged, shown and struck out is what the rules say', async () => {
  const lives = fc.array(step, { minLength: 4, maxLength: 14 })
  await fc.assert(fc.asyncProperty(lives, live), { numRuns: 25, seed: 1112 })
})

async function live(steps: (typeof step extends fc.Arbitrary<infer T> ? T : never)[]) {
  const name = `thing${++number}`
  const thing = await product(house.instance, wang.id, name, {
    ...{ title: name, priceMinor: 100, stock: null },
  })
  await shop(house.instance, name, [thing])
  const model = new Model(100)
  for (const one of steps) {
    const now = house.clock.now()
    if (one.what === 'mark') await mark(one, now)
    if (one.what === 'end') await end(one.which, now)
    if (one.what === 'price') {
      await costs(one.price)
      model.own = one.price
      model.note(now)
    }
    if (one.what === 'wait') {
      house.clock.move(one.time)
      model.reach(now, house.clock.now())
    }
    await expectCharged()
    // Work that is due is not always done before somebody buys or changes something.
    if (one.what !== 'wait' || one.isWorked) await expectShown()
  }
  await house.settle()
  expect(await house.instance.db.read(reader => examine(reader, house.clock.now()))).toEqual([])

  /** As the seller does in the dashboard. */
  async function costs(priceMinor: number) {
    const at = `/seller/${wang.id}/products`
    // Sessions end while months pass.
    const asWang = await client.signIn('wang@seller.example')
    const { input } = (await asWang('GET', `${at}/${thing.productId}`)).body
    input.variants[0].price_minor = priceMinor
    expect((await asWang('PUT', at, input)).status).toBe(200)
  }

  async function mark(
    { ahead, long, price }: { ahead: number; long: number; price: number },
    now: number,
  ) {
    const wall = (at: number) => new Date(at).toISOString().slice(0, 19)
    const [from, to] = [now + ahead, now + ahead + long]
    const { status } = await client.api(
      'POST',
      '/markdowns',
      {
        span: { starts: wall(from), ends: wall(to), time_zone: 'UTC' },
        prices: [{ variant_id: thing.variantId, price_minor: price }],
      },
      wang.key,
    )
    const begins = Math.max(from, now)
    const isFine =
      price < model.own &&
      to > now &&
      !model.markdowns.some(other => other.from < to && begins < other.to)
    expect(status, JSON.stringify({ begins, to, price })).toBe(isFine ? 201 : status)
    expect(status === 201).toBe(isFine)
    if (isFine) model.markdowns.push({ from: begins, to, price })
    model.note(now)
  }

  async function end(which: number, now: number) {
    const one = model.markdowns.filter(({ to }) => to > now)[which]
    if (!one) return
    const meant = { product_id: thing.productId, starts_at: one.from }
    expect((await client.api('POST', '/markdowns/end', meant, wang.key)).status).toBe(200)
    if (one.from >= now) model.markdowns.splice(model.markdowns.indexOf(one), 1)
    else one.to = now
    model.note(now)
  }

  async function expectCharged() {
    const { body } = await client.api('POST', `/shops/${name}/quotes`, {
      lines: [{ variant_id: thing.variantId, quantity: 1 }],
      ship_to: { country: 'CN' },
    })
    expect(body.lines[0].unit_price.amount).toBe(model.at(house.clock.now()))
  }

  async function expectShown() {
    await house.settle()
    const now = house.clock.now()
    const { body } = await client.send('GET', `/@${name}/p/${thing.productId}?lang=en&anew=1`)
    const [, price] = /<span class="price"><small>CN¥<\/small>([\d.]+)</.exec(body) ?? []
    const [, was = null] = /<span class="was" data-was="true"><s>CN¥([\d.]+)</.exec(body) ?? []
    const minor = (text: string | null | undefined) => text && Math.round(Number(text) * 100)
    expect([minor(price), minor(was)]).toEqual([model.at(now), model.was(now)])
    const shelf = await client.send('GET', `/@${name}?anew=1`)
    expect(minor(/<span class="price"><small>CN¥<\/small>([\d.]+)/.exec(shelf.body)?.[1])).toBe(
      model.at(now),
    )
  }
}
