import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { mailsTo } from '../support/mails.ts'
import { person, pick, product, products, seller, shop } from '../support/world.ts'

let house: House
let client: Client
beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
})
afterAll(() => house.close())

const open = { name: 'Mei’s', line: '', accent: 'tea', language: 'zh', currency: 'CNY' }

test('one shop per person, at an address that is well formed, free and not reserved; an old address leads on', async () => {
  await person(house.instance, 'mei@mail.example')
  await person(house.instance, 'lin@mail.example')
  const mei = await client.signIn('mei@mail.example')
  const lin = await client.signIn('lin@mail.example')
  for (const handle of ['ab', '-mei', 'mei-', 'me--i', '美', '1mei', 'a'.repeat(31)]) {
    expect([(await mei('POST', '/shop', { ...open, handle })).status, handle]).toEqual([
      422,
      handle,
    ])
  }
  expect((await mei('POST', '/shop', { ...open, handle: 'admin' })).body.error.code).toBe(
    'handle_reserved',
  )
  expect((await mei('POST', '/shop', { ...open, handle: 'Mei-Shop' })).body).toEqual({
    handle: 'mei-shop',
  })
  expect((await mei('POST', '/shop', { ...open, handle: 'second' })).body.error.code).toBe(
    'shop_exists',
  )
  expect((await lin('POST', '/shop', { ...open, handle: 'mei-shop' })).body.error.code).toBe(
    'handle_taken',
  )
  expect((await lin('GET', '/handles/mei-shop')).body).toEqual({ is_free: false, why: 'taken' })
  const before = (await mei('GET', '/shop')).body
  expect((await mei('PATCH', '/shop', { handle: 'mei-two' })).status).toBe(200)
  const after = (await mei('GET', '/shop')).body
  expect({ ...after, handle: before.handle, url: before.url }).toEqual(before)
  const moved = await client.send('GET', '/@mei-shop')
  expect([moved.status, moved.headers.get('location')]).toEqual([301, '/@mei-two'])
  expect((await lin('POST', '/shop', { ...open, handle: 'mei-shop' })).body.error.code).toBe(
    'handle_taken',
  )
})

test('the currency can be chosen anew while nothing is priced in it, and not after an order', async () => {
  const own = await shop(house.instance, 'yen', [])
  const curator = await client.signIn(own.email)
  const change = async (currency: string) => {
    const { status, body } = await curator('PATCH', '/shop', { currency, line: `in ${currency}` })
    return status === 200 ? 200 : body.error.code
  }
  expect(await change('USD')).toBe(200)
  expect((await curator('GET', '/shop')).body).toMatchObject({ currency: 'USD', line: 'in USD' })
  expect(await change('XXX')).toBe('invalid_input')
  expect(await change('CNY')).toBe(200)

  const wang = await seller(house.instance, 'Yen Wang')
  const thing = await product(house.instance, wang.id, 'yen-thing')
  await pick(house.instance, own.id, [thing])
  expect(await change('USD')).toBe('currency_fixed')
  // Half of a change is none.
  expect((await curator('GET', '/shop')).body).toMatchObject({ currency: 'CNY', line: 'in CNY' })
  expect(await change('CNY')).toBe(200)

  expect((await client.buy('yen', [thing])).status).toBe(201)
  const [only] = (await curator('GET', '/picks')).body.data
  expect((await curator('DELETE', `/picks/${only.id}`)).status).toBe(200)
  expect(await change('USD')).toBe('currency_fixed')
})

test('no name, line, section or note turns around what stands beside it', async () => {
  const own = await shop(house.instance, 'turn', [])
  const curator = await client.signIn(own.email)
  const turned = '\u202eMei\u2066 \u202d'
  await curator('PATCH', '/shop', { name: turned, line: turned })
  await curator('POST', '/sections', { title: turned })
  expect((await curator('GET', '/shop')).body).toMatchObject({ name: 'Mei', line: 'Mei' })
  expect((await curator('GET', '/picks')).body.sections).toMatchObject([{ title: 'Mei' }])
  const empty = await curator('PATCH', '/shop', { name: '\u202e \u2066' })
  expect([empty.status, empty.body.error.code]).toEqual([422, 'invalid_input'])
})

test('a page that is tried out is its curator’s to see, runs nothing and leaves the shop as it is', async () => {
  const lan = await shop(house.instance, 'lan', [])
  const curator = await client.signIn(lan.email)
  const tried = '/shop/preview?theme=night&layout=list&language=zh&name=%3Cb%3ELan'
  expect((await client.send('GET', `/dashboard/api${tried}`)).status).toBe(401)
  const { status, body, headers } = await curator('GET', tried)
  expect(status).toBe(200)
  expect(body).toContain('data-theme="night" data-layout="list"')
  expect(body).toContain('<html lang="zh')
  expect(body).toContain('&lt;b>Lan')
  expect(body).not.toMatch(/<script (?!type="application)/)
  expect(headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src [^;]+; img-src [^;]+;.+ frame-ancestors 'self'$/,
  )
  expect(headers.get('cache-control')).toBe('no-store')
  for (const wrong of ['theme=none', 'name=', 'handle=other'])
    expect((await curator('GET', `/shop/preview?${wrong}`)).status, wrong).toBe(422)
  expect((await client.send('GET', '/@lan')).body).toContain('data-theme="paper"')
})

test('sections and picks stand as they were put, whatever is moved', async () => {
  const wang = await seller(house.instance, 'Wang')
  const bo = await shop(house.instance, 'bobo', await products(house.instance, wang.id, 4))
  const curator = await client.signIn(bo.email)
  const order = async () =>
    (await curator('GET', '/picks')).body.data
      .map(
        (one: { title: string; section_id: string | null }) =>
          `${one.section_id ? 's' : ''}${one.title.slice(-1)}`,
      )
      .join(' ')
  const ids = (await curator('GET', '/picks')).body.data.map((one: { id: string }) => one.id)
  expect(await order()).toBe('1 2 3 4')
  const first = (await curator('POST', '/sections', { title: 'Fruit' })).body.id
  const second = (await curator('POST', '/sections', { title: 'Clay' })).body.id
  // Links and embeds name a section: two of one name would be one too many.
  for (const taken of [
    await curator('POST', '/sections', { title: 'fruit' }),
    await curator('PUT', `/sections/${second}`, { title: 'Fruit' }),
  ])
    expect(taken.body.error.code).toBe('section_exists')
  expect((await curator('PUT', `/sections/${second}`, { title: 'Clay' })).status).toBe(200)
  await curator('PUT', `/picks/${ids[0]}/place`, { section_id: second, before_pick_id: null })
  await curator('PUT', `/picks/${ids[3]}/place`, { section_id: first, before_pick_id: null })
  await curator('PUT', `/picks/${ids[2]}/place`, { section_id: null, before_pick_id: ids[1] })
  expect(await order()).toBe('3 2 s4 s1')
  await curator('PUT', '/sections/order', { section_ids: [second, first] })
  expect(await order()).toBe('3 2 s1 s4')
  expect((await curator('PUT', '/sections/order', { section_ids: [second] })).status).toBe(422)
  await curator('DELETE', `/sections/${second}`)
  expect(await order()).toBe('3 2 1 s4')
  expect((await curator('PUT', `/picks/${ids[0]}/note`, { note: 'x'.repeat(501) })).status).toBe(
    422,
  )
})

test('a seller applies, is refused with a reason or approved, and when suspended sells nothing', async () => {
  await person(house.instance, 'olga@operator.example', true)
  await person(house.instance, 'jing@mail.example')
  const jing = await client.signIn('jing@mail.example')
  const olga = await client.signIn('olga@operator.example')
  const input = {
    name: 'Jing Kiln',
    line: '',
    country: 'CN',
    currency: 'CNY',
    support_email: 'help@jing.example',
    shipping_minor: 1200,
    free_shipping_from_minor: null,
    default_rate_bps: 1500,
    return_days: 14,
  }
  for (const [field, bad] of [
    ['shipping_minor', -1],
    ['shipping_minor', 1.5],
    ['default_rate_bps', 9001],
    ['currency', 'XYZ'],
    ['support_email', 'x'],
  ] as const) {
    const answer = await jing('POST', '/sellers', { ...input, [field]: bad })
    expect([answer.status, answer.body.error.details.fields[0].field]).toEqual([422, field])
  }
  const { id } = (await jing('POST', '/sellers', input)).body
  const bowl = await product(house.instance, id, 'bowl')
  await house.settle()
  expect(
    mailsTo(house, 'olga@operator.example').filter(mail => mail.text.includes('Jing Kiln')),
  ).toHaveLength(1)
  const mei = await shop(house.instance, 'mei')
  const curator = await client.signIn(mei.email)
  const pickIt = () => curator('POST', '/picks', { products: [{ product_id: bowl.productId }] })
  expect((await pickIt()).body.refused[0].code).toBe('product_unavailable')
  expect(
    (await olga('POST', `/operator/sellers/${id}/decision`, { decision: 'refuse' })).status,
  ).toBe(422)
  expect(
    (await olga('POST', `/operator/sellers/${id}/decision`, { decision: 'approve' })).body,
  ).toEqual({ state: 'active' })
  expect(
    (await olga('POST', `/operator/sellers/${id}/decision`, { decision: 'approve' })).body.error
      .code,
  ).toBe('seller_decided')
  expect((await pickIt()).body.added).toHaveLength(1)
  expect((await client.buy('mei', [bowl])).status).toBe(201)
  await house.settle()
  const availability = async () =>
    (await client.api('GET', '/shops/mei/picks')).body.data[0].product.availability
  expect(await availability()).toBe('in_stock')
  const before = await client.send('GET', '/@mei')
  expect(before.body).not.toContain('Sold out')
  await olga('POST', `/operator/sellers/${id}/decision`, {
    decision: 'suspend',
    reason: 'Complaints',
  })
  await house.settle()
  const shelf = (await client.send('GET', '/@mei')).body
  expect(shelf).toContain('Unavailable')
  expect(shelf).not.toContain('Sold out')
  expect(await availability()).toBe('unavailable')
  // Nor is the seller named among those who ship.
  expect(before.body).toContain('Jing Kiln</p>')
  expect(shelf).not.toContain('Jing Kiln')
  expect((await curator('GET', '/picks')).body.data[0]).toMatchObject({
    trouble: 'seller_away',
  })
  expect((await client.buy('mei', [bowl])).body.error.code).toBe('unavailable')
  const part = (await jing('GET', `/seller/${id}/orders`)).body.data[0]
  expect((await jing('POST', `/seller/${id}/orders/${part.id}/accept`, {})).body.status).toBe(
    'accepted',
  )
  await olga('POST', `/operator/sellers/${id}/decision`, { decision: 'reactivate' })
  expect((await client.buy('mei', [bowl])).status).toBe(201)
  await house.settle()
  const letters = mailsTo(house, 'jing@mail.example').map(mail => mail.subject)
  expect(letters.filter(subject => subject.includes('may now sell'))).toHaveLength(1)
  expect(letters.filter(subject => subject.includes('may sell again'))).toHaveLength(1)
})

test('tiers are rows an operator edits; new shops are never left without one', async () => {
  const olga = await client.signIn('olga@operator.example')
  const rule = { picks_max: 2, sales_needed: 0, bonus_bps: 0 }
  expect((await olga('PUT', '/operator/tiers/starter', { ...rule, sales_needed: 1 })).status).toBe(
    422,
  )
  expect((await olga('PUT', '/operator/tiers/starter', rule)).status).toBe(200)
  const wang = await seller(house.instance, 'Wang Small')
  const ann = await shop(house.instance, 'anna', await products(house.instance, wang.id, 3))
  const curator = await client.signIn(ann.email)
  expect((await curator('GET', '/shop')).body.tier).toMatchObject({
    picks: 2,
    picks_max: 2,
    room: 0,
  })
  await olga('PUT', '/operator/tiers/starter', { ...rule, picks_max: 30 })
})

test('the API describes itself: every path of it is in openapi.json, and people can read it', async () => {
  const { body } = await client.api('GET', '/openapi.json')
  expect(body.openapi).toBe('3.1.0')
  expect(Object.keys(body.paths)).toEqual(
    expect.arrayContaining([
      '/shops/{handle}',
      '/shops/{handle}/picks',
      '/shops/{handle}/products/{product}',
      '/shops/{handle}/quotes',
      '/shops/{handle}/orders',
      '/orders/{token}',
      '/seller-orders',
      '/seller-orders/{id}',
      '/seller-orders/{id}/ship',
      '/seller-orders/{id}/refund',
      '/webhook-endpoints',
      '/webhook-endpoints/{id}',
      '/webhook-deliveries',
      '/webhook-deliveries/{id}/replay',
    ]),
  )
  const docs = await client.api('GET', '/docs')
  expect(docs.body).toContain('/seller-orders/{id}/ship')
  expect((await client.api('GET', '/nothing')).body.error.code).toBe('not_found')
  expect((await client.send('GET', '/dashboard/api/nothing')).body.error.code).toBe('not_found')
})
