import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

/** What a bare server sends, whatever it is asked. */
export type Answer = { body: Uint8Array<ArrayBuffer>; headers: Record<string, string> }

/** The other side of the ratio: Hono and nothing else, or Node's own server and nothing else. */
const kinds = {
  hono: ({ body, headers }: Answer, isListening: (port: number) => void) => {
    // As fast as Hono goes: `c.body` would copy the headers.
    const app = new Hono().get('*', () => new Response(body, { headers }))
    serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => isListening(port))
  },
  node: ({ body, headers }: Answer, isListening: (port: number) => void) => {
    const all = { ...headers, 'content-length': body.length }
    const server = createServer((_, response) => response.writeHead(200, all).end(body))
    server.listen(0, '127.0.0.1', () => isListening((server.address() as AddressInfo).port))
  },
}

const kind = process.argv[2] as keyof typeof kinds
process.once('message', (answer: Answer) => kinds[kind](answer, port => void process.send?.(port)))
