import { Refusal } from '../platform/refusal.ts'
import { findShopByHandle } from '../shops/queries.ts'
import { factory } from './context.ts'

/** oEmbed 1.0, so that a page needs only a shop's address. */
export const oembed = factory.createApp().get('/', async c => {
  const { db, config } = c.get('instance')
  const asked = c.req.query('url') ?? ''
  const [, handle] = /^\/@([a-z0-9-]+)\/?$/.exec(pathIn(asked, config.baseUrl)) ?? []
  const shop = handle ? await db.read(reader => findShopByHandle(reader, handle)) : null
  if (shop?.state !== 'open') throw new Refusal('not_found')
  const width = bounded(c.req.query('maxwidth'), 640)
  const height = bounded(c.req.query('maxheight'), 600)
  const src = `${config.baseUrl}/embed/@${shop.handle}`
  c.header('access-control-allow-origin', '*')
  return c.json(
    {
      version: '1.0',
      type: 'rich',
      provider_name: 'Xiaopu',
      provider_url: config.baseUrl,
      title: shop.name,
      width,
      height,
      html: `<iframe src="${src}" width="${width}" height="${height}" title="${escaped(shop.name)}" loading="lazy" sandbox="allow-scripts allow-same-origin allow-top-navigation-by-user-activation" frameborder="0"></iframe>`,
    },
    200,
  )
})

function pathIn(address: string, baseUrl: string): string {
  try {
    const url = new URL(address)
    return url.origin === baseUrl ? url.pathname : ''
  } catch {
    return ''
  }
}

function bounded(asked: string | undefined, most: number): number {
  const wanted = Number(asked)
  return Number.isSafeInteger(wanted) && wanted > 0 ? Math.min(wanted, most) : most
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, letter => `&#${letter.charCodeAt(0)};`)
}
