import type { Context } from 'hono'
import { html, raw } from 'hono/html'
import { sheets } from '../assets.ts'
import type { Env } from '../context.ts'

type Operation = {
  summary?: string
  description?: string
  tags?: string[]
  security?: unknown[]
  requestBody?: unknown
}
type Document = { paths?: Record<string, object> | undefined }

/** The API for people to read: the same document as openapi.json, as one plain page. */
export function docsPage(c: Context<Env>, document: Document) {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method: method.toUpperCase(),
      ...(operation as Operation),
    })),
  )
  const groups = [...new Set(operations.map(one => one.tags?.[0] ?? ''))]
  return c.html(html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Xiaopu API</title>
        ${sheets().map(address => html`<link rel="stylesheet" href="${address}" />`)}
      </head>
      <body>
        <main class="docs">
          <h1>Xiaopu API, version 1</h1>
          <p>
            Everything below is under <code>${c.get('instance').config.baseUrl}/api/v1</code>. Money is
            <code>{"amount": 2890, "currency": "CNY"}</code> in minor units. Errors are
            <code>{"error": {"code", "message", "details", "request_id"}}</code>. For machines:
            <a href="/api/v1/openapi.json">openapi.json</a>.
          </p>
          ${groups.map(
            group => html`<h2>${group}</h2>
              ${operations
                .filter(one => (one.tags?.[0] ?? '') === group)
                .map(
                  one => html`<h3><code>${one.method} ${one.path}</code></h3>
                    <p>${one.summary ?? ''}${one.security ? ' (key needed)' : ''}. ${one.description ?? ''}</p>
                    ${one.requestBody ? html`<details><summary>Body</summary><pre>${JSON.stringify(one.requestBody, null, 2)}</pre></details>` : raw('')}`,
                )}`,
          )}
        </main>
      </body>
    </html>`)
}
