import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

/** The other side of the ratio: Hono and nothing else, or Node's own server and nothing else. */
const kinds = {
  hono: (bytes: Buffer, isListening: (port: number) => void) => {
    const body = new Uint8Array(bytes)
    const app = new Hono().get('*', c =>
      c.body(body, 200, { 'content-type': 'text/html; charset=utf-8' }),
    )
    serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => isListening(port))
  },
  node: (bytes: Buffer, isListening: (port: number) => void) => {
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-length': bytes.length }
    const server = createServer((_, response) => response.writeHead(200, headers).end(bytes))
    server.listen(0, '127.0.0.1', () => isListening((server.address() as AddressInfo).port))
  },
}

const kind = process.argv[2] as keyof typeof kinds
process.once('message', (message: Uint8Array) =>
  kinds[kind](Buffer.from(message), port => void process.send?.(port)),
)
