import { afterAll, beforeAll, expect, test } from 'vitest'
import { linesMax } from '../../server/orders/contract.ts'
import { minutes } from '../../server/platform/clock.ts'
import { findShopByHandle } from '../../server/shops/queries.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { product, seller, shop, type Thing } from '../support/world.ts'

/** Not paid: whoever wants another way to pay, or was too late, does not begin anew. */
let house: House
let client: Client
let apples: Thing
beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  const wang = await seller(house.instance, 'Wang')
  // One of a kind: as long as an order holds it nobody else can order it.
  apples = await product(house.instance, wang.id, 'apples', { stock: 1 })
  await shop(house.instance, 'mei', [apples])
  await shop(house.instance, 'lin', [apples])
})
afterAll(() => house.close())

async function send(path: string, fields: Record<string, string>, cookie = '') {
  const answer = await client.app.request(`http://shop.test${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'sec-fetch-site': 'same-origin', cookie },
  })
  const cart = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  return { status: answer.status, to: answer.headers.get('location') ?? '', cart }
}
const look = (path: string, cookie = '') => client.send('GET', path, undefined, { cookie })
const typedIn = (page: string, name: string) =>
  new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(page)?.[1] ??
  new RegExp(`value="([^"]*)"[^>]* name="${name}"`).exec(page)?.[1]

async function ordered(more: Record<string, string> = {}) {
  const { cart } = await send('/@mei/cart', { variant_id: apples.variantId })
  const form = {
    ...{ name: 'Ann “Ä” O’Hara', email: 'ann@mail.example', phone: '138 0000 0000' },
    ...{ line1: '1 Lake Road', line2: 'Room 3', city: 'Hangzhou', region: 'Zhejiang' },
    ...{ postal_code: '310000', country: 'CN', provider: 'test', placement: 'blog footer' },
  }
  const { status, to } = await send('/@mei/checkout', { ...form, ...more }, cart)
  expect(status).toBe(303)
  return { form, token: to.split('/')[2] ?? '' }
}

test('another way to pay: the order is given up, its thing is in the cart, the form is as it was', async () => {
  const { form, token } = await ordered()
  expect((await look(`/orders/${token}`)).body).toContain('Change it or pay another way')
  const again = await send(`/orders/${token}/again`, {})
  expect([again.status, again.to]).toEqual([303, `/@mei/checkout?again=${token}`])
  expect(again.cart).toContain(`${apples.variantId}~1~2890`)
  const page = (await look(again.to, again.cart)).body as string
  for (const [name, value] of Object.entries(form))
    if (!['country', 'provider'].includes(name)) expect(typedIn(page, name), name).toBe(value)
  expect(page).toContain('value="CN" selected')
  // It is to be had again, and what was given up cannot be paid any more.
  const second = await send('/@mei/checkout', { ...form, provider: 'test' }, again.cart)
  expect(second.to).toMatch(/^\/orders\/.+\/pay$/)
  const late = await send(`/orders/${token}/pay`, { action: 'approve' })
  expect(late.status).not.toBe(200)
  expect((await look(`/orders/${token}`)).body).toContain('This order was cancelled.')
  await send(second.to.replace(/pay$/, 'cancel'), {})
})

test('too late to pay, it is ordered again from its page', async () => {
  const { token } = await ordered()
  house.clock.move(minutes(31))
  await house.jobs.sweep()
  const page = (await look(`/orders/${token}`)).body
  expect(page).toContain('This order was not paid in time.')
  expect(page).toContain('Order it again')
  const again = await send(`/orders/${token}/again`, {})
  expect(again.to).toBe(`/@mei/checkout?again=${token}`)
})

test('a cart that is full meanwhile holds what is ordered again, all of it', async () => {
  const { token } = await ordered()
  const others = Array.from(
    { length: linesMax },
    (_, at) => `var_${String(at).padStart(26, '0')}~1~100`,
  )
  const mei = await house.instance.db.read(reader => findShopByHandle(reader, 'mei'))
  const again = await send(`/orders/${token}/again`, {}, `xp_cart_${mei?.id}=${others.join('.')}`)
  const entries = again.cart.split('=')[1]?.split('.') ?? []
  expect(entries).toHaveLength(linesMax)
  expect(entries[0]).toBe(`${apples.variantId}~1~2890`)
})

test('paid, it stays as it is; and no other shop’s form knows its buyer', async () => {
  const { token } = await ordered()
  await send(`/orders/${token}/pay`, { action: 'approve' })
  expect((await look(`/orders/${token}`)).body).not.toContain('/again')
  const again = await send(`/orders/${token}/again`, {})
  expect([again.status, again.to, again.cart]).toEqual([303, `/orders/${token}`, ''])
  expect((await client.api('GET', `/orders/${token}`)).body.status).toBe('paid')
  const lins = await send('/@lin/cart', { variant_id: apples.variantId })
  for (const path of [`/@lin/checkout?again=${token}`, '/@lin/checkout?again=x'])
    expect((await look(path, lins.cart)).body, path).not.toContain('ann@mail.example')
})
