import { z } from 'zod'
import { accents as shopAccents } from '../shops/contract.ts'
import type { Accent } from '../shops/schema.ts'
import { allTiers } from '../tiers/progress.ts'
import { factory } from './context.ts'
import { accents } from './share/drawing.ts'
import { xmlText } from './share/xml.ts'

/** The seal, or a shop's first letter on its colour. */
function icon(accent: Accent, letter: string): string {
  const plate = `<rect x="1" y="1" width="30" height="30" rx="8" fill="${accents[accent]}"/>`
  const drawn = letter
    ? `<text x="16" y="16.5" fill="#fff" font-family="sans-serif" font-size="17" font-weight="700" text-anchor="middle" dominant-baseline="central">${xmlText(letter)}</text>`
    : seal
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${plate}${drawn}</svg>`
}

const seal = `<path d="M9.6 7 6.3 12M9.2 8.8h4.2M7.2 13.2h5.4M6.4 17.2h6.8M9.9 13.2v11.2l3.3-2.4M15.4 10.2h10.8M20.8 7v18M16.6 25V13.6h8.6V25M16.6 17.3h8.6M16.6 21h8.6M23 6.6l1.8 1.9" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`
const Look = z.object({
  accent: z.enum(shopAccents).catch('persimmon'),
  letter: z.string().catch(''),
})

/** Never what belongs to one buyer alone, nor what has an effect. */
const speculation = JSON.stringify({
  prefetch: [
    {
      where: {
        and: [
          // At a shop's own host its things stand right below it.
          { or: [{ href_matches: '/@*' }, { href_matches: '/p/*' }, { href_matches: '/b/*' }] },
          { not: { href_matches: '/@*/cart*' } },
          { not: { href_matches: '/@*/checkout*' } },
          { not: { href_matches: '/@*/saved*' } },
        ],
      },
      eagerness: 'moderate',
    },
  ],
})

/** No browser guesses another type. */
const asSaid = { 'x-content-type-options': 'nosniff' }

/** For machines: is it alive, can it work, what may be crawled. */
export const machines = factory
  .createApp()
  .get('/healthz', c => c.text('ok', 200, { 'cache-control': 'no-store' }))
  .get('/readyz', async c => {
    await c.get('instance').db.read(allTiers)
    return c.text('ready', 200, { 'cache-control': 'no-store' })
  })
  .get('/icon.svg', c => {
    const { accent, letter } = Look.parse(c.req.query())
    return c.body(icon(accent, [...letter][0] ?? ''), 200, {
      ...asSaid,
      'content-type': 'image/svg+xml',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'public, max-age=86400',
    })
  })
  .get('/favicon.ico', c => c.redirect('/icon.svg', 301))
  /** Browsers that can fetch a product's page while a finger or pointer rests on its card. */
  .get('/speculation-rules.json', c =>
    c.body(speculation, 200, {
      ...asSaid,
      'content-type': 'application/speculationrules+json',
      'cache-control': 'public, max-age=86400',
    }),
  )
  .get('/robots.txt', c =>
    c.text(
      `User-agent: *\nDisallow: /dashboard\nDisallow: /orders\nDisallow: /fulfil\nDisallow: /*/cart\nDisallow: /*/checkout\nDisallow: /cart\nDisallow: /checkout\n\nSitemap: ${c.get('instance').config.baseUrl}/sitemap.xml\n`,
      200,
      asSaid,
    ),
  )
