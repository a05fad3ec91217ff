import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { bareHono, rawCommitsPerSecond } from './limits.ts'
import { buy, get } from './load.ts'
import { freshFolder, remove, residentMegabytes, seed, start } from './server.ts'

/** `npm run bench`: the workloads, each beside its limit in the same run. Nothing here fails a test. */

type Row = {
  id: string
  what: string
  value: number
  unit: string
  limit?: number
  bar: string
  spread?: string
}
const rows: Row[] = []
const rounds = 3
const median = (values: number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number
const spread = (values: number[]) =>
  `${Math.round(Math.min(...values))}..${Math.round(Math.max(...values))}`

const dataDir = freshFolder()
seed(dataDir, '--shops', '100', '--sellers', '5', '--products', '1000')
const server = await start(dataDir)

try {
  await pages()
  await orders()
  bytes()
  await startAndMemory()
} finally {
  server.stop()
  remove(dataDir)
}
report()

/** P1: a shop page that has not changed. P2: the same rendered anew each time. */
async function pages(): Promise<void> {
  const page = `${server.url}/@seed-1`
  const body = Buffer.from(await (await fetch(page)).arrayBuffer())
  const bare = await bareHono(body)
  const load = { connections: 50, seconds: 4 }
  await get(page, { ...load, seconds: 2 })
  const [ours, theirs, anew]: number[][] = [[], [], []]
  for (let round = 0; round < rounds; round++) {
    ours!.push((await get(page, load)).perSecond)
    theirs!.push((await get(bare.url, load)).perSecond)
    // An address no page is kept for: read, rendered and sent each time.
    anew!.push((await get(`${page}?placement=bench`, load)).perSecond)
  }
  bare.stop()
  rows.push({
    id: 'P1',
    what: `shop page, ${body.length} bytes, unchanged, 50 connections`,
    value: median(ours!),
    unit: '/s',
    limit: median(theirs!),
    bar: '0.85 of bare Hono',
    spread: spread(ours!),
  })
  rows.push({
    id: 'P2',
    what: 'shop page rendered anew',
    value: median(anew!),
    unit: '/s',
    bar: '2,500 /s',
    spread: spread(anew!),
  })
}

/** P3: orders stored, paid, split, accrued, queued and durable before the answer. */
async function orders(): Promise<void> {
  const variants: string[] = []
  for (let shop = 0; shop < 100; shop++) {
    const picks = (await (
      await fetch(`${server.url}/api/v1/shops/seed-${shop}/picks?limit=1`)
    ).json()) as { data: { product: { variants: { id: string }[] } }[] }
    variants.push(picks.data[0]!.product.variants[0]!.id)
  }
  const wish = (n: number) => ({
    handle: `seed-${n % 100}`,
    body: {
      lines: [{ variant_id: variants[n % 100], quantity: 1 }],
      buyer: { name: 'Bench', email: `bench${n}@mail.example` },
      ship_to: { line1: '1 Road', city: 'Hangzhou', country: 'CN' },
      payment: { provider: 'test' },
    },
  })
  await buy(server.url, { buyers: 32, orders: 1000, wish })
  const [ours, raw, p99]: number[][] = [[], [], []]
  for (let round = 0; round < rounds; round++) {
    raw!.push(rawCommitsPerSecond(3000))
    const measured = await buy(server.url, { buyers: 32, orders: 3000, wish })
    if (measured.errors) throw new Error(`${measured.errors} orders were not answered 201`)
    ours!.push(measured.perSecond)
    p99!.push(measured.p99)
  }
  rows.push({
    id: 'P3',
    what: `orders, 32 buyers, 100 shops (p99 ${median(p99!).toFixed(0)} ms)`,
    value: median(ours!),
    unit: '/s',
    limit: median(raw!),
    bar: '0.25 of raw one-commit',
    spread: spread(ours!),
  })
}

/** P8: what a buyer downloads, brotli. */
function bytes(): void {
  const size = (text: Buffer) => brotliCompressSync(text).length
  const client = 'dist/client'
  const named = (start: string, end: string) =>
    readdirSync(client)
      .filter(name => name.startsWith(start) && name.endsWith(end))
      .map(name => readFileSync(join(client, name)))
  const css = named('storefront', '.css').reduce((sum, file) => sum + size(file), 0)
  const scripts = [...named('cart-', '.js'), ...named('product', '.js')].reduce(
    (sum, file) => sum + size(file),
    0,
  )
  rows.push({ id: 'P8', what: 'style sheet, brotli', value: css, unit: 'B', bar: '8 KB' })
  rows.push({
    id: 'P8',
    what: 'scripts of a product page, brotli',
    value: scripts,
    unit: 'B',
    bar: '6 KB',
  })
  rows.push({
    id: 'P8',
    what: 'embed script, brotli',
    value: size(readFileSync('dist/embed/v1.js')),
    unit: 'B',
    bar: '5 KB',
  })
}

/** P10: from nothing to the first answer, and what an idle server holds. P8's page as well. */
async function startAndMemory(): Promise<void> {
  const html = brotliCompressSync(
    Buffer.from(await (await fetch(`${server.url}/@seed-1`)).arrayBuffer()),
  ).length
  rows.push({
    id: 'P8',
    what: 'shop page of 30 picks, brotli',
    value: html,
    unit: 'B',
    bar: '12 KB',
  })
  const starts: number[] = []
  const idle: number[] = []
  for (let round = 0; round < rounds; round++) {
    const folder = freshFolder()
    const first = await start(folder)
    first.stop()
    const second = await start(folder)
    starts.push(second.startSeconds * 1000)
    await new Promise(resume => setTimeout(resume, 2000))
    idle.push(residentMegabytes(second.pid))
    second.stop()
    remove(folder)
  }
  rows.push({
    id: 'P10',
    what: 'start to first answer',
    value: median(starts),
    unit: 'ms',
    bar: '1,000 ms',
    spread: spread(starts),
  })
  rows.push({
    id: 'P10',
    what: 'resident memory, idle',
    value: median(idle),
    unit: 'MB',
    bar: '150 MB',
    spread: spread(idle),
  })
}

function report(): void {
  for (const row of rows) {
    const ratio = row.limit
      ? `  ${(row.value / row.limit).toFixed(2)} of ${Math.round(row.limit)}`
      : ''
    process.stdout.write(
      `${row.id.padEnd(4)} ${row.what.padEnd(58)} ${String(Math.round(row.value)).padStart(8)} ${row.unit.padEnd(3)} ${(row.spread ?? '').padStart(16)}${ratio}   (bar: ${row.bar})\n`,
    )
  }
  mkdirSync('tests/artefacts', { recursive: true })
  writeFileSync(
    'tests/artefacts/bench.json',
    JSON.stringify({ at: new Date().toISOString(), node: process.version, rows }, null, 2),
  )
}
