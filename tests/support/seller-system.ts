import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Heard = { id: string; timestamp: string; signature: string; body: string; type: string }
type Reply = { status: number; body?: string; headers?: Record<string, string> }

/** A real seller's system on loopback: it hears webhooks and answers as it is told to. */
export async function sellerSystem() {
  const heard: Heard[] = []
  let reply: (message: Heard) => Reply = () => ({ status: 200 })
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', chunk => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      const header = (name: string) => String(request.headers[name] ?? '')
      const message = {
        id: header('webhook-id'),
        timestamp: header('webhook-timestamp'),
        signature: header('webhook-signature'),
        body,
        type: body ? (JSON.parse(body) as { type: string }).type : '',
      }
      heard.push(message)
      const { status, body: text = '', headers = {} } = reply(message)
      response.writeHead(status, headers).end(text)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hook`,
    heard,
    answer: (next: typeof reply) => {
      reply = next
    },
    close: () => new Promise<void>(resolve => server.close(() => resolve())),
  }
}
