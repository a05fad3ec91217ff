import { type Reader, rows } from '../platform/db/index.ts'
import { type Predicate, predicates } from './predicates.ts'

export type Finding = { predicate: Predicate; ids: string[] }

/** Asks every predicate; what comes back is broken, with the ids of where. Good health is empty. */
export async function examine(db: Reader): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const predicate of predicates) {
    const found = await rows<{ id: string }>(db, predicate.violations)
    if (found.length)
      findings.push({ predicate, ids: found.slice(0, 20).map(row => String(row.id)) })
  }
  return findings
}
