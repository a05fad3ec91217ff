import { html } from 'hono/html'
import { messagesIn } from '../../../storefront/messages/index.ts'
import { allFacts, factsOf } from '../../platform/language.ts'
import { dashboardAssets } from '../assets.ts'
import { factory, languageOf } from '../context.ts'
import { headersOfPages } from '../headers.ts'

/** The dashboard is one program in the browser; every address under it is this page. */
export const dashboardPage = factory.createHandlers(c => {
  const { script, css } = dashboardAssets()
  const language = languageOf(c)
  const { tag, direction } = factsOf(language)
  c.header('cache-control', 'no-cache')
  c.header('referrer-policy', 'no-referrer')
  // The embed builder shows a shop in a frame, as other pages would.
  const { 'content-security-policy': policy } = headersOfPages(c.get('instance').config)
  c.header('content-security-policy', `${policy}; frame-src 'self'`)
  return c.html(html`<!doctype html>
    <html lang="${tag}" dir="${direction}" data-languages="${JSON.stringify(allFacts())}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="robots" content="noindex" />
        <title>Xiaopu</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        ${css.map(href => html`<link rel="stylesheet" href="${href}" />`)}
        <script type="module" src="${script}"></script>
      </head>
      <body>
        <div id="app"></div>
        <noscript>${messagesIn(language).dashboardNeedsScript}</noscript>
      </body>
    </html>`)
})
