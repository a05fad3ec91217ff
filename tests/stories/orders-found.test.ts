import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { person, product, seller, shop, type Thing } from '../support/world.ts'

/** Somebody asks about an order: it is found by what is at hand, whatever became of it. */
let house: House
let client: Client
let wang: Awaited<ReturnType<typeof seller>>
let apples: Thing
let meiId: string
let asOperator: Awaited<ReturnType<Client['signIn']>>

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  wang = await seller(house.instance, 'Wang')
  apples = await product(house.instance, wang.id, 'apples')
  meiId = (await shop(house.instance, 'mei', [apples])).id
  await shop(house.instance, 'lin', [apples])
  await person(house.instance, 'op@shop.test', true)
  asOperator = await client.signIn('op@shop.test')
})
afterAll(() => house.close())

type Found = { id: string; number: string; shop: string; status: string }

async function bought(handle: string, edit: Record<string, unknown> = {}): Promise<string> {
  house.clock.move(1000)
  const { status, body } = await client.buy(handle, [apples], edit)
  expect(status).toBe(201)
  return body.id
}

const numberOf = (id: string) => id.slice(-8).toUpperCase()
const idsOf = (rows: Found[]) => rows.map(one => one.id)

describe('the operator finds an order', () => {
  const found = async (q: string): Promise<Found[]> => {
    const { status, body } = await asOperator('POST', '/operator/orders/find', { q })
    expect(status).toBe(200)
    return body.data
  }

  test('by its number, whole or from its beginning, however it is spelled', async () => {
    const id = await bought('mei')
    await bought('lin')
    const number = numberOf(id)
    const [half, rest] = [number.slice(0, 4), number.slice(4)]
    const misread = number.replaceAll('0', 'O').replaceAll('1', 'l')
    for (const q of [number, number.toLowerCase(), ` ${half} ${rest}\t`, `#${number}`, misread])
      expect([q, idsOf(await found(q))]).toEqual([q, [id]])
    for (const q of [half, number.slice(0, 7), number.slice(0, 1)])
      expect([q, idsOf(await found(q))]).toEqual([q, expect.arrayContaining([id])])
    expect((await found(number))[0]).toMatchObject({ number, shop: 'mei', status: 'paid' })
  })

  test('and no other: not by its end, its middle, signs, or more than a number', async () => {
    const id = await bought('mei')
    const number = numberOf(id)
    for (const q of [number.slice(1), `${number}0`, '%', '_', '***', 'U', '“”', '', id])
      expect([q, idsOf(await found(q)).includes(id)]).toEqual([q, false])
  })

  test('by the whole e-mail of the buyer in any case, over all shops and states, the latest first', async () => {
    const buyer = { name: 'Ann', email: 'Ann@Mail.example' }
    const first = await bought('mei', { buyer })
    const second = await bought('lin', { buyer, payment: { provider: 'manual' } })
    await bought('mei', { buyer: { ...buyer, email: 'joann@mail.example' } })
    for (const q of ['ann@mail.example', ' ANN@MAIL.EXAMPLE '])
      expect([q, idsOf(await found(q))]).toEqual([q, [second, first]])
    expect((await found('ann@mail.example')).map(one => one.status)).toEqual([
      'awaiting_payment',
      'paid',
    ])
    for (const q of ['ann@', 'ann@mail', '@mail.example', 'ann', '%@mail.example'])
      expect([q, await found(q)]).toEqual([q, []])
  })

  test('and reads where its parcel is and where it goes, but for the street', async () => {
    const id = await bought('mei')
    await house.settle()
    const [part] = (await client.api('GET', '/seller-orders', undefined, wang.key)).body.data
    house.clock.move(60_000)
    const parcel = { carrier: 'SF Express', tracking_number: 'SF123' }
    await client.api('POST', `/seller-orders/${part.id}/ship`, parcel, wang.key)
    const { body } = await asOperator('GET', `/operator/orders/${meiId}/${id}`)
    expect(body.parts).toMatchObject([
      {
        shipments: [parcel],
        ...{ shipped_at: house.clock.now(), delivered_at: null, ended_at: null },
      },
    ])
    expect(body.place).toMatchObject({ country: 'CN', city: expect.stringMatching(/./) })
    expect(JSON.stringify(body)).not.toMatch(/line1|postal_code|phone/)
  })
})

describe('a seller finds an order', () => {
  type As = Awaited<ReturnType<Client['signIn']>>
  const found = async (as: As, sellerId: string, number: string) => {
    const path = `/seller/${sellerId}/orders-found?number=${encodeURIComponent(number)}`
    const { status, body } = await as('GET', path)
    expect(status).toBe(200)
    return body.data as Found[]
  }

  test('by its number or its beginning, whatever became of it, and only its own', async () => {
    const jing = await seller(house.instance, 'Jing')
    const [asWang, asJing] = [
      await client.signIn('wang@seller.example'),
      await client.signIn('jing@seller.example'),
    ]
    const number = numberOf(await bought('mei'))
    await bought('mei')
    const spellings = [number, ` #${number.toLowerCase()} `, number.slice(0, 7)]
    for (const q of spellings)
      expect([q, (await found(asWang, wang.id, q)).map(one => one.number)]).toEqual([q, [number]])
    expect(await found(asJing, jing.id, number)).toEqual([])
    for (const q of [`${number}0`, '%', '', 'U'])
      expect([q, await found(asWang, wang.id, q)]).toEqual([q, []])

    const [part] = await found(asWang, wang.id, number)
    const orders = `/seller/${wang.id}/orders/${part!.id}`
    const parcel = { carrier: 'SF', tracking_number: 'SF1' }
    for (const [step, body, status] of [
      ['accept', {}, 'accepted'],
      ['ship', parcel, 'shipped'],
      ['deliver', undefined, 'delivered'],
    ] as const) {
      expect((await asWang('POST', `${orders}/${step}`, body)).status).toBe(200)
      expect(await found(asWang, wang.id, number)).toMatchObject([{ number, status }])
    }
  })

  test('not before it is paid: then it is no order of theirs yet', async () => {
    const number = numberOf(await bought('mei', { payment: { provider: 'manual' } }))
    const asWang = await client.signIn('wang@seller.example')
    expect(await found(asWang, wang.id, number)).toEqual([])
  })
})
