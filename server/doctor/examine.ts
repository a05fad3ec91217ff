import { brokenLink } from '../ledger/chain.ts'
import { type Instant, systemClock } from '../platform/clock.ts'
import { type Reader, rows } from '../platform/db/index.ts'
import { allShopIds } from '../shops/queries.ts'
import { type Predicate, predicates, violationsAt } from './predicates.ts'

export type Finding = { predicate: Omit<Predicate, 'violations'>; ids: string[] }

/** Asks every predicate; what comes back is broken, with the ids of where. Good health is empty. */
export async function examine(db: Reader, now: Instant = systemClock.now()): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const predicate of predicates) {
    const found = await rows<{ id: string }>(db, violationsAt(predicate, now))
    if (found.length)
      findings.push({ predicate, ids: found.slice(0, 20).map(row => String(row.id)) })
  }
  return findings
}

/** What no query can say: every shop's chain of hashes, recomputed from its first link. */
export async function examineChains(db: Reader): Promise<Finding[]> {
  const ids: string[] = []
  for (const shopId of await allShopIds(db)) {
    const place = await brokenLink(db, shopId)
    if (place !== null) ids.push(`${shopId} at ${place}`)
  }
  const predicate = {
    id: 'L8',
    statement: 'Every link of every ledger’s chain is as it was written.',
  }
  return ids.length ? [{ predicate, ids }] : []
}
