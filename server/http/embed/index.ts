import { html } from 'hono/html'
import { Refusal } from '../../platform/refusal.ts'
import { findShopByHandle } from '../../shops/queries.ts'
import { embedScript } from '../assets.ts'
import { factory } from '../context.ts'

/** The only pages that may stand in other people's frames, and the script for their pages. */
export const embed = factory
  .createApp()
  .get('/v1.js', async c => {
    const script = await embedScript()
    script.headers.set('access-control-allow-origin', '*')
    script.headers.set('cross-origin-resource-policy', 'cross-origin')
    return c.newResponse(script.body, script)
  })
  /** Where scripts are not wanted: the same element in a page that may be framed. */
  .get('/:handle{@[^/]+}', async c => {
    const { db, config } = c.get('instance')
    const shop = await db.read(reader => findShopByHandle(reader, c.req.param('handle').slice(1)))
    if (shop?.state !== 'open') throw new Refusal('not_found')
    c.header(
      'content-security-policy',
      "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors *",
    )
    c.header('cache-control', 'public, max-age=60')
    const placement = c.req.query('placement') ?? ''
    return c.html(html`<!doctype html>
      <html lang="${shop.language}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width" />
          <title>${shop.name}</title>
          <script async src="/embed/v1.js"></script>
        </head>
        <body>
          <xiaopu-shop shop="${config.baseUrl}/@${shop.handle}" placement="${placement}"></xiaopu-shop>
          <noscript><a href="${config.baseUrl}/@${shop.handle}" target="_top">${shop.name}</a></noscript>
        </body>
      </html>`)
  })
