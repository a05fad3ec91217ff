import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { orderOf, password, person, product, seller, shop, type Thing } from '../support/world.ts'

/** What must not work, and that nothing happened when it was tried. */
let house: House
let client: Client
let wang: { id: string; userId: string; key: string }
let jing: { id: string; userId: string; key: string }
let apples: Thing
let mei: Awaited<ReturnType<typeof shop>>
let partId = ''
let order: { id: string; token: string }

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  wang = await seller(house.instance, 'Wang')
  jing = await seller(house.instance, 'Jing')
  apples = await product(house.instance, wang.id, 'apples')
  mei = await shop(house.instance, 'mei', [apples])
  await person(house.instance, 'olga@operator.example', true)
  await person(house.instance, 'nobody@mail.example')
  order = (await client.buy('mei', [apples])).body
  partId = (await client.api('GET', '/seller-orders', undefined, wang.key)).body.data[0].id
})
afterAll(() => house.close())

describe('orders take only what a buyer may say', () => {
  test.each([
    ['a price', { price: 1 }, 'unrecognized_keys'],
    ['a total', { total: { amount: 1, currency: 'CNY' } }, 'unrecognized_keys'],
    ['a curator', { curator_id: 'usr_x' }, 'unrecognized_keys'],
    ['a commission', { commission_bps: 9999 }, 'unrecognized_keys'],
    ['no address', { ship_to: undefined }, 'invalid_input'],
    [
      'two mail addresses in one',
      { buyer: { name: 'A', email: 'a@x.example,b@y.example' } },
      'invalid_input',
    ],
    [
      'a line break in a name',
      { buyer: { name: 'A\r\nBcc: x', email: 'a@x.example' } },
      'invalid_input',
    ],
    ['an unknown provider', { payment: { provider: 'gold' } }, 'payment_provider_unknown'],
  ])('%s is refused', async (_, edit, code) => {
    const answer = await client.buy('mei', [apples], edit)
    expect([answer.status, answer.body.error.code]).toEqual([422, code])
    expect(answer.body.error.request_id).toMatch(/^req_/)
  })

  test.each([0, -1, 1.5, 1e9, '1e3', null, 2 ** 53])(
    'a quantity of %s is refused',
    async quantity => {
      const body = { ...orderOf([apples]), lines: [{ variant_id: apples.variantId, quantity }] }
      const answer = await client.send('POST', '/api/v1/shops/mei/orders', body, {
        'idempotency-key': `q${quantity}`,
      })
      expect(answer.status).toBe(422)
    },
  )

  test.each([
    ['no key', undefined, 400],
    ['a key of spaces', '  ', 400],
  ])('%s: told to send one', async (_, key, status) => {
    const answer = await client.send(
      'POST',
      '/api/v1/shops/mei/orders',
      orderOf([apples]),
      key === undefined ? {} : { 'idempotency-key': key },
    )
    expect([400, 422]).toContain(answer.status)
    expect(status).toBe(400)
  })

  test('broken JSON, endless JSON and a variant of another shop are refused in our own shape', async () => {
    const broken = await client.send('POST', '/api/v1/shops/mei/quotes', '{"lines":')
    expect([broken.status, broken.body.error.code]).toEqual([400, 'invalid_json'])
    const endless = await client.send(
      'POST',
      '/api/v1/shops/mei/quotes',
      JSON.stringify({ lines: 'x'.repeat(1_100_000) }),
    )
    expect([endless.status, endless.body.error.code]).toEqual([413, 'too_large'])
    const unpicked = await product(house.instance, wang.id, 'pears')
    const answer = await client.buy('mei', [unpicked])
    expect([answer.status, answer.body.error.code]).toEqual([409, 'unavailable'])
  })

  test('a changed price is told before anything is bought', async () => {
    const quoted = await client.api('POST', '/shops/mei/quotes', {
      lines: [{ variant_id: apples.variantId, quantity: 1 }],
      ship_to: { country: 'CN' },
    })
    await product(house.instance, wang.id, 'apples', { priceMinor: 3190 })
    const answer = await client.buy('mei', [apples], { quote: quoted.body.quote })
    expect([answer.status, answer.body.error.code]).toEqual([409, 'price_changed'])
    await product(house.instance, wang.id, 'apples', { priceMinor: 2890 })
    expect((await client.buy('mei', [apples], { quote: quoted.body.quote })).status).toBe(201)
  })
})

describe('one seller’s things are nothing to another', () => {
  test('unknown and foreign orders give the same answer', async () => {
    const strip = (body: { error: { request_id?: string } }) => ({
      ...body,
      error: { ...body.error, request_id: '' },
    })
    const foreign = await client.api('GET', `/seller-orders/${partId}`, undefined, jing.key)
    const unknown = await client.api(
      'GET',
      '/seller-orders/slo_00000000000000000000000000',
      undefined,
      jing.key,
    )
    expect(foreign.status).toBe(404)
    expect(strip(foreign.body)).toEqual(strip(unknown.body))
    for (const step of ['accept', 'ship', 'tracking', 'reject', 'deliver', 'cancel', 'refund']) {
      const body =
        step === 'ship' || step === 'tracking'
          ? { carrier: 'a', tracking_number: 'b' }
          : step === 'accept' || step === 'deliver'
            ? {}
            : {
                reason: 'x',
                ...(step === 'refund'
                  ? { lines: [{ line_id: 'x', amount: { amount: 1, currency: 'CNY' } }] }
                  : {}),
              }
      expect(
        (await client.api('POST', `/seller-orders/${partId}/${step}`, body, jing.key)).status,
      ).toBe(404)
    }
    const own = await client.api('GET', `/seller-orders/${partId}`, undefined, wang.key)
    expect(own.body.status).toBe('forwarded')
  })

  test('keys count only in the header, only whole, and only while they are', async () => {
    for (const key of ['', 'xp_x', wang.key.slice(0, -1), `${wang.key}x`, wang.key.toUpperCase()]) {
      expect((await client.api('GET', '/seller-orders', undefined, key)).status).toBe(401)
    }
    expect((await client.send('GET', `/api/v1/seller-orders?key=${wang.key}`)).status).toBe(401)
    const member = await client.signIn('wang@seller.example')
    const reading = (
      await member('POST', `/seller/${wang.id}/keys`, { name: 'read', scope: 'read' })
    ).body
    expect((await client.api('GET', '/seller-orders', undefined, reading.key)).status).toBe(200)
    expect(
      (await client.api('POST', `/seller-orders/${partId}/accept`, {}, reading.key)).body.error
        .code,
    ).toBe('insufficient_scope')
    await member('DELETE', `/seller/${wang.id}/keys/${reading.id}`)
    expect((await client.api('GET', '/seller-orders', undefined, reading.key)).status).toBe(401)
  })

  test('addresses inside our own network are no place for webhooks', async () => {
    for (const url of [
      'http://127.1/x',
      'http://169.254.169.254/',
      'https://localhost./',
      'file:///etc/passwd',
      'https://a@b.example/',
    ]) {
      const answer = await client.api('POST', '/webhook-endpoints', { url }, wang.key)
      expect([422], url).toContain(answer.status)
    }
  })
})

describe('order links', () => {
  test('only the link we made opens an order; one letter off is nothing', async () => {
    expect((await client.api('GET', `/orders/${order.token}`)).body.id).toBe(order.id)
    for (const token of [
      order.id,
      order.token.slice(0, -1),
      `${order.token.slice(0, -1)}${order.token.endsWith('A') ? 'B' : 'A'}`,
      '../../etc',
    ]) {
      expect((await client.api('GET', `/orders/${encodeURIComponent(token)}`)).status).toBe(404)
    }
  })
})

/** Every route of the dashboard that belongs to somebody, and who must see nothing there. */
describe('the dashboard', () => {
  const routes = (): [string, string, unknown?][] => [
    ['GET', '/me'],
    ['GET', '/sessions'],
    ['GET', '/shop'],
    ['GET', '/picks'],
    ['GET', '/catalog'],
    ['GET', '/catalog/prd_any'],
    ['GET', '/shop-orders'],
    ['GET', '/earnings'],
    ['GET', `/seller/${wang.id}`],
    ['GET', `/seller/${wang.id}/orders`],
    ['GET', `/seller/${wang.id}/orders-found?number=a`],
    ['GET', `/seller/${wang.id}/orders/${partId}`],
    ['POST', `/seller/${wang.id}/orders/${partId}/accept`, {}],
    [
      'POST',
      `/seller/${wang.id}/orders/${partId}/tracking`,
      { carrier: 'a', tracking_number: 'b' },
    ],
    ['GET', `/seller/${wang.id}/products`],
    ['GET', `/seller/${wang.id}/feeds`],
    ['GET', `/seller/${wang.id}/keys`],
    ['GET', `/seller/${wang.id}/endpoints`],
    ['GET', `/seller/${wang.id}/payments`],
    ['GET', '/operator'],
    ['GET', '/operator/sellers'],
    ['GET', '/operator/orders'],
    ['POST', '/operator/orders/find', { q: 'a' }],
    ['GET', '/operator/stuck'],
    ['GET', '/operator/tiers'],
    ['PUT', '/operator/tiers/starter', { picks_max: 1, sales_needed: 0, bonus_bps: 0 }],
    ['POST', `/operator/sellers/${wang.id}/decision`, { decision: 'suspend', reason: 'x' }],
    ['PUT', `/operator/sellers/${wang.id}/fee`, { platform_fee_bps: 1000 }],
  ]

  test('is closed to people who are not signed in', async () => {
    for (const [method, path, body] of routes()) {
      const answer = await client.send(method, `/dashboard/api${path}`, body, {
        'sec-fetch-site': 'same-origin',
      })
      expect([answer.status, path]).toEqual([401, path])
    }
  })

  test('shows a seller’s and the operator’s rooms to nobody else', async () => {
    const others = [
      await client.signIn('nobody@mail.example'),
      await client.signIn('jing@seller.example'),
      await client.signIn(mei.email),
    ]
    for (const send of others) {
      for (const [method, path, body] of routes().filter(
        ([, path]) => path.startsWith('/seller/') || path.startsWith('/operator'),
      )) {
        expect([(await send(method, path, body)).status, path]).toEqual([404, path])
      }
    }
  })

  test('carries out nothing that another site has sent', async () => {
    const input = { email: 'mallory@mail.example', password, name: 'Mallory' }
    for (const headers of [
      {},
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: 'http://shop.test' },
      { origin: 'null' },
    ]) {
      const answer = await client.send(
        'POST',
        '/dashboard/api/sign-up',
        input,
        headers as Record<string, string>,
      )
      expect([answer.status, answer.body.error.code]).toEqual([403, 'foreign_origin'])
    }
    expect(
      (await client.send('POST', '/dashboard/api/sign-up', input, { origin: 'http://shop.test' }))
        .status,
    ).toBe(202)
  })
})
