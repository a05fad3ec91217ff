import { connect } from 'node:net'
import { Pool } from 'undici'

export type Measured = { perSecond: number; p99: number; errors: number }

/**
 * GETs of one page over kept connections, each asking again once it is answered. Bodies are counted
 * and not read: a client that makes text of them takes longer over a page than the server does, and
 * then measures itself.
 */
export async function get(
  url: string,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<number> {
  const end = performance.now() + seconds * 1000
  const counts = await Promise.all(
    Array.from({ length: connections }, () => answersUntil(end, new URL(url))),
  )
  return counts.reduce((sum, count) => sum + count, 0) / seconds
}

/** How many answers one connection is given; fails at any but a 200 that says its length. */
function answersUntil(
  end: number,
  { hostname, port, host, pathname, search }: URL,
): Promise<number> {
  const request = `GET ${pathname}${search} HTTP/1.1\r\nhost: ${host}\r\n\r\n`
  const buffer = Buffer.alloc(65_536)
  return new Promise((done, failed) => {
    let answers = 0
    let head = ''
    let bodyLeft = 0
    const read = (bytes: number): boolean => {
      let body = bytes
      if (bodyLeft === 0) {
        const unread = head.length
        head += buffer.toString('latin1', 0, bytes)
        const headEnd = head.indexOf('\r\n\r\n')
        if (headEnd < 0) return true
        body -= headEnd + 4 - unread
        bodyLeft = lengthIn(head)
        head = ''
      }
      bodyLeft -= body
      if (bodyLeft > 0) return true
      answers++
      if (performance.now() < end) return socket.write(request) || true
      socket.destroy()
      done(answers)
      return false
    }
    const tried = (bytes: number): boolean => {
      try {
        return read(bytes)
      } catch (error) {
        socket.destroy(error as Error)
        return false
      }
    }
    const onread = { buffer, callback: tried }
    const socket = connect({ host: hostname, port: Number(port), noDelay: true, onread })
    socket.once('connect', () => socket.write(request)).once('error', failed)
    socket.once('close', () => failed(new Error('The server closed the connection')))
  })
}

function lengthIn(head: string): number {
  const [, length] = /\r\ncontent-length: (\d+)\r\n/i.exec(head) ?? []
  if (!head.startsWith('HTTP/1.1 200 ') || !length) throw new Error(`Not a page: ${head}`)
  return Number(length)
}

/** Buyers who each buy again as soon as they are answered. */
export async function buy(
  url: string,
  {
    buyers,
    orders,
    wish,
  }: { buyers: number; orders: number; wish: (n: number) => { handle: string; body: unknown } },
): Promise<Measured> {
  const pool = new Pool(url, { connections: buyers, pipelining: 1 })
  const took: number[] = []
  let next = 0
  let errors = 0
  const run = `${Date.now()}${Math.random()}`
  const began = performance.now()
  await Promise.all(
    Array.from({ length: buyers }, async () => {
      while (next < orders) {
        const n = next++
        const { handle, body } = wish(n)
        const at = performance.now()
        const answer = await pool.request({
          method: 'POST',
          path: `/api/v1/shops/${handle}/orders`,
          headers: { 'content-type': 'application/json', 'idempotency-key': `${run}-${n}` },
          body: JSON.stringify(body),
        })
        await answer.body.dump()
        took.push(performance.now() - at)
        if (answer.statusCode !== 201) errors++
      }
    }),
  )
  const seconds = (performance.now() - began) / 1000
  await pool.close()
  took.sort((a, b) => a - b)
  return { perSecond: orders / seconds, p99: took[Math.floor(took.length * 0.99)] ?? 0, errors }
}
