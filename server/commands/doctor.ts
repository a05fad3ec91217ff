import { examine, examineChains } from '../doctor/examine.ts'
import { predicates } from '../doctor/predicates.ts'
import { run, say } from './run.ts'

/** `npm run doctor`: proves the books, the stock and the orders; exit code 1 when anything is wrong. */
await run(async instance => {
  const findings = await instance.db.read(async reader => [
    ...(await examine(reader, instance.clock.now())),
    ...(await examineChains(reader)),
  ])
  for (const { predicate, ids } of findings)
    say(`BROKEN ${predicate.id}: ${predicate.statement}\n  ${ids.join('\n  ')}`)
  say(`${predicates.length + 1 - findings.length} of ${predicates.length + 1} statements hold`)
  return findings.length ? 1 : 0
})
