import { brotliCompressSync } from 'node:zlib'
import { request } from 'undici'
import type { Row } from './row.ts'
import type { Running } from './server.ts'

type Sent = { text: string; wire: number; encoding: string; small: number }

/** P8: what a buyer downloads, as it goes over the wire to a browser that takes brotli. */
export async function bytesOnTheWire(server: Running): Promise<Row[]> {
  const ask = (path: string) => sentTo(new URL(path, server.url))
  const shop = await ask('/@ayu')
  const product = await ask(firstIn(shop.text, /href="(\/@ayu\/p\/[^"]+)"/))
  // A shelf's styles stand in its page; this is what the other pages load besides.
  const front = await ask('/')
  const css = await ask(firstIn(front.text, /rel="stylesheet" href="([^"]+)"/))
  const scripts = await withImports(
    [...product.text.matchAll(/<script type="module" src="([^"]+)"/g)].map(([, src]) => src ?? ''),
    ask,
  )
  return [
    row('shop page, HTML with its styles', [shop], '12 KB'),
    row('style sheet of the other pages', [css], '8 KB'),
    row(`scripts of a product page, ${scripts.length} files`, scripts, '6 KB'),
    row('embed script', [await ask('/embed/v1.js')], '5 KB'),
  ]
}

async function sentTo(url: URL): Promise<Sent> {
  const { headers, body, statusCode } = await request(url, { headers: { 'accept-encoding': 'br' } })
  if (statusCode !== 200) throw new Error(`${url} was answered ${statusCode}`)
  const wire = Buffer.from(await body.arrayBuffer())
  const text = await (await fetch(url)).text()
  return {
    text,
    wire: wire.length,
    encoding: String(headers['content-encoding'] ?? 'uncompressed'),
    small: brotliCompressSync(text).length,
  }
}

/** Scripts and what they import, each once. */
async function withImports(paths: string[], ask: (path: string) => Promise<Sent>): Promise<Sent[]> {
  const found = new Map<string, Sent>()
  const left = [...paths]
  for (let path = left.pop(); path !== undefined; path = left.pop()) {
    if (found.has(path)) continue
    const script = await ask(path)
    found.set(path, script)
    for (const [, name] of script.text.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+)["'`]/g))
      left.push(`/assets/${name}`)
  }
  return [...found.values()]
}

function row(what: string, sent: Sent[], bar: string): Row {
  const value = sent.reduce((sum, one) => sum + one.wire, 0)
  const encodings = [...new Set(sent.map(one => one.encoding))]
  const isPlain = encodings.includes('uncompressed')
  const small = sent.reduce((sum, one) => sum + one.small, 0)
  return {
    id: 'P8',
    what: `${what}, sent ${isPlain ? 'UNCOMPRESSED' : encodings.join(' and ')}`,
    value,
    unit: 'B',
    bar,
    ...(isPlain ? { detail: [`the server did not compress it; brotli would be ${small} B`] } : {}),
  }
}

function firstIn(html: string, pattern: RegExp): string {
  const [, found] = pattern.exec(html) ?? []
  if (!found) throw new Error(`the page holds no ${pattern}`)
  return found
}
