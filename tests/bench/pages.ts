import { bare, bareRender } from './limits.ts'
import { get } from './load.ts'
import { median, type Row, spread } from './row.ts'
import type { Running } from './server.ts'

const rounds = 3
const load = { connections: 50, seconds: 4 }
const path = '/@seed-1'

/** P1: a shop page that has not changed. */
export async function pageUnchanged(server: Running): Promise<Row[]> {
  const page = `${server.url}${path}`
  const body = Buffer.from(await (await fetch(page)).arrayBuffer())
  const hono = await bare('hono', body)
  const node = await bare('node', body)
  const measured: Record<'ours' | 'hono' | 'node', number[]> = { ours: [], hono: [], node: [] }
  for (const url of [page, hono.url, node.url]) await get(url, { ...load, seconds: 2 })
  for (let round = 0; round < rounds; round++) {
    measured.ours.push((await get(page, load)).perSecond)
    measured.hono.push((await get(hono.url, load)).perSecond)
    measured.node.push((await get(node.url, load)).perSecond)
  }
  hono.stop()
  node.stop()
  return [
    {
      id: 'P1',
      what: `shop page, ${body.length} bytes, unchanged, 50 connections`,
      value: median(measured.ours),
      unit: '/s',
      limits: [
        { of: 'bare Hono', value: median(measured.hono) },
        { of: 'bare node:http', value: median(measured.node) },
      ],
      bar: '0.85 of bare Hono; next: 0.7 of bare node:http',
      spread: spread(measured.ours),
    },
  ]
}

/** P2: the same rendered anew each time, beside its rendering alone. */
export async function pageAnew(server: Running): Promise<Row[]> {
  // An address no page is kept for: read, rendered and sent each time.
  const anew = `${path}?anew=1`
  const render = await bareRender(server, anew)
  const [ours, alone]: [number[], number[]] = [[], []]
  await get(`${server.url}${anew}`, { ...load, seconds: 2 })
  await render.perSecond(2)
  for (let round = 0; round < rounds; round++) {
    ours.push((await get(`${server.url}${anew}`, load)).perSecond)
    alone.push(await render.perSecond(load.seconds))
  }
  render.stop()
  return [
    {
      id: 'P2',
      what: 'shop page rendered anew',
      value: median(ours),
      unit: '/s',
      limits: [{ of: 'bare render', value: median(alone) }],
      bar: '2,500 /s; next: 0.6 of the bare render',
      spread: spread(ours),
    },
  ]
}
