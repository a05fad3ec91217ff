import type { Instance } from '../instance.ts'
import { promise } from '../platform/outbox.ts'
import { examine, examineChains } from './examine.ts'

/** Every statement and every chain; what is not true is logged, and operators are mailed. */
export async function proveBooks({ db, clock, log }: Instance): Promise<void> {
  const findings = await db.read(async reader => [
    ...(await examine(reader, clock.now())),
    ...(await examineChains(reader)),
  ])
  if (!findings.length) return
  for (const { predicate, ids } of findings) log.error({ ids }, `${predicate.id} is not true`)
  const now = clock.now()
  const broken = findings.map(one => one.predicate.id).join(' ')
  const payload = { mail: 'books_broken', broken }
  await db.transact(tx =>
    promise(tx, [{ home: 'platform', topic: 'mail', cause: `books_broken:${now}`, payload }], now),
  )
}
