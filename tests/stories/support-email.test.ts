import { afterAll, beforeAll, expect, test } from 'vitest'
import { minutes } from '../../server/platform/clock.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { mailsTo } from '../support/mails.ts'
import { person, product, shop, type Thing } from '../support/world.ts'

/** Where a seller's orders are mailed: to nobody who has not said so from there. */
let house: House
let client: Client
let jing: Awaited<ReturnType<typeof client.signIn>>
let sellerId: string
let bowl: Thing

const account = 'jing@mail.example'
const desk = 'orders@jing.example'
const input = {
  ...{ name: 'Jing Kiln', line: '', country: 'CN', currency: 'CNY', support_email: desk },
  ...{ shipping_minor: 1200, free_shipping_from_minor: null, default_rate_bps: 1500 },
  return_days: 14,
}

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  await person(house.instance, 'op@shop.test', true)
  await person(house.instance, account)
  jing = await client.signIn(account)
  sellerId = (await jing('POST', '/sellers', input)).body.id
  const operator = await client.signIn('op@shop.test')
  await operator('POST', `/operator/sellers/${sellerId}/decision`, { decision: 'approve' })
  bowl = await product(house.instance, sellerId, 'bowl')
  await shop(house.instance, 'mei', [bowl])
  await house.settle()
})
afterAll(() => house.close())

const own = async () => (await jing('GET', `/seller/${sellerId}`)).body
const lettersTo = (to: string, subject: RegExp) =>
  mailsTo(house, to).filter(mail => subject.test(mail.subject))
const linkTo = (to: string) => {
  const letter = lettersTo(to, /Shall the orders/).at(-1)
  return /\/support-email\/\S+/.exec(letter?.text ?? '')?.[0] ?? ''
}
const press = (link: string) =>
  client.app.request(`http://shop.test${link}`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin' },
  })
async function ordered(): Promise<void> {
  house.clock.move(minutes(1))
  await client.buy('mei', [bowl])
  await house.settle()
}

test('until it is confirmed from there, orders go to the account; looking is not confirming', async () => {
  expect(await own()).toMatchObject({ support_email: account, new_support_email: desk })
  await ordered()
  expect(lettersTo(account, /^New order/)).toHaveLength(1)
  const link = linkTo(desk)
  expect((await client.send('GET', link)).body).toContain('Yes, send them here')
  expect((await press(`${link.slice(0, -1)}x`)).status).toBe(410)
  await ordered()
  expect(lettersTo(desk, /^New order/)).toEqual([])
  expect((await client.send('GET', `/@mei/p/${bowl.productId}`)).body).not.toContain(desk)

  expect((await press(link)).status).toBe(303)
  expect((await press(link)).status).toBe(303)
  await ordered()
  expect(lettersTo(desk, /^New order/)).toHaveLength(1)
  expect(lettersTo(account, /^New order/)).toHaveLength(2)
  expect(lettersTo(account, /go to another address/)).toHaveLength(1)
  expect((await client.send('GET', link)).body).toContain('come here from now on')
})

test('changed, the old one counts until the new one has answered; a letter that got lost is sent again', async () => {
  const used = linkTo(desk)
  const { currency: _, ...edit } = input
  const next = 'hello@jing.example'
  expect((await jing('PUT', `/seller/${sellerId}`, { ...edit, support_email: next })).status).toBe(
    200,
  )
  await house.settle()
  expect(await own()).toMatchObject({ support_email: desk, new_support_email: next })
  // Saved again as it is, it asks no second time.
  await jing('PUT', `/seller/${sellerId}`, { ...edit, support_email: next })
  await house.settle()
  expect(lettersTo(next, /Shall the orders/)).toHaveLength(1)
  house.clock.move(minutes(1))
  expect((await jing('POST', `/seller/${sellerId}/support-email/again`)).status).toBe(200)
  await house.settle()
  expect(lettersTo(next, /Shall the orders/)).toHaveLength(2)
  await press(linkTo(next))
  expect(await own()).toMatchObject({ support_email: next, new_support_email: null })
  // Nobody's mailbox is filled from here.
  await jing('PUT', `/seller/${sellerId}`, { ...edit, support_email: 'victim@mail.example' })
  const tries: number[] = []
  for (let at = 0; at < 6; at++)
    tries.push((await jing('POST', `/seller/${sellerId}/support-email/again`)).status)
  expect(tries).toEqual([200, 200, 200, 200, 429, 429])
  // The link of an address that counts no more opens nothing.
  expect((await client.send('GET', used)).status).toBe(410)
  expect((await press(used)).status).toBe(410)
})
