import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { days } from '../../server/platform/clock.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { orderOf, product, seller, shop, type Thing } from '../support/world.ts'

/** Requests that are nearly right: the answer says what would be. */
let house: House
let client: Client
let wang: Awaited<ReturnType<typeof seller>>
let apples: Thing

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  wang = await seller(house.instance, 'Wang')
  apples = await product(house.instance, wang.id, 'apples')
  await shop(house.instance, 'mei', [apples])
})
afterAll(() => house.close())

const withKey = () => ({ authorization: `Bearer ${wang.key}` })
/** A new seller order's id. */
async function ordered(): Promise<string> {
  house.clock.move(1000)
  await client.buy('mei', [apples])
  return (await client.api('GET', '/seller-orders', undefined, wang.key)).body.data[0].id
}

describe('a body that is not called JSON', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' }

  test.each([
    'application/x-www-form-urlencoded',
    'text/plain;charset=UTF-8',
    'multipart/form-data; boundary=x',
  ])('as %s is told to come as JSON', async type => {
    const id = await ordered()
    const ship = { carrier: 'SF', tracking_number: '1' }
    for (const [path, body] of [
      [`/seller-orders/${id}/ship`, ship],
      ['/webhook-endpoints', { url: 'https://wang.example/hook' }],
      ['/shops/mei/orders', orderOf([apples])],
    ] as const) {
      const answer = await client.send('POST', `/api/v1${path}`, JSON.stringify(body), {
        ...withKey(),
        'idempotency-key': 'k',
        'content-type': type,
      })
      expect([answer.status, answer.body.error.code, path]).toEqual([415, 'json_expected', path])
      expect(answer.body.error.message).toContain('Content-Type: application/json')
    }
  })

  test('without a key it is the key that is missing', async () => {
    const answer = await client.send('POST', '/api/v1/webhook-endpoints', 'url=x', form)
    expect(answer.body.error.code).toBe('invalid_key')
  })
})

describe('another method', () => {
  test.each([
    ['PATCH', '/seller-orders/slo_1/ship', 'POST'],
    ['GET', '/seller-orders/slo_1/ship', 'POST'],
    ['PUT', '/webhook-endpoints', 'GET, HEAD, POST'],
    ['GET', '/webhook-endpoints/end_1', 'DELETE'],
    ['DELETE', '/shops/mei', 'GET, HEAD'],
    ['POST', '/openapi.json', 'GET, HEAD'],
  ])('%s %s is told which there are', async (method, path, allow) => {
    const answer = await client.send(method, `/api/v1${path}`, undefined, withKey())
    expect([answer.status, answer.body.error?.code]).toEqual([405, 'method_not_allowed'])
    expect(answer.headers.get('allow')).toBe(allow)
  })

  test('where nothing is there is still nothing', async () => {
    for (const path of ['/seller-orders/slo_1/sell', '/shop/mei', '/shops/mei/orders/1'])
      expect((await client.send('PUT', `/api/v1${path}`, undefined, withKey())).status).toBe(404)
  })
})

describe('an empty body', () => {
  test.each(['application/json', 'application/x-www-form-urlencoded', undefined])(
    'of type %s accepts and delivers',
    async type => {
      const id = await ordered()
      const headers = { ...withKey(), ...(type ? { 'content-type': type } : {}) }
      const step = (name: string) =>
        client.send('POST', `/api/v1/seller-orders/${id}/${name}`, type ? '' : undefined, headers)
      expect((await step('accept')).body.status).toBe('accepted')
      const shipped = { carrier: 'SF', tracking_number: '1' }
      await client.api('POST', `/seller-orders/${id}/ship`, shipped, wang.key)
      expect((await step('deliver')).body.status).toBe('delivered')
    },
  )

  test('is refused where something is needed, and half a JSON everywhere', async () => {
    const id = await ordered()
    const headers = { ...withKey(), 'content-type': 'application/json' }
    const send = (name: string, body: string) =>
      client.send('POST', `/api/v1/seller-orders/${id}/${name}`, body, headers)
    expect((await send('ship', '')).body.error.code).toBe('invalid_json')
    expect((await send('accept', '{')).body.error.code).toBe('invalid_json')
    expect((await send('accept', '{"reference":"W-1"}')).body.reference).toBe('W-1')
  })
})

describe('a cursor', () => {
  test.each(['zzz', 'slo_1', '-1'])('“%s”, which no page answered, is refused', async cursor => {
    const paths = ['/seller-orders?', '/statements?', '/markdowns?', '/shops/mei/picks?']
    for (const path of paths) {
      const query = new URLSearchParams({ cursor })
      const answer = await client.api('GET', `${path}${query}`, undefined, wang.key)
      expect([answer.status, answer.body.error?.code, path]).toEqual([400, 'invalid_cursor', path])
    }
  })

  test('that is empty asks for the first page, as it always has', async () => {
    for (const path of ['/seller-orders', '/statements', '/markdowns', '/shops/mei/picks']) {
      const [first, empty] = await Promise.all(
        [path, `${path}?cursor=`].map(at => client.api('GET', at, undefined, wang.key)),
      )
      expect([empty?.status, path]).toEqual([200, path])
      expect(empty?.body).toEqual(first?.body)
    }
  })

  test('of a page leads to the next, to the end', async () => {
    for (let i = 0; i < 3; i++) await ordered()
    for (const path of ['/seller-orders', '/statements']) {
      const seen: string[] = []
      for (let cursor: string | null = ''; cursor !== null; ) {
        const query: string = cursor && `&cursor=${cursor}`
        const at = `${path}?limit=2${query}`
        const { body } = await client.api('GET', at, undefined, wang.key)
        seen.push(...body.data.map((one: { id: string }) => one.id))
        cursor = body.next_cursor
      }
      expect(seen.length).toBeGreaterThanOrEqual(3)
      expect(new Set(seen).size).toBe(seen.length)
    }
  })
})

test('a key’s scheme may be written in any case, the key may not', async () => {
  const ask = async (authorization: string) =>
    (await client.send('GET', '/api/v1/seller-orders', undefined, { authorization })).status
  for (const scheme of ['Bearer', 'bearer', 'BEARER'])
    expect(await ask(`${scheme} ${wang.key}`), scheme).toBe(200)
  for (const wrong of [wang.key.toUpperCase(), `Basic ${wang.key}`, wang.key])
    expect(await ask(wrong), wrong).toBe(401)
  expect(await ask(`bearer ${wang.key.toUpperCase()}`)).toBe(401)
})

test('statements write their dates as version 1 promised: epoch milliseconds', async () => {
  const id = await ordered()
  const row = async () =>
    (await client.api('GET', '/statements', undefined, wang.key)).body.data.find(
      (one: { id: string }) => one.id === id,
    )
  const now = house.clock.now()
  expect(await row()).toMatchObject({ next_at: null, changed_at: now })
  const shipped = { carrier: 'SF', tracking_number: '1' }
  await client.api('POST', `/seller-orders/${id}/ship`, shipped, wang.key)
  await house.settle()
  expect((await row()).next_at).toBe(now + days(30))
})

test('one address listens once', async () => {
  const add = (url: string) => client.api('POST', '/webhook-endpoints', { url }, wang.key)
  const made = await add('https://wang.example/hook')
  expect(made.status).toBe(201)
  for (const url of ['https://wang.example/hook', 'HTTPS://Wang.example/x/../hook']) {
    const again = await add(url)
    expect([again.status, again.body.error.code]).toEqual([409, 'endpoint_exists'])
    expect(again.body.error.details).toEqual({ endpoint_id: made.body.id })
  }
  const { body } = await client.api('GET', '/webhook-endpoints', undefined, wang.key)
  expect(body.data).toHaveLength(1)
  await client.api('DELETE', `/webhook-endpoints/${made.body.id}`, undefined, wang.key)
  expect((await add('https://wang.example/hook')).status).toBe(201)
})
