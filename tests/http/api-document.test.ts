import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { ZodType } from 'zod'
import { z } from 'zod'
import { exampleOf, type Named, type Schema } from '../../server/http/api/example.ts'
import { api } from '../../server/http/api/index.ts'
import { webhookEvents } from '../../server/sellers/contract.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { sellerSystem } from '../support/seller-system.ts'
import { orderOf, product, seller, shop, type Thing } from '../support/world.ts'

/** What the API says of itself is so: what is sent fits what is published, and nothing else is. */
let house: House
let client: Client
let system: Awaited<ReturnType<typeof sellerSystem>>
let wang: Awaited<ReturnType<typeof seller>>
let apples: Thing
let secret = ''
// biome-ignore lint/suspicious/noExplicitAny: a document is read by what stands in it
type Read = any
let published: {
  info: { description: string }
  paths: Record<string, Record<string, Read>>
  webhooks: Record<string, Read>
  components: { schemas: Named; securitySchemes: Record<string, object> }
}

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  system = await sellerSystem()
  wang = await seller(house.instance, 'Wang')
  apples = await product(house.instance, wang.id, 'apples')
  await shop(house.instance, 'mei', [apples])
  const added = await client.api('POST', '/webhook-endpoints', { url: system.url }, wang.key)
  secret = added.body.secret
  published = (await client.api('GET', '/openapi.json')).body
})
afterAll(async () => {
  await system.close()
  await house.close()
})

/** A published schema as a judge that lets nothing pass that is not in it. */
function judgeOf(schema: Schema): ZodType {
  const whole = JSON.stringify({ ...schema, $defs: published.components.schemas })
  const strict = JSON.parse(whole.replaceAll('#/components/schemas/', '#/$defs/'), (_, value) =>
    value?.properties ? { ...value, additionalProperties: false } : value,
  )
  return z.fromJSONSchema(strict)
}
const isJudged = (schema: Schema, value: unknown) => judgeOf(schema).parse(value)

describe('webhooks', () => {
  test('every event there is stands in the document, with what it carries', () => {
    expect(Object.keys(published.webhooks)).toEqual([...webhookEvents])
    for (const event of webhookEvents) {
      const { post } = published.webhooks[event]
      expect(post.parameters.map((one: { name: string }) => one.name)).toEqual([
        'webhook-id',
        'webhook-timestamp',
        'webhook-signature',
      ])
      expect(Object.keys(post.responses)).toEqual(expect.arrayContaining(['2XX', '410', 'default']))
    }
    const { ship_to: shipTo } = published.components.schemas.SellerOrder?.properties ?? {}
    expect(shipTo?.properties).toHaveProperty('postal_code')
  })

  test('what is really sent is what was published', async () => {
    system.heard.length = 0
    await client.buy('mei', [apples])
    await house.settle()
    const { body } = await client.api('GET', '/seller-orders', undefined, wang.key)
    const step = (name: string, said?: object) =>
      client.api('POST', `/seller-orders/${body.data[0].id}/${name}`, said, wang.key)
    await step('accept')
    await step('cancel', { reason: 'sold out' })
    await house.settle()
    expect(system.heard.map(one => one.type).toSorted()).toEqual(webhookEvents.toSorted())
    for (const one of system.heard) {
      const { schema } = published.webhooks[one.type].post.requestBody.content['application/json']
      const said = JSON.parse(one.body)
      isJudged(schema, said)
      expect(said.data.ship_to === null).toBe(one.type !== 'seller_order.forwarded')
      const strange = { ...said, data: { ...said.data, surprise: 1 } }
      expect(judgeOf(schema).safeParse(strange).success).toBe(false)
    }
  })

  test('the lines of the guide check a signature, and find a forged one', async () => {
    const [, lines = ''] = /```js\n(.+?)\n```/s.exec(published.info.description) ?? []
    const file = join(house.instance.config.dataDir, 'check.mjs')
    writeFileSync(file, lines)
    const { isFromXiaopu } = await import(/* @vite-ignore */ pathToFileURL(file).href)
    system.heard.length = 0
    await client.buy('mei', [apples])
    await house.settle()
    const { id, timestamp, signature, body } = system.heard[0]!
    const headers = {
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': signature,
    }
    vi.spyOn(Date, 'now').mockReturnValue(house.clock.now())
    expect(isFromXiaopu(headers, body, secret)).toBe(true)
    const rotated = { ...headers, 'webhook-signature': `v1,AAAA ${signature}` }
    expect(isFromXiaopu(rotated, body, secret)).toBe(true)
    expect(isFromXiaopu(headers, `${body} `, secret)).toBe(false)
    expect(isFromXiaopu({ ...headers, 'webhook-id': 'dlv_x' }, body, secret)).toBe(false)
    expect(isFromXiaopu({}, body, secret)).toBe(false)
    vi.spyOn(Date, 'now').mockReturnValue(house.clock.now() + 301_000)
    expect(isFromXiaopu(headers, body, secret)).toBe(false)
    vi.restoreAllMocks()
  })

  test('the guide says how the secret is written, when it is tried again and what ends it', () => {
    const { description } = published.info
    for (const words of [
      '`whsec_` and the key in base64',
      'within 20 seconds',
      '10 tries in all, after 5 seconds, 5 minutes, 30 minutes, 2 hours, 5 hours, 10 hours, 14 hours, 20 hours, 24 hours',
      '410 means never again',
      'for 5 days is switched off',
    ])
      expect(description).toContain(words)
  })
})

describe('an Idempotency-Key', () => {
  const post = (path: string) => published.paths[path]!.post
  const header = (path: string) =>
    post(path).parameters.find((one: { name: string }) => one.name === 'idempotency-key')

  test('is required for an order, not for a refund, and both say what a repeat answers', () => {
    const paths = ['/shops/{handle}/orders', '/seller-orders/{id}/refund'] as const
    expect(paths.map(path => header(path).required ?? false)).toEqual([true, false])
    for (const path of paths) expect(post(path).description).toContain('idempotency_key_reused')
    expect(post(paths[0]).description).toContain('idempotency_key_missing')
  })

  test('repeated answers the same, with another body it is refused', async () => {
    const wish = orderOf([apples])
    const buy = (edit: object) => client.buy('mei', [apples], { ...wish, ...edit }, 'one-wish')
    const [first, again, other] = [await buy({}), await buy({}), await buy({ placement: 'blog' })]
    expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id])
    expect([other.status, other.body.error.code]).toEqual([422, 'idempotency_key_reused'])
  })
})

describe('examples', () => {
  const routes = api.openAPIRegistry.definitions.flatMap(one =>
    one.type === 'route' ? [one.route] : [],
  )
  const bodies = routes.flatMap(route => {
    const { schema } = (route.request?.body?.content as Read)?.['application/json'] ?? {}
    return schema ? [[route.path, schema as ZodType] as const] : []
  })

  test.each(bodies)('the body of %s would be taken', (path, schema) => {
    const content = published.paths[path]!.post.requestBody.content['application/json']
    schema.parse(content.example ?? exampleOf(content.schema, published.components.schemas))
  })

  test('of every answer fit what is published', () => {
    for (const [path, methods] of Object.entries(published.paths))
      for (const { responses } of Object.values(methods))
        for (const { content } of Object.values<Read>(responses)) {
          const { schema } = content['application/json']
          const example = exampleOf(schema, published.components.schemas)
          expect(judgeOf(schema).safeParse(example), path).toMatchObject({ success: true })
        }
  })
})

describe('the page for people', () => {
  test('says how the key is sent and how a signature is checked', async () => {
    const { body } = await client.api('GET', '/docs')
    expect(body).toContain('<code>Authorization: Bearer xp_...</code>')
    expect(body).toContain('isFromXiaopu')
    expect(published.components.securitySchemes.key).toMatchObject({ scheme: 'bearer' })
  })

  test('shows bodies, answers and webhooks with examples', async () => {
    const { body } = await client.api('GET', '/docs')
    expect(body).toContain('POST seller_order.forwarded')
    expect(body).toContain('Answers 200: The seller order as it stands')
    expect(body).toContain('&quot;tracking_number&quot;: &quot;SF1234567890&quot;')
    expect(body).not.toMatch(/undefined|\[object/)
  })
})
