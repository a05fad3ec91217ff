import type { Answer } from './bare.ts'
import { bare, bareRender } from './limits.ts'
import { get } from './load.ts'
import { median, type Row, spread } from './row.ts'
import type { Running } from './server.ts'

/** Short turns, one after the other: a machine that is slow for a while is so for each of them. */
const rounds = 15
const load = { connections: 50, seconds: 1 }
const path = '/@seed-1'

/** P1: a shop page that has not changed. */
export async function pageUnchanged(server: Running): Promise<Row[]> {
  const page = `${server.url}${path}`
  const answer = await answerOf(page)
  const hono = await bare('hono', answer)
  const node = await bare('node', answer)
  const measured: Record<'ours' | 'hono' | 'node', number[]> = { ours: [], hono: [], node: [] }
  for (const url of [page, hono.url, node.url]) await get(url, { ...load, seconds: 2 })
  for (let round = 0; round < rounds; round++) {
    measured.ours.push(await get(page, load))
    measured.hono.push(await get(hono.url, load))
    measured.node.push(await get(node.url, load))
  }
  hono.stop()
  node.stop()
  return [
    {
      id: 'P1',
      what: `shop page, ${answer.body.length} bytes, unchanged, 50 connections`,
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

/** A page as the server sends it; Node adds the rest of the headers itself, to everybody's. */
async function answerOf(url: string): Promise<Answer> {
  const page = await fetch(url, { headers: { 'accept-encoding': 'identity' } })
  const {
    date,
    connection,
    'keep-alive': kept,
    'content-length': length,
    ...headers
  } = Object.fromEntries(page.headers)
  return { body: new Uint8Array(await page.arrayBuffer()), headers }
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
    ours.push(await get(`${server.url}${anew}`, load))
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
