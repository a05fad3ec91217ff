import { factory } from '../../server/http/context.ts'
import { request } from '../../server/http/request.ts'
import { shopHead } from '../../server/http/share/head.ts'
import { frameOf } from '../../server/http/storefront/frame.ts'
import { shopView } from '../../server/http/storefront/shelf-view.ts'
import { createInstance } from '../../server/instance.ts'
import { systemClock } from '../../server/platform/clock.ts'
import { readConfig } from '../../server/platform/config.ts'
import { findShopByHandle } from '../../server/shops/queries.ts'
import { ShopPage } from '../../storefront/pages/shop-page.tsx'
import { renderPage } from '../../storefront/render.tsx'

/** Rendering and nothing else: the very view of a shop's page, read once, rendered in a loop. */
const path = process.argv[2] ?? ''
const instance = await createInstance(readConfig(process.env), systemClock)
const render = await rendererOf(path)
await instance.close()

process.on('message', (seconds: number) => {
  const began = performance.now()
  let renders = 0
  let length = 0
  while (performance.now() - began < seconds * 1000) {
    length += Buffer.byteLength(render())
    renders++
  }
  if (!length) throw new Error('nothing was rendered')
  process.send?.((renders / (performance.now() - began)) * 1000)
})
process.send?.(Buffer.byteLength(render()))

/** As `server/http/storefront/shop.tsx` makes it. */
async function rendererOf(address: string): Promise<() => string> {
  let made: (() => string) | null = null
  const app = factory
    .createApp()
    .use(request(instance))
    .get('/:handle{@[^/]+}', async c => {
      const handle = c.req.param('handle').slice(1)
      const shop = await instance.db.read(reader => findShopByHandle(reader, handle))
      if (!shop) return c.notFound()
      const frame = frameOf(c, shop)
      const view = await shopView(c, shop, frame)
      const share = shopHead(instance, shop, { frame, view })
      made = () => renderPage(<ShopPage frame={{ ...frame, share }} view={view} />)
      return c.body(null)
    })
  await app.request(new URL(address, instance.config.baseUrl).href)
  if (!made) throw new Error(`there is no shop at ${address}`)
  return made
}
