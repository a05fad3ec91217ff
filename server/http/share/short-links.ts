import type { Context } from 'hono'
import { paths, type Visit } from '../../../storefront/paths.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Shop } from '../../shops/queries.ts'
import { codeFrom, followShortLink, type LinkPart } from '../../shops/short-links.ts'
import { type Env, factory } from '../context.ts'
import { codePng, posterPicture, sendPng } from './pictures.ts'
import { qrSvg } from './poster.ts'
import { headersFor } from './sending.ts'

const day = 86_400

/** `/s/k3f9a2m`: on to the page it stands for, and the same as a code to scan or a poster. */
export const shortAddresses = factory
  .createApp()
  .get('/s/:code', async c => {
    const { shop, part, placement } = await required(c)
    c.header('cache-control', 'private, max-age=0')
    c.header('x-robots-tag', 'noindex')
    return c.redirect(pathOf(shop, part, { placement }), 302)
  })
  .get('/s/:code/qr.svg', async c => {
    const { address } = await required(c)
    return c.body(await qrSvg(address), 200, headersFor('image/svg+xml', day))
  })
  .get('/s/:code/qr.png', async c => {
    const { address } = await required(c)
    const bytes = new Uint8Array(await codePng(c.get('instance'), address))
    return c.body(bytes, 200, headersFor('image/png', day))
  })
  .get('/s/:code/poster.png', async c => {
    const found = await required(c)
    if (found.shop.state !== 'open') throw new Refusal('shop_closed')
    return sendPng(c, found.shop, await posterPicture(c.get('instance'), found))
  })

function pathOf({ handle }: Shop, part: LinkPart | null, visit: Visit): string {
  if (part?.kind === 'product') return paths.product(handle, part.pick.slug, visit)
  if (part?.kind === 'section') return paths.section(handle, part.section.id, visit)
  if (part?.kind === 'bundle') return paths.bundle(handle, part.bundle.id, visit)
  return paths.shop(handle, visit)
}

async function required(c: Context<Env>) {
  const { db, config } = c.get('instance')
  const code = c.req.param('code') ?? ''
  const found = await db.read(reader => followShortLink(reader, code))
  if (!found) throw new Refusal('not_found')
  const { shop, part, link } = found
  return { shop, part, placement: link.placement, address: `${config.baseUrl}/s/${codeFrom(code)}` }
}
