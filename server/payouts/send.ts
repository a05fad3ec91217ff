import { eq } from 'drizzle-orm'
import type { Clock } from '../platform/clock.ts'
import type { Database, Reader, Tx } from '../platform/db/index.ts'
import type { Task, Verdict } from '../platform/outbox.ts'
import type { PayoutProvider, Transfer, TransferOutcome } from './provider.ts'
import { payouts } from './schema.ts'
import { noteProcessing, noteUnresolved, type Payout, settlePayout } from './settle.ts'

type House = { db: Database; clock: Clock; payoutProviders: PayoutProvider[] }

/** Sends one payout through its provider. It is marked as under way before anything leaves us. */
export async function sendPayout(house: House, task: Task): Promise<Verdict> {
  const named = task.payload as { home: string; payoutId: string }
  const now = house.clock.now()
  const payout = await house.db.transact(tx => noteProcessing(tx, { ...named, now }))
  const provider = house.payoutProviders.find(one => one.name === payout.provider)
  if (!provider) return { next: 'stuck', outcome: 'provider_gone' }
  const outcome = await provider.send(transferOf(payout))
  return {
    next: 'done',
    outcome: outcome.kind,
    record: tx => noteOutcome(tx, { payout, outcome, now: house.clock.now() }),
  }
}

/** Payouts nobody knows the end of: asks again, and sends again only what never arrived. */
export async function resolvePayouts(house: House): Promise<void> {
  for (const payout of await house.db.read(unresolvedPayouts)) {
    const provider = house.payoutProviders.find(one => one.name === payout.provider)
    if (!provider) continue
    const transfer = transferOf(payout)
    const outcome = (await provider.look(transfer)) ?? (await provider.send(transfer))
    await house.db.transact(tx => noteOutcome(tx, { payout, outcome, now: house.clock.now() }))
  }
}

function transferOf(payout: Payout): Transfer {
  const { id: payoutId, attempt, amountMinor, currency, providerRef, destination } = payout
  return { payoutId, attempt, amountMinor, currency, providerRef, destination: destination.account }
}

async function noteOutcome(
  tx: Tx,
  { payout, outcome, now }: { payout: Payout; outcome: TransferOutcome; now: number },
): Promise<void> {
  const named = { home: payout.home, payoutId: payout.id, now }
  if (outcome.kind === 'paid')
    await settlePayout(tx, { ...named, state: 'paid', providerRef: outcome.providerRef })
  if (outcome.kind === 'failed')
    await settlePayout(tx, { ...named, state: 'failed', reason: outcome.reason })
  if (outcome.kind === 'unresolved') await noteUnresolved(tx, named)
}

function unresolvedPayouts(db: Reader) {
  return db.select().from(payouts).where(eq(payouts.state, 'unresolved')).limit(50)
}
