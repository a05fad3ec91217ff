import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { productsByIds } from '../../server/catalog/queries.ts'
import { days } from '../../server/platform/clock.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { mailsTo } from '../support/mails.ts'
import { deliverAll, expectSound } from '../support/money.ts'
import { person, product, seller, shop, type Thing } from '../support/world.ts'

/** Sending things back: asked on the order's page, answered in time, or decided by the operator. */

let house: House
let client: Client
let wang: Awaited<ReturnType<typeof seller>>
let mei: Awaited<ReturnType<typeof shop>>
let apples: Thing

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  wang = await seller(house.instance, 'Wang')
  apples = await product(house.instance, wang.id, 'apples', { priceMinor: 2890, stock: null })
  mei = await shop(house.instance, 'mei', [apples])
  await person(house.instance, 'op@shop.test', true)
})
afterAll(() => house.close())

async function delivered(quantity = 2) {
  house.clock.move(1000)
  const { body: order } = await client.buy('mei', [{ ...apples, quantity }])
  await deliverAll(house, client, { [wang.id]: wang.key }, { shopId: mei.id, orderId: order.id })
  const { body } = await client.api('GET', '/seller-orders', undefined, wang.key)
  return { order, part: body.data[0] }
}
function ask(
  token: string,
  part: { id: string; lines: { id: string }[] },
  edit: Record<string, string> = {},
) {
  const form = new FormData()
  const fields = {
    part_id: part.id,
    [`line:${part.lines[0]!.id}`]: '1',
    reason: 'damaged',
    note: 'One is bruised',
    ...edit,
  }
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return client.app.request(`http://shop.test/orders/${token}/return`, {
    method: 'POST',
    body: form,
    headers: { 'sec-fetch-site': 'same-origin' },
  })
}
const move = (token: string, id: string, action: string) =>
  client.app.request(`http://shop.test/orders/${token}/return/${id}`, {
    method: 'POST',
    body: new URLSearchParams({ action }),
    headers: { 'sec-fetch-site': 'same-origin' },
  })
const sent = { carrier: 'SF', tracking_number: 'SF1' }
const returns = async () => (await client.api('GET', '/returns', undefined, wang.key)).body.data
async function earning(orderId: string) {
  const { body } = await (await client.signIn(mei.email))('GET', '/earnings')
  return body.data.find(
    (one: { order_number: string }) => one.order_number === orderId.slice(-8).toUpperCase(),
  )
}

test('a return puts the money on hold; refunded, its units’ share goes back and the rest goes on', async () => {
  const { order, part } = await delivered()
  expect((await ask(order.token, part)).status).toBe(303)
  expect((await ask(order.token, part)).status).toBe(409)
  await house.settle()
  expect(await earning(order.id)).toMatchObject({ state: 'on_hold', reason: 'return' })
  const page = await client.send('GET', `/orders/${order.token}`)
  expect(page.body).toContain('You have asked to send this back.')
  // The letter leads to where it is answered.
  const letters = mailsTo(house, 'help@wang.example').concat(mailsTo(house, 'wang@seller.example'))
  expect(letters.some(one => one.text.includes('/dashboard/sell/returns'))).toBe(true)
  // The operator is asked once the seller's time is over, not before.
  const [asked] = await returns()
  const early = await move(order.token, asked.id, 'dispute')
  expect(early.status).toBe(409)
  expect(await early.text()).toContain('may answer until')
  house.clock.move(days(14))
  await house.settle()
  expect((await earning(order.id)).state).toBe('on_hold')
  const [one] = await returns()
  expect(one).toMatchObject({ state: 'disputed', reason: 'damaged', note: 'One is bruised' })
  const operator = await client.signIn('op@shop.test')
  const path = `/operator/returns/${wang.id}/${one.id}/decide`
  expect(
    (await operator('POST', path, { decision: 'refund', words: 'No answer in time.' })).status,
  ).toBe(200)
  await house.settle()
  // 2 x 28.90 at 18 % is 10.40; one of two units takes back half, and the hold has long ended.
  expect(await earning(order.id)).toMatchObject({ state: 'approved', amount: { amount: 520 } })
  const { body } = await client.api('GET', `/orders/${order.token}`)
  expect(body.refunded.amount).toBe(2890)
  await expectSound(house)
})

test('the seller takes it back with words, then the goods arrive and the money goes', async () => {
  const { order, part } = await delivered(1)
  await ask(order.token, part, { reason: 'changed_mind' })
  const [one] = await returns()
  const answer = (id: string, input: unknown) =>
    client.api('POST', `/returns/${id}/answer`, input, wang.key)
  expect((await answer(one.id, { answer: 'accept' })).status).toBe(422)
  expect(
    (await answer(one.id, { answer: 'accept', words: 'To 1 Orchard Road, please.' })).status,
  ).toBe(200)
  expect((await client.send('GET', `/orders/${order.token}`)).body).toContain('To 1 Orchard Road')
  expect(
    (await client.api('POST', `/returns/${one.id}/received`, undefined, wang.key)).status,
  ).toBe(200)
  expect(
    (await client.api('POST', `/returns/${one.id}/received`, undefined, wang.key)).status,
  ).toBe(200)
  expect((await client.api('GET', `/orders/${order.token}`)).body.refunded.amount).toBe(2890)
  await expectSound(house)
})

test('what comes back broken is not sold again, unless its seller says so', async () => {
  const cup = await product(house.instance, wang.id, 'cup', { stock: 10 })
  await shop(house.instance, 'cups', [cup])
  const left = async () => {
    const [found] = await house.instance.db.read(reader => productsByIds(reader, [cup.productId]))
    return found?.variants[0]?.onHand
  }
  const sentBack = async (reason: string, said?: object) => {
    house.clock.move(1000)
    const { body: order } = await client.buy('cups', [cup])
    await house.settle()
    const [part] = (await client.api('GET', '/seller-orders', undefined, wang.key)).body.data
    await client.api('POST', `/seller-orders/${part.id}/ship`, sent, wang.key)
    await ask(order.token, part, { reason })
    const [one] = await returns()
    await client.api(
      'POST',
      `/returns/${one.id}/answer`,
      { answer: 'accept', words: 'x' },
      wang.key,
    )
    const path = `/returns/${one.id}/received`
    expect((await client.api('POST', path, said, wang.key)).status).toBe(200)
    return left()
  }
  expect(await sentBack('changed_mind')).toBe(10)
  expect(await sentBack('damaged')).toBe(9)
  expect(await sentBack('damaged', { restock: true })).toBe(9)
  expect(await sentBack('changed_mind', { restock: false })).toBe(8)
  await expectSound(house)
})

test('goods that come back after all was paid back are counted all the same', async () => {
  const cup = await product(house.instance, wang.id, 'mug', { stock: 10 })
  await shop(house.instance, 'mugs', [cup])
  house.clock.move(1000)
  const { body: order } = await client.buy('mugs', [{ ...cup, quantity: 2 }])
  await house.settle()
  const [part] = (await client.api('GET', '/seller-orders', undefined, wang.key)).body.data
  await client.api('POST', `/seller-orders/${part.id}/ship`, sent, wang.key)
  await ask(order.token, part, { reason: 'changed_mind' })
  const [one] = await returns()
  const accept = { answer: 'accept', words: 'x' }
  await client.api('POST', `/returns/${one.id}/answer`, accept, wang.key)
  const whole = { whole: true, reason: 'Never mind.' }
  await client.api('POST', `/seller-orders/${part.id}/refund`, whole, wang.key)
  const left = async () => {
    const [found] = await house.instance.db.read(reader => productsByIds(reader, [cup.productId]))
    return found?.variants[0]?.onHand
  }
  expect(await left()).toBe(8)
  const received = await client.api('POST', `/returns/${one.id}/received`, undefined, wang.key)
  expect(received.status).toBe(200)
  expect(await left()).toBe(8 + one.lines[0].quantity)
  await expectSound(house)
})

test('a picture sent with a return is decoded, drawn anew, and seen by the seller and the operator alone', async () => {
  const { order, part } = await delivered(1)
  const photo = await sharp({
    create: { width: 600, height: 400, channels: 3, background: '#a03020' },
  })
    .withExif({ IFD0: { Copyright: 'taken at 1 Secret Street' } })
    .jpeg()
    .toBuffer()
  const send = (picture: Buffer, type: string) => {
    const form = new FormData()
    form.set('part_id', part.id)
    form.set(`line:${part.lines[0].id}`, '1')
    form.set('reason', 'damaged')
    form.set('picture', new File([new Uint8Array(picture)], 'bruise.jpg', { type }))
    return client.app.request(`http://shop.test/orders/${order.token}/return`, {
      method: 'POST',
      body: form,
      headers: { 'sec-fetch-site': 'same-origin' },
    })
  }
  // What only says that it is a picture is refused, and nothing is asked of the seller.
  const refused = await send(Buffer.from('<svg onload=alert(1)>'), 'image/jpeg')
  expect(refused.status).toBe(422)
  expect((await returns()).some((one: { part_id: string }) => one.part_id === part.id)).toBe(false)

  expect((await send(photo, 'image/jpeg')).status).toBe(303)
  const [one] = await returns()
  expect(one).toMatchObject({ part_id: part.id, picture: expect.stringContaining('/img/') })
  const served = await client.app.request(new URL(one.picture, 'http://shop.test').href)
  expect(served.status).toBe(200)
  const bytes = Buffer.from(await served.arrayBuffer())
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 600, height: 400 })
  expect(bytes.includes('Secret Street')).toBe(false)
  const account = await client.signIn('wang@seller.example')
  const mine = (await account('GET', `/seller/${wang.id}/returns`)).body.data[0]
  expect(mine.picture).toContain('/img/')

  house.clock.move(days(6))
  await house.settle()
  const operator = await client.signIn('op@shop.test')
  const disputes = (await operator('GET', '/operator/returns')).body.data
  const theirs = disputes.find((known: { id: string }) => known.id === one.id)
  expect(theirs.picture).toContain('/img/')
  const curator = await client.signIn(mei.email)
  expect((await curator('GET', '/operator/returns')).status).not.toBe(200)
  expect(JSON.stringify((await curator('GET', '/earnings')).body)).not.toContain('/img/')
  await expectSound(house)
})

test('an answer that gives the money back gives it once, however often it is said', async () => {
  const { order, part } = await delivered(3)
  await ask(order.token, part)
  const [one] = await returns()
  const refund = () =>
    client.api('POST', `/returns/${one.id}/answer`, { answer: 'refund' }, wang.key)
  expect([(await refund()).status, (await refund()).status]).toEqual([200, 200])
  expect((await client.api('GET', `/orders/${order.token}`)).body.refunded.amount).toBe(2890)
  const operator = await client.signIn('op@shop.test')
  const path = `/operator/returns/${wang.id}/${one.id}/decide`
  await operator('POST', path, { decision: 'refund', words: 'Once more.' })
  expect((await client.api('GET', `/orders/${order.token}`)).body.refunded.amount).toBe(2890)
  await expectSound(house)
})

test('refused, the money goes on; the buyer may ask the operator, whose word is the last', async () => {
  const { order, part } = await delivered(1)
  await ask(order.token, part)
  const [one] = await returns()
  await client.api(
    'POST',
    `/returns/${one.id}/answer`,
    { answer: 'refuse', words: 'It was fine.' },
    wang.key,
  )
  expect((await earning(order.id)).state).toBe('pending')
  expect((await move(order.token, one.id, 'dispute')).status).toBe(303)
  expect((await earning(order.id)).state).toBe('on_hold')
  const operator = await client.signIn('op@shop.test')
  await operator('POST', `/operator/returns/${wang.id}/${one.id}/decide`, {
    decision: 'close',
    words: 'The picture shows no fault.',
  })
  expect((await earning(order.id)).state).toBe('pending')
  expect((await client.send('GET', `/orders/${order.token}`)).body).toContain(
    'The picture shows no fault.',
  )
  await expectSound(house)
})

test('withdrawn, everything is as before', async () => {
  const { order, part } = await delivered(1)
  await ask(order.token, part)
  const [one] = await returns()
  await move(order.token, one.id, 'withdraw')
  expect((await earning(order.id)).state).toBe('pending')
  expect((await returns())[0].state).toBe('withdrawn')
})

test.each([
  ['more than was bought', { quantity: '3' }, 409],
  ['nothing', { quantity: '0' }, 422],
  ['for no reason we know', { reason: 'bored' }, 422],
] as [string, Record<string, string>, number][])('%s is refused', async (_, edit, status) => {
  const { order, part } = await delivered(1)
  const { quantity, ...rest } = edit
  const asked: Record<string, string> = quantity
    ? { [`line:${part.lines[0].id}`]: quantity, ...rest }
    : rest
  expect((await ask(order.token, part, asked)).status).toBe(status)
})

test('a change of mind has its days, a fault a few more; what was never shipped cannot come back', async () => {
  const { order, part } = await delivered(1)
  const { order: other, part: its } = await delivered(1)
  // Counted from the day after it came, to the end of the last one, wherever that is.
  house.clock.move(days(15))
  expect((await ask(other.token, its, { reason: 'changed_mind' })).status).toBe(303)
  house.clock.move(1)
  expect((await ask(order.token, part, { reason: 'changed_mind' })).status).toBe(409)
  house.clock.move(1000)
  const { body: unshipped } = await client.buy('mei', [apples])
  await house.settle()
  const { body } = await client.api('GET', '/seller-orders?status=forwarded', undefined, wang.key)
  expect((await ask(unshipped.token, body.data[0])).status).toBe(409)
})

test('nobody answers a return of another seller, or asks with another order’s link', async () => {
  const { order, part } = await delivered(1)
  const { order: other } = await delivered(1)
  expect((await ask(other.token, part)).status).toBe(404)
  await ask(order.token, part)
  const [one] = await returns()
  const jing = await seller(house.instance, 'Jing')
  const foreign = await client.api(
    'POST',
    `/returns/${one.id}/answer`,
    { answer: 'refund' },
    jing.key,
  )
  expect(foreign.status).toBe(404)
  expect((await move(other.token, one.id, 'withdraw')).status).toBe(404)
})

test('after a kindness, a return gives what is left and its hold ends', async () => {
  const { order, part } = await delivered(1)
  const kind = { reason: 'sorry', goodwill: { amount: 1500, currency: 'CNY' } }
  const given = await client.api('POST', `/seller-orders/${part.id}/refund`, kind, wang.key)
  expect(given.status).toBe(200)
  expect((await ask(order.token, part)).status).toBe(303)
  await house.settle()
  const open = (await returns()).find((one: { state: string }) => one.state === 'requested')
  const answered = await client.api(
    'POST',
    `/returns/${open.id}/answer`,
    { answer: 'refund', words: 'Keep it.' },
    wang.key,
  )
  expect(answered.status).toBe(200)
  const { body } = await client.api('GET', `/orders/${order.token}`)
  // 28.90 and 8.00 of shipping were paid; all but what the kindness took of it can go back.
  expect(body.refunded.amount).toBe(1500 + Math.min(2890, 2890 + 800 - 1500))
  expect((await earning(order.id)).state).not.toBe('on_hold')
  await expectSound(house)
})

test('the order’s page says who pays for sending back, once the seller has said it', async () => {
  const { order } = await delivered()
  const page = async () => (await client.send('GET', `/orders/${order.token}`)).body as string
  expect(await page()).not.toContain('Sending back')
  const asSeller = await client.signIn('wang@seller.example')
  const { body: own } = await asSeller('GET', `/seller/${wang.id}`)
  expect(own.return_paid_by).toBeNull()
  const names = ['name', 'line', 'country', 'support_email', 'shipping_minor']
  const rest = ['free_shipping_from_minor', 'default_rate_bps', 'return_days', 'delivery']
  const known = Object.fromEntries([...names, ...rest].map(name => [name, own[name]]))
  const put = (more: object) => asSeller('PUT', `/seller/${wang.id}`, { ...known, ...more })
  expect((await put({ return_paid_by: 'nobody' })).status).toBe(422)
  expect((await put({ return_paid_by: 'buyer' })).status).toBe(200)
  expect(await page()).toContain('Sending back is at your cost unless something is wrong with it')
  // Who does not know of it, such as an older program, leaves it as it is.
  expect((await put({})).status).toBe(200)
  expect(await page()).toContain('Sending back is at your cost')
})
