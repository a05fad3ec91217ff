import { requireSellerOrder } from '../fulfilment/queries.ts'
import { claimKey } from '../orders/keys.ts'
import { shippingOf } from '../orders/queries.ts'
import type { Instant } from '../platform/clock.ts'
import type { Reader, Tx } from '../platform/db/index.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import { sha256 } from '../platform/signed.ts'
import type { RefundInput } from './contract.ts'
import { previewRefund, refund } from './refund.ts'
import { sellersGivenBack } from './refund-facts.ts'
import type { RefundParts, RefundPlan } from './refund-plan.ts'

/** A key the caller made and keeps: the same one gives money back once. */
type Keyed = { key: string | null }

/** A seller gives back of its own lines, shipping or goodwill, and says why. */
export async function refundBySeller(
  tx: Tx,
  {
    sellerId,
    id,
    input,
    key,
    now,
  }: { sellerId: string; id: string; input: RefundInput; now: Instant } & Keyed,
): Promise<string[]> {
  const part = await requireSellerOrder(tx, { sellerId, id })
  const parts = partsOf(input, part.currency)
  const { shopId, orderId } = part
  return once(tx, { scope: sellerId, key, input: { id, ...input }, now }, async refundId => [
    await refund(tx, { ...whatOf(input), shopId, orderId, sellerId, parts, refundId, now }),
  ])
}

/** The operator gives back of any order: one seller's part, or everything of everybody. */
export async function refundByOperator(
  tx: Tx,
  {
    shopId,
    orderId,
    sellerId,
    currency,
    input,
    key,
    now,
  }: {
    shopId: string
    orderId: string
    /** Null: every part, whole. */
    sellerId: string | null
    currency: string
    input: RefundInput
    now: Instant
  } & Keyed,
): Promise<string[]> {
  const parts = partsOf(input, currency)
  if (!sellerId && parts !== 'whole') throw new Refusal('invalid_input', { fields: [whichSeller] })
  const asked = { shopId, orderId, sellerId, ...input }
  return once(tx, { scope: shopId, key, input: asked, now }, async first => {
    const made: string[] = []
    const over = await sellersGivenBack(tx, { shopId, orderId })
    for (const one of await shippingOf(tx, { shopId, orderId })) {
      if (sellerId && one.sellerId !== sellerId) continue
      const wish = { ...whatOf(input), shopId, orderId, sellerId: one.sellerId, parts, now }
      if (parts === 'whole' && over.has(one.sellerId)) continue
      made.push(await refund(tx, made.length ? wish : { ...wish, refundId: first }))
    }
    if (!made.length) throw new Refusal('refund_exceeds_capture', { left_minor: 0 })
    return made
  })
}

const whatOf = ({ reason, restock }: RefundInput) => ({ cause: reason, restock })

const whichSeller = { field: 'seller_id', message: 'needed unless everything is given back' }

/** What pressing the button would do, for a seller's part. */
export async function previewBySeller(
  db: Reader,
  { sellerId, id, input }: { sellerId: string; id: string; input: RefundInput },
): Promise<RefundPlan & { currency: string }> {
  const part = await requireSellerOrder(db, { sellerId, id })
  const { shopId, orderId } = part
  const parts = partsOf(input, part.currency)
  return previewRefund(db, { shopId, orderId, sellerId, parts, restock: input.restock })
}

/** Refuses another currency by the field's name. */
export function partsOf(input: RefundInput, currency: string): RefundParts | 'whole' {
  const amounts = [
    ...input.lines.map((line, index) => ({ field: `lines.${index}.amount`, ...line.amount })),
    ...(input.shipping ? [{ field: 'shipping', ...input.shipping }] : []),
    ...(input.goodwill ? [{ field: 'goodwill', ...input.goodwill }] : []),
  ]
  const foreign = amounts.find(one => one.currency !== currency)
  if (foreign) throw new Refusal('mixed_currency', { field: foreign.field, currency })
  if (input.whole) return 'whole'
  return {
    lines: input.lines.map(line => ({
      lineId: line.line_id,
      amountMinor: line.amount.amount,
      quantity: line.quantity,
    })),
    shippingMinor: input.shipping?.amount ?? 0,
    goodwillMinor: input.goodwill?.amount ?? 0,
  }
}

async function once(
  tx: Tx,
  { scope, key, input, now }: { scope: string; input: unknown; now: Instant } & Keyed,
  work: (refundId: string) => Promise<string[]>,
): Promise<string[]> {
  const resourceId = newId('ref', now)
  if (key === null) return work(resourceId)
  const requestHash = sha256(JSON.stringify(input))
  const claim = { scope, key: `refund-${key}`, requestHash, resourceId, now }
  const earlier = await claimKey(tx, { ...claim, status: 200 })
  return earlier ? [earlier] : work(resourceId)
}
