import { parseArgs } from 'node:util'
import { bytesOnTheWire } from './bytes.ts'
import { createHouses } from './houses.ts'
import { orders } from './orders.ts'
import { pageAnew, pageUnchanged } from './pages.ts'
import { phone } from './phone.ts'
import { keep, print, type Row } from './row.ts'
import { startAndMemory } from './starts.ts'

/**
 * `npm run bench`: the workloads, each beside its limit in the same run; `-- --only P1,P11` runs
 * some of them. Nothing here fails a test.
 */
const houses = createHouses()
const parts: Record<string, () => Promise<Row[]>> = {
  P1: async () => pageUnchanged(await houses.seeded()),
  P2: async () => pageAnew(await houses.seeded()),
  P3: async () => orders(await houses.seeded()),
  P8: async () => bytesOnTheWire(await houses.demo()),
  P10: startAndMemory,
  P11: async () => phone(await houses.demo()),
}

const { values } = parseArgs({ options: { only: { type: 'string' } } })
const wanted = values.only?.split(',') ?? Object.keys(parts)
const unknown = wanted.filter(id => !parts[id])
if (unknown.length) {
  process.stderr.write(`No part ${unknown}; there are ${Object.keys(parts).join(', ')}\n`)
  process.exit(1)
}

const rows: Row[] = []
try {
  for (const id of wanted) {
    const measured = await parts[id]!()
    for (const row of measured) print(row)
    rows.push(...measured)
  }
} finally {
  houses.close()
}
keep(rows)
