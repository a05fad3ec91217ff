import { afterAll, beforeAll, expect, test } from 'vitest'
import { minutes } from '../../server/platform/clock.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { mailsTo } from '../support/mails.ts'
import { product, seller, shop, type Thing } from '../support/world.ts'

/** Who has lost an order's link is mailed it again; nobody else learns that there is one. */
let house: House
let client: Client
let apples: Thing
beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  const wang = await seller(house.instance, 'Wang')
  apples = await product(house.instance, wang.id, 'apples')
  await shop(house.instance, 'mei', [apples])
  await shop(house.instance, 'lin', [apples])
})
afterAll(() => house.close())

async function ask(email: string, query = '') {
  const answer = await client.app.request(`http://shop.test/orders${query}`, {
    method: 'POST',
    body: new URLSearchParams({ email }),
    headers: { 'sec-fetch-site': 'same-origin' },
  })
  await house.settle()
  return { status: answer.status, html: await answer.text() }
}
const found = (email: string) =>
  mailsTo(house, email).filter(mail => /links? to your order|订单链接/.test(mail.subject))

test('the links of all that was ordered come to its address, once an hour', async () => {
  const buyer = { name: 'Ann', email: 'ann@mail.example' }
  const tokens: string[] = []
  for (const handle of ['mei', 'lin']) {
    house.clock.move(1000)
    tokens.push((await client.buy(handle, [apples], { buyer })).body.token)
  }
  await house.settle()
  const asked = await ask(' Ann@Mail.example ')
  expect(asked.status).toBe(200)
  expect(asked.html).toContain('a letter with the links is on its way there')
  const [letter, ...others] = found(buyer.email)
  expect(others).toEqual([])
  for (const token of tokens) {
    expect(letter?.text).toContain(`http://shop.test/orders/${token}`)
    expect(letter?.html).toContain(`/orders/${token}`)
  }
  for (const shopName of ['Shop of mei', 'Shop of lin']) expect(letter?.text).toContain(shopName)
  house.clock.move(minutes(1))
  await ask(buyer.email)
  expect(found(buyer.email)).toHaveLength(1)
  house.clock.move(minutes(61))
  expect((await ask(buyer.email, '?lang=zh')).html).toContain('订单链接正在发往该邮箱')
  expect(found(buyer.email).map(mail => mail.subject)).toContain('你的订单链接')
})

test('an address that never ordered is told the same and gets nothing', async () => {
  const known = await ask('ann@mail.example')
  const unknown = await ask('bob@mail.example')
  expect(unknown.html.replaceAll('bob@', 'ann@')).toBe(known.html)
  expect(mailsTo(house, 'bob@mail.example')).toEqual([])
})

test('what is no address is said so, and stands where it was typed', async () => {
  const wrong = await ask('<b>ann at mail')
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('Please write an e-mail address')
  expect(wrong.html).toContain('value="&lt;b>ann at mail"')
  // On every page of a shop, in the language it is read in.
  const shelf = (await client.send('GET', '/@mei?lang=zh')).body
  expect(shelf).toContain('href="/orders?lang=zh"')
  expect((await client.send('GET', '/orders?lang=zh')).body).toContain('查找我的订单')
})
