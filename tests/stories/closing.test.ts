import { afterAll, beforeAll, expect, test } from 'vitest'
import { hours } from '../../server/platform/clock.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { mailsTo } from '../support/mails.ts'
import { person, product, seller, shop, type Thing } from '../support/world.ts'

/** A curator closes the shop, for a holiday or for good, and opens it again. */
let house: House
let client: Client
let wang: Awaited<ReturnType<typeof seller>>
let apples: Thing
let mei: Awaited<ReturnType<typeof client.signIn>>

beforeAll(async () => {
  house = await openHouse()
  house.instance.resolveTxt = async name => [[records.get(name) ?? '']]
  client = clientOf(house)
  wang = await seller(house.instance, 'Wang')
  apples = await product(house.instance, wang.id, 'apples')
  const own = await shop(house.instance, 'mei', [apples])
  await shop(house.instance, 'lin', [apples])
  mei = await client.signIn(own.email)
})
afterAll(() => house.close())

const records = new Map<string, string>()
const statusOf = async (path: string) => (await client.send('GET', path)).status
const setState = async (state: string) => (await mei('PUT', '/shop/state', { state })).status

test('closed, it is nowhere to be seen or bought from; what was ordered goes on; opened, all is back', async () => {
  const [{ body: first }, { body: link }] = [
    await client.buy('mei', [apples]),
    await mei('POST', '/short-links', {}),
  ]
  const short = new URL(link.url).pathname
  const everywhere = [
    '/@mei',
    `/@mei/p/${apples.productId}`,
    '/@mei/saved',
    '/@mei/cart',
    '/@mei/feed.xml',
    '/@mei/products.xml',
    '/share/@mei.png',
    '/api/v1/shops/mei',
  ]
  for (const path of everywhere) expect([path, await statusOf(path)]).toEqual([path, 200])

  expect(await setState('closed')).toBe(200)
  for (const path of everywhere) expect([path, await statusOf(path)]).toEqual([path, 410])
  const page = await client.send('GET', '/@mei')
  expect(page.body).toContain('This shop is closed.')
  expect(page.headers.get('cache-control')).toBe('no-store')
  expect((await client.send('GET', short)).headers.get('location')).toContain('/@mei')
  expect(await statusOf(`/oembed?url=${encodeURIComponent('http://shop.test/@mei')}`)).toBe(404)
  const map = (await client.send('GET', '/sitemaps/shops-1.xml')).body
  expect(map).not.toContain('/@mei')
  expect((await client.send('GET', '/')).body).not.toContain('/@mei"')
  const refused = await client.buy('mei', [apples])
  expect([refused.status, refused.body.error.code]).toEqual([410, 'shop_closed'])
  expect(await statusOf('/@lin')).toBe(200)

  // What was ordered goes on, and its curator still sees everything.
  await house.settle()
  expect(await statusOf(`/orders/${first.token}`)).toBe(200)
  const [part] = (await client.api('GET', '/seller-orders', undefined, wang.key)).body.data
  const shipped = await client.api(
    'POST',
    `/seller-orders/${part.id}/ship`,
    { carrier: 'SF', tracking_number: 'SF1' },
    wang.key,
  )
  expect(shipped.status).toBe(200)
  expect((await mei('GET', '/shop')).body).toMatchObject({ state: 'closed', handle: 'mei' })
  expect((await mei('GET', '/earnings')).status).toBe(200)

  expect(await setState('open')).toBe(200)
  for (const path of everywhere) expect([path, await statusOf(path)]).toEqual([path, 200])
  expect((await client.buy('mei', [apples])).status).toBe(201)
})

test('at its own address it is closed as well, and nobody is shown the instance there', async () => {
  await mei('POST', '/domains', { host: 'mei.example' })
  const [{ record }] = (await mei('GET', '/domains')).body.data
  records.set(record.name, record.value)
  expect((await mei('POST', '/domains/mei.example/verify')).status).toBe(200)
  const atHome = () =>
    client.app.request('http://mei.example/', { headers: { host: 'mei.example' } })
  expect((await atHome()).status).toBe(200)
  await setState('closed')
  const answer = await atHome()
  expect([answer.status, (await answer.text()).includes('This shop is closed.')]).toEqual([
    410,
    true,
  ])
  await setState('open')
})

test('suspended by the operator, it is closed, its curator is told why and cannot open it', async () => {
  await person(house.instance, 'op@shop.test', true)
  const operator = await client.signIn('op@shop.test')
  const found = async (q: string) =>
    (await operator('GET', `/operator/shops?q=${encodeURIComponent(q)}`)).body.data.map(
      (one: { handle: string }) => one.handle,
    )
  expect((await found('')).sort()).toEqual(['lin', 'mei'])
  for (const q of ['li', '@lin', 'http://shop.test/@Lin/p/apples?x=1'])
    expect([q, await found(q)]).toEqual([q, ['lin']])
  expect(await found('l%')).toEqual(['lin'])
  expect(await found('nobody')).toEqual([])

  const lin = await client.signIn('lin@curator.example')
  const [shopRow] = (await operator('GET', '/operator/shops?q=lin')).body.data
  const path = `/operator/shops/${shopRow.id}/suspension`
  const reason = 'Sells cures'
  expect((await lin('PUT', path, { reason })).status).toBe(404)
  expect((await operator('PUT', path, { reason: ' ' })).status).toBe(422)
  expect((await operator('PUT', '/operator/shops/shp_none/suspension', { reason })).status).toBe(
    404,
  )
  expect(await statusOf('/@lin')).toBe(200)

  for (let twice = 0; twice < 2; twice++)
    expect((await operator('PUT', path, { reason })).status).toBe(200)
  expect(await statusOf('/@lin')).toBe(410)
  const refused = await lin('PUT', '/shop/state', { state: 'open' })
  expect([refused.status, refused.body.error.code]).toEqual([409, 'shop_suspended'])
  expect((await lin('GET', '/shop')).body).toMatchObject({
    state: 'suspended',
    state_reason: reason,
  })
  await house.settle()
  const about = async (words: string) =>
    (await mailsTo(house, 'lin@curator.example')).filter(mail => mail.subject.includes(words))
  const told = await about('is suspended')
  expect(told).toHaveLength(1)
  expect(told[0]?.text).toContain(reason)

  house.clock.move(hours(1))
  expect((await operator('PUT', path, { reason: null })).status).toBe(200)
  expect(await statusOf('/@lin')).toBe(200)
  expect((await lin('GET', '/shop')).body).toMatchObject({ state: 'open', state_reason: null })
  await house.settle()
  expect(await about('is open again')).toHaveLength(1)
})

test('only its curator closes it, twice is once, and there is no third state', async () => {
  const nobody = { 'sec-fetch-site': 'same-origin' }
  const state = { state: 'closed' }
  const asked = await client.send('PUT', '/dashboard/api/shop/state', state, nobody)
  expect(asked.status).toBe(401)
  expect(await setState('suspended')).toBe(422)
  expect([await setState('closed'), await setState('closed')]).toEqual([200, 200])
  expect(await setState('open')).toBe(200)
  expect((await mei('GET', '/shop')).body.state).toBe('open')
})
