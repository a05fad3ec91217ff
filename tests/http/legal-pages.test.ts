import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { readConfig } from '../../server/platform/config.ts'
import { clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { product, seller, shop } from '../support/world.ts'

/** The pages the law asks of who runs an instance: the operator's own, led to where people expect them. */
let house: House | null = null
afterEach(() => house?.close())

const dataDir = mkdtempSync(join(tmpdir(), 'xiaopu-legal-'))
const read = (settings: Record<string, string>) => readConfig({ DATA_DIR: dataDir, ...settings })
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

async function opened(settings: Record<string, string>) {
  house = await openHouse({ legalPages: read(settings).legalPages })
  const client = clientOf(house)
  const wang = await seller(house.instance, 'Wang')
  const apples = await product(house.instance, wang.id, 'apples')
  await shop(house.instance, 'mei', [apples])
  const added = await client.app.request('http://shop.test/@mei/cart', {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ action: 'add', variant_id: apples.variantId, quantity: '1' }),
  })
  const cookie = added.headers.get('set-cookie')?.split(';')[0] ?? ''
  return async (path: string) => (await client.send('GET', path, undefined, { cookie })).body
}

const settings = {
  TERMS_URL: 'https://operator.example/terms',
  PRIVACY_URL: 'https://operator.example/privacy',
  IMPRINT_URL: 'https://operator.example/imprint',
}
const linksTo = (page: string, url: string) => page.split(`href="${url}"`).length - 1

test('the operator’s terms, privacy and imprint stand in every foot, the first two before paying', async () => {
  const page = await opened(settings)
  for (const path of ['/', '/@mei', '/@mei?lang=zh', '/@mei/cart', '/nothing'])
    for (const url of Object.values(settings))
      expect([path, url, linksTo(await page(path), url)]).toEqual([path, url, 1])
  const checkout = await page('/@mei/checkout')
  expect(checkout).toContain('These apply to your order:')
  expect(Object.values(settings).map(url => linksTo(checkout, url))).toEqual([2, 2, 1])
})

test('without them nothing stands there, and what is no address stops the start', async () => {
  const page = await opened({})
  for (const path of ['/', '/@mei', '/@mei/checkout'])
    expect(await page(path)).not.toMatch(/Imprint|Terms|These apply/)
  expect(() => read({ IMPRINT_URL: 'imprint.html' })).toThrow('IMPRINT_URL')
})
