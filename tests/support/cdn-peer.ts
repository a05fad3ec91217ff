import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Purge = { method: string; headers: IncomingHttpHeaders }

/** A CDN's purge address on loopback: it hears and answers as it is told to. */
export async function cdnPeer() {
  const heard: Purge[] = []
  let reply: (purge: Purge) => number | Promise<number> = () => 200
  const server = createServer(async (request, response) => {
    const purge = { method: request.method ?? '', headers: request.headers }
    heard.push(purge)
    response.writeHead(await reply(purge), { 'content-type': 'application/json' }).end('{}')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/service/abc/purge`,
    heard,
    keys: () => heard.map(one => one.headers['surrogate-key']),
    answer: (next: typeof reply) => {
      reply = next
    },
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
