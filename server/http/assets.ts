import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { factory } from './context.ts'
import type { Frame } from './storefront/views.ts'

type Manifest = Record<string, { file: string; css?: string[] }>

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

/** Addresses of what a storefront page loads. */
export function assets(): Frame['assets'] {
  return {
    css: file('storefront/styles/storefront.css'),
    islands: {
      cart: file('storefront/islands/cart.ts'),
      product: file('storefront/islands/product.ts'),
      checkout: file('storefront/islands/checkout.ts'),
      order: file('storefront/islands/order.ts'),
    },
  }
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

/** The build's files: their names change with their content, so browsers keep them for good. */
export const assetFiles = factory
  .createApp()
  .get('/:name', async c =>
    serve(c.req.param('name'), 'client', 'public, max-age=31536000, immutable'),
  )

export function embedScript(): Promise<Response> {
  return serve('v1.js', 'embed', 'public, max-age=300, stale-while-revalidate=86400')
}

async function serve(name: string, folder: string, cacheControl: string): Promise<Response> {
  const type = types[name.split('.').at(-1) ?? '']
  const path = normalize(join(dist, folder, name))
  if (!type || !path.startsWith(join(dist, folder)))
    return new Response('not found', { status: 404 })
  try {
    const headers = {
      'content-type': type,
      'cache-control': cacheControl,
      'x-content-type-options': 'nosniff',
    }
    return new Response(new Uint8Array(await readFile(path)), { headers })
  } catch {
    return new Response('not found', { status: 404 })
  }
}
