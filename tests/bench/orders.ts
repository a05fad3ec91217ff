import { rawCommitsPerSecond } from './limits.ts'
import { buy } from './load.ts'
import { median, type Row, spread } from './row.ts'
import type { Running } from './server.ts'

const rounds = 3

/** P3: orders stored, paid, split, accrued, queued and durable before the answer. */
export async function orders(server: Running): Promise<Row[]> {
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
  const [ours, raw, p99]: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round < rounds; round++) {
    raw.push(rawCommitsPerSecond(3000))
    const measured = await buy(server.url, { buyers: 32, orders: 3000, wish })
    if (measured.errors) throw new Error(`${measured.errors} orders were not answered 201`)
    ours.push(measured.perSecond)
    p99.push(measured.p99)
  }
  return [
    {
      id: 'P3',
      what: `orders, 32 buyers, 100 shops (p99 ${median(p99).toFixed(0)} ms)`,
      value: median(ours),
      unit: '/s',
      limits: [{ of: 'raw one-commit', value: median(raw) }],
      bar: '0.25 of raw one-commit',
      spread: spread(ours),
    },
  ]
}
