import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { days } from '../../server/platform/clock.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { pick, seller, shop } from '../support/world.ts'

/** A seller whose catalogue and pictures lie at addresses of its own. */
let house: House
let client: Client
let site: Server
let siteUrl = ''
let price = '10.00'
const asked: string[] = []

beforeAll(async () => {
  const png = await sharp({
    create: { width: 600, height: 400, channels: 3, background: '#a8402a' },
  })
    .png()
    .toBuffer()
  site = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (request.url === '/good.png')
      return response.writeHead(200, { 'content-type': 'image/png' }).end(png)
    if (request.url === '/feed.xml') {
      return response.writeHead(200, { 'content-type': 'application/xml' }).end(
        `<?xml version="1.0"?><rss xmlns:g="http://base.google.com/ns/1.0"><channel>
        <item><g:id>a</g:id><title>Bowl</title><g:price>${price} CNY</g:price><g:availability>in stock</g:availability><g:image_link>${siteUrl}/good.png</g:image_link></item>
        <item><g:id>b</g:id><title>Cup</title><g:price>8.00 CNY</g:price><g:availability>in stock</g:availability><g:image_link>${siteUrl}/dead.png</g:image_link></item>
        </channel></rss>`,
      )
    }
    response.writeHead(404).end()
  })
  await new Promise<void>(resolve => site.listen(0, '127.0.0.1', resolve))
  siteUrl = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
  house = await openHouse()
  client = clientOf(house)
})
afterAll(async () => {
  await house.close()
  await new Promise(resolve => site.close(resolve))
})

test('a feed is read from its address at once and daily; pictures are fetched, drawn anew and served by us', async () => {
  const wang = await seller(house.instance, 'Wang')
  const member = await client.signIn('wang@seller.example')
  const added = await member('POST', `/seller/${wang.id}/feeds`, {
    name: 'Ours',
    url: `${siteUrl}/feed.xml`,
  })
  expect(added.status).toBe(201)
  await house.settle()
  const runs = () =>
    member('GET', `/seller/${wang.id}/feeds`).then(answer => answer.body.data[0].last_run)
  expect(await runs()).toMatchObject({ state: 'done', counts: { new: 2 } })
  const own = (await member('GET', `/seller/${wang.id}/products`)).body.data
  await shop(house.instance, 'mei').then(mei =>
    pick(
      house.instance,
      mei.id,
      own.map((one: { id: string }) => ({ productId: one.id, variantId: '' })),
    ),
  )
  const { data } = (await client.api('GET', '/shops/mei/picks')).body
  const bowl = data.find(
    (one: { product: { title: string } }) => one.product.title === 'Bowl',
  ).product
  expect(bowl.images[0]).toMatchObject({
    width: 600,
    height: 400,
    url: expect.stringMatching(/^http:\/\/shop\.test\/img\//),
  })
  const path = bowl.images[0].url.slice('http://shop.test'.length)
  const image = await client.app.request(`http://shop.test${path}`)
  expect([image.status, image.headers.get('content-type')]).toEqual([200, 'image/webp'])
  expect((await client.app.request(`http://shop.test${path.slice(0, -1)}x`)).status).toBe(403)
  expect(
    data.find((one: { product: { title: string } }) => one.product.title === 'Cup').product.images,
  ).toEqual([])
  expect((await client.send('GET', '/@mei')).body).toContain('class="pic none')
  price = '12.00'
  house.clock.move(days(1))
  await house.jobs.sweep()
  await house.settle()
  expect(await runs()).toMatchObject({ state: 'done', counts: { changed: 1, unchanged: 1 } })
  expect(asked.filter(path => path === '/feed.xml')).toHaveLength(2)
})

test('an address that does not answer with a feed changes nothing and says why', async () => {
  const jing = await seller(house.instance, 'Jing')
  const member = await client.signIn('jing@seller.example')
  await member('POST', `/seller/${jing.id}/feeds`, { name: 'Gone', url: `${siteUrl}/nothing.xml` })
  await house.settle()
  const [feed] = (await member('GET', `/seller/${jing.id}/feeds`)).body.data
  expect(feed.last_run).toMatchObject({
    state: 'failed',
    fault: 'fetch_failed',
    detail: 'HTTP 404',
  })
  expect(
    (
      await member('POST', `/seller/${jing.id}/feeds`, {
        name: 'In',
        url: 'http://169.254.169.254/x',
      })
    ).body.error.code,
  ).toBe('url_not_allowed')
})
