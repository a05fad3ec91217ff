import { and, eq } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/db/index.ts'
import { promise } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import { columns, rateGoods } from './apply.ts'
import type { SellerDecision, SellerInput } from './contract.ts'
import { requireSeller } from './queries.ts'
import { type SellerState, sellers } from './schema.ts'
import { moves } from './seller.ts'
import { proposeSupportEmail } from './support-email.ts'

const stateAfter: Record<SellerDecision['decision'], SellerState> = {
  approve: 'active',
  refuse: 'refused',
  suspend: 'suspended',
  close: 'closed',
  reactivate: 'active',
}

/** The operator's word on a seller. Refuses `seller_decided` when the state does not allow it. */
export async function decideSeller(
  tx: Tx,
  { sellerId, decision, now }: { sellerId: string; decision: SellerDecision; now: Instant },
): Promise<SellerState> {
  const seller = await requireSeller(tx, sellerId)
  const state = stateAfter[decision.decision]
  const asked =
    decision.decision === 'approve'
      ? seller.state === 'applied'
      : seller.state !== 'applied' || state === 'refused'
  if (!asked || !moves[seller.state].includes(state))
    throw new Refusal('seller_decided', { state: seller.state })
  const stateReason = 'reason' in decision ? decision.reason : null
  const decided = await tx
    .update(sellers)
    .set({ state, stateReason, decidedAt: now })
    .where(and(eq(sellers.id, sellerId), eq(sellers.state, seller.state)))
    .returning({ id: sellers.id })
  if (!decided.length) throw new Refusal('seller_decided', { state: seller.state })
  const cause = `${sellerId}:${decision.decision}:${now}`
  const told = decision.decision === 'reactivate' ? 'reinstated' : state
  await promise(
    tx,
    [
      { home: sellerId, topic: 'seller.changed', cause, payload: { sellerId } },
      {
        home: sellerId,
        topic: 'mail',
        cause: `seller_decided:${cause}`,
        payload: { mail: 'seller_decided', sellerId, state: told },
      },
    ],
    now,
  )
  return state
}

/** What a seller changes of itself. Its currency stays: prices are in it. */
export async function editSeller(
  tx: Tx,
  {
    sellerId,
    input,
    now,
  }: { sellerId: string; input: Omit<SellerInput, 'currency'>; now: Instant },
): Promise<void> {
  const seller = await requireSeller(tx, sellerId)
  await tx
    .update(sellers)
    .set(columns({ ...input, currency: seller.currency }))
    .where(eq(sellers.id, sellerId))
  await proposeSupportEmail(tx, { sellerId, email: input.support_email, now })
  await rateGoods(tx, { sellerId, userId: null, input, now })
  await promise(
    tx,
    [
      {
        home: sellerId,
        topic: 'seller.changed',
        cause: `${sellerId}:edit:${now}`,
        payload: { sellerId },
      },
    ],
    now,
  )
}
