import type { Context } from 'hono'
import { html, raw } from 'hono/html'
import { sheets } from '../assets.ts'
import type { Env } from '../context.ts'
import { exampleOf, type Named, type Schema } from './example.ts'
import type { Chapter } from './guide.ts'

type Content = { content?: Record<string, { schema: Schema; example?: unknown }> }
type Parameter = { name: string; in: string; required?: boolean; description?: string }
type Operation = {
  path: string
  method: string
  summary?: string
  description?: string
  tags?: string[]
  security?: unknown[]
  parameters?: Parameter[]
  requestBody?: Content
  responses?: Record<string, Content & { description: string }>
}
type Paths = Record<string, object> | undefined
type Document = { paths?: Paths; webhooks?: Paths; components?: object | undefined }

const operationsIn = (paths: Paths): Operation[] =>
  Object.entries(paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...(operation as Omit<Operation, 'path' | 'method'>),
      path,
      method: method.toUpperCase(),
    })),
  )

/** The API for people to read: the same document as openapi.json, as one plain page. */
export function docsPage(c: Context<Env>, document: Document, chapters: Chapter[]) {
  const operations = [...operationsIn(document.paths), ...operationsIn(document.webhooks)]
  const groups = [...new Set(operations.map(one => one.tags?.[0] ?? ''))]
  const { schemas = {} } = (document.components ?? {}) as { schemas?: Named }
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
            Everything below is under <code>${c.get('instance').config.baseUrl}/api/v1</code>. For
            machines: <a href="/api/v1/openapi.json">openapi.json</a>.
          </p>
          ${chapters.map(chapterPart)}
          ${groups.map(
            group => html`<h2>${group}</h2>
              ${operations
                .filter(one => (one.tags?.[0] ?? '') === group)
                .map(one => operationPart(one, schemas))}`,
          )}
        </main>
      </body>
    </html>`)
}

const idOf = (title: string) => title.toLowerCase().replace(/\W+/g, '-')

const chapterPart = ({ title, text, code }: Chapter) =>
  html`<h2 id="${idOf(title)}">${title}</h2>
    ${text.map(words => html`<p>${withCode(words)}</p>`)} ${code ? block(code) : ''}`

/** Every second piece stands between backticks. */
const withCode = (words: string) =>
  words.split('`').map((piece, i) => (i % 2 ? html`<code>${piece}</code>` : piece))

const block = (text: string) => html`<pre tabindex="0">${text}</pre>`
const json = (value: unknown) => block(JSON.stringify(value, null, 2))

function operationPart(one: Operation, named: Named) {
  const body = Object.values(one.requestBody?.content ?? {})[0]
  const answers = Object.entries(one.responses ?? {}).filter(([status]) => /^2/.test(status))
  const needsKey = html` (<a href="#your-key">key needed</a>)`
  return html`<h3><code>${one.method} ${one.path}</code></h3>
    <p>${one.summary ?? ''}${one.security ? needsKey : ''}. ${withCode(one.description ?? '')}</p>
    ${one.parameters?.length ? html`<ul>${one.parameters.map(parameterPart)}</ul>` : ''}
    ${body ? folded('Body', html`${json(body.example ?? exampleOf(body.schema, named))} ${folded('Its schema', json(body.schema))}`) : ''}
    ${answers.map(([status, { description, content = {} }]) =>
      folded(
        `Answers ${status}: ${description}`,
        Object.values(content).map(({ schema }) => json(exampleOf(schema, named))),
      ),
    )}`
}

const parameterPart = ({ name, in: where, required, description }: Parameter) =>
  html`<li><code>${name}</code> (${where}${required ? ', required' : ''})${description ? html`: ${withCode(description)}` : ''}</li>`

const folded = (title: string, content: unknown) =>
  html`<details><summary>${title}</summary>${content || raw('')}</details>`
