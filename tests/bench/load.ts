import autocannon from 'autocannon'
import { Pool } from 'undici'

export type Measured = { perSecond: number; p99: number; errors: number }

/** GETs of one page over kept connections. */
export async function get(
  url: string,
  {
    connections,
    seconds,
    headers = {},
  }: { connections: number; seconds: number; headers?: Record<string, string> },
): Promise<Measured> {
  const result = await autocannon({ url, connections, duration: seconds, headers })
  return {
    perSecond: result.requests.average,
    p99: result.latency.p99,
    errors: result.errors + result.non2xx,
  }
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
