import { serve } from '@hono/node-server'
import { Hono } from 'hono'

/** The other side of the ratio: Hono and nothing else. */
process.once('message', (bytes: Buffer) => {
  const body = new Uint8Array(bytes)
  const app = new Hono().get('*', c =>
    c.body(body, 200, { 'content-type': 'text/html; charset=utf-8' }),
  )
  serve(
    { fetch: app.fetch, port: 0, hostname: '127.0.0.1' },
    ({ port }) => void process.send?.(port),
  )
})
