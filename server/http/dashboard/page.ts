import { html } from 'hono/html'
import { allFacts, english } from '../../platform/language.ts'
import { dashboardAssets } from '../assets.ts'
import { factory } from '../context.ts'

/** The dashboard is one program in the browser; every address under it is this page. */
export const dashboardPage = factory.createHandlers(c => {
  const { script, css } = dashboardAssets()
  c.header('cache-control', 'no-cache')
  c.header('referrer-policy', 'no-referrer')
  return c.html(html`<!doctype html>
    <html lang="${english}" data-languages="${JSON.stringify(allFacts())}">
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
        <noscript>The dashboard needs JavaScript; shops do not. 管理后台需要启用 JavaScript，店铺页面则不需要。</noscript>
      </body>
    </html>`)
})
