import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Context } from 'hono'
import { type Env, factory } from './context.ts'
import { acceptedEncoding, encoded } from './encoding.ts'
import { isHeld } from './held.ts'
import type { Frame } from './storefront/views.ts'

type Manifest = Record<string, { file: string; css?: string[] }>

/** While developing, files are replaced under the running server. */
const isBuildKept = !process.execArgv.includes('--watch')

/** Where the browser's part of the build lies: beside the server's bundle, or in dist for tests. */
const dist = findDist()
let known: Manifest | null = null

function findDist(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder))
    folder = dirname(folder)
  return join(folder, 'dist')
}

function manifest(): Manifest {
  known ??= JSON.parse(readFileSync(join(dist, 'client', 'manifest.json'), 'utf8')) as Manifest
  return known
}

function file(source: string): string {
  const entry = manifest()[source]
  if (!entry) throw new Error(`${source} is not in the build; run npm run build`)
  return `/assets/${entry.file}`
}

let critical: string | null = null

/** The styles that stand in every page, so that it is drawn without waiting for anything. */
export function criticalCss(): string {
  const name = file('storefront/styles/shelf.css').slice('/assets/'.length)
  if (critical === null || !isBuildKept)
    critical = readFileSync(join(dist, 'client', name), 'utf8').trim()
  return critical
}

let criticalBytes: { of: string; bytes: Uint8Array } | null = null

/** The same as it is sent. */
export function sheetBytes(): Uint8Array {
  const css = criticalCss()
  if (criticalBytes?.of !== css) criticalBytes = { of: css, bytes: new TextEncoder().encode(css) }
  return criticalBytes.bytes
}

/** Addresses of what a storefront page loads, and what it brings along. */
export function assets(): Frame['assets'] {
  return {
    criticalCss: criticalCss(),
    css: file('storefront/styles/pages.css'),
    islands: {
      cart: file('storefront/islands/cart.ts'),
      product: file('storefront/islands/product.ts'),
      bundle: file('storefront/islands/bundle.ts'),
      amounts: file('storefront/islands/amounts.ts'),
      checkout: file('storefront/islands/checkout.ts'),
      order: file('storefront/islands/order.ts'),
      wechat: file('storefront/islands/wechat.ts'),
      video: file('storefront/islands/video.ts'),
    },
  }
}

/** All styles of the pages as files, for a page that is looked at rarely. */
export function sheets(): string[] {
  return ['shelf', 'pages'].map(name => file(`storefront/styles/${name}.css`))
}

export function dashboardAssets(): { script: string; css: string[] } {
  const entry = manifest()['dashboard/main.tsx']
  if (!entry) throw new Error('the dashboard is not in the build; run npm run build')
  return { script: `/assets/${entry.file}`, css: (entry.css ?? []).map(name => `/assets/${name}`) }
}

const types: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  json: 'application/json',
}

const forGood = 'public, max-age=31536000, immutable'

/** The build's files: their names change with their content, so browsers keep them for good. */
export const assetFiles = factory
  .createApp()
  .get('/:name', async c => serve(c, join(dist, 'client'), c.req.param('name'), forGood))

export function embedScript(c: Context<Env>): Promise<Response> {
  const cacheControl = 'public, max-age=300, stale-while-revalidate=86400'
  return serve(c, join(dist, 'embed'), 'v1.js', cacheControl)
}

/** A script whose name holds its sum, from the folder where every build's is kept. */
export function keptScript(c: Context<Env>, folder: string, name: string): Promise<Response> {
  return serve(c, folder, name, forGood)
}

/** The embed script as it was built. */
export function embedBytes(): Promise<Buffer> {
  return readFile(join(dist, 'embed', 'v1.js'))
}

type Built = { plain: Uint8Array<ArrayBuffer>; etag: string; forms: Map<string, Form> }
type Form = Promise<Uint8Array<ArrayBuffer>>
const built = new Map<string, Built>()

/** Read once and kept, with its smaller forms: a build never changes under a running server. */
async function builtFile(path: string): Promise<Built> {
  const known = built.get(path)
  if (known) return known
  const plain = new Uint8Array(await readFile(path))
  const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  const made = { plain, etag, forms: new Map() }
  if (isBuildKept) built.set(path, made)
  return made
}

async function serve(
  c: Context<Env>,
  folder: string,
  name: string,
  cacheControl: string,
): Promise<Response> {
  const type = types[name.split('.').at(-1) ?? '']
  const path = normalize(join(folder, name))
  const isThere = type && path.startsWith(folder)
  const file = isThere ? await builtFile(path).catch(() => null) : null
  if (!file) return new Response('not found', { status: 404 })
  const headers: Record<string, string> = {
    'content-type': type as string,
    'cache-control': cacheControl,
    'x-content-type-options': 'nosniff',
    vary: 'accept-encoding',
    etag: file.etag,
  }
  if (isHeld(c.req.raw, file.etag)) return new Response(null, { status: 304, headers })
  const encoding = acceptedEncoding(c.req.raw.headers.get('accept-encoding'))
  if (!encoding) return new Response(file.plain, { headers })
  const form = file.forms.get(encoding) ?? encoded(file.plain, encoding, 11)
  file.forms.set(encoding, form)
  return new Response(await form, { headers: { ...headers, 'content-encoding': encoding } })
}
