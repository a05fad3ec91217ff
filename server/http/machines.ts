import { allTiers } from '../tiers/progress.ts'
import { factory } from './context.ts'

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="16" fill="#D9481C"/><g fill="none" stroke="#fff" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"><path d="M14 26 19 14h26l5 12"/><path d="M14 26c0 5 4 8 9 8s9-3 9-8c0 5 4 8 9 8s9-3 9-8"/><path d="M18 34v16h28V34"/></g></svg>`

/** For machines: is it alive, can it work, what may be crawled. */
export const machines = factory
  .createApp()
  .get('/healthz', c => c.text('ok', 200, { 'cache-control': 'no-store' }))
  .get('/readyz', async c => {
    await c.get('instance').db.read(allTiers)
    return c.text('ready', 200, { 'cache-control': 'no-store' })
  })
  .get('/icon.svg', c =>
    c.body(icon, 200, {
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=86400',
    }),
  )
  .get('/favicon.ico', c => c.redirect('/icon.svg', 301))
  .get('/robots.txt', c =>
    c.text(
      'User-agent: *\nDisallow: /dashboard\nDisallow: /orders\nDisallow: /fulfil\nDisallow: /*/cart\nDisallow: /*/checkout\n',
    ),
  )
