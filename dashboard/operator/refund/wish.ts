import type { InferRequestType, InferResponseType } from 'hono/client'
import { answer } from '../../api.ts'
import { Problem } from '../../problem.ts'
import { readAmount, readCount } from '../../seller/pieces/amount.ts'
import type { OrderDetail } from '../orders/data.ts'
import { operatorApi } from '../waiting.ts'

const order = operatorApi.orders[':shop'][':id']
type Body = InferRequestType<typeof order.refund.$post>['json']
export type Plan = InferResponseType<(typeof order)['refund-preview']['$post'], 200>
export type Gains = Pick<Plan, 'amount' | 'buyer' | 'seller' | 'curator' | 'platform'>
type Line = OrderDetail['lines'][number]

/** The dialog's values, amounts as typed; `seller` empty: everybody's part, whole. */
export type Wish = {
  seller: string
  how: 'whole' | 'chosen'
  /** All of one part can be sold again; null: as its state has it. */
  restock: boolean | null
  lines: Record<string, { amount: string; quantity: string }>
  shipping: string
  goodwill: string
  reason: string
}

export type Fault = 'amount' | 'over' | 'count'
/** By field: a line's id, `<id> count`, `shipping`, `goodwill`. */
export type Faults = Record<string, Fault>

export const leftOf = (line: Line) => line.total.amount - line.refunded.amount

export function linesOf(detail: OrderDetail, seller: string): Line[] {
  return detail.lines.filter(line => line.seller_id === seller && leftOf(line) > 0)
}

/** What is to be asked of the server; null while nothing is wished or something cannot be read. */
export function readWish(
  detail: OrderDetail,
  wish: Wish,
): { refund: Body['refund'] | null; faults: Faults } {
  const { currency } = detail.total
  const reason = wish.reason.trim()
  if (wish.seller === '' || wish.how === 'whole')
    return { refund: { whole: true, ...restockOf(detail, wish), reason }, faults: {} }
  const faults: Faults = {}
  const money = (field: string, text: string, max = Number.POSITIVE_INFINITY) => {
    if (!text.trim()) return null
    const amount = readAmount(text, currency)
    if (amount === null) faults[field] = 'amount'
    else if (amount > max) faults[field] = 'over'
    return amount ? { amount, currency } : null
  }
  const lines = linesOf(detail, wish.seller).flatMap(line => {
    const typed = wish.lines[line.id]
    if (!typed) return []
    const amount = money(line.id, typed.amount, leftOf(line))
    const quantity = typed.quantity.trim() ? readCount(typed.quantity, line.quantity) : 0
    if (quantity === null) faults[`${line.id} count`] = 'count'
    return amount ? [{ line_id: line.id, amount, quantity: quantity ?? 0 }] : []
  })
  const shipping = money('shipping', wish.shipping, detail.shipping.amount)
  const goodwill = money('goodwill', wish.goodwill)
  const isNothing = !lines.length && !shipping && !goodwill
  if (isNothing || Object.keys(faults).length) return { refund: null, faults }
  const refund = {
    lines,
    ...(shipping ? { shipping } : {}),
    ...(goodwill ? { goodwill } : {}),
    reason,
  }
  return { refund, faults }
}

/** The goods of the chosen part have not left their seller. */
export function isUnsent(detail: OrderDetail, seller: string): boolean {
  const part = detail.parts.find(one => one.seller_id === seller)
  return part?.status !== 'shipped' && part?.status !== 'delivered'
}

/** Of everybody's parts each goes by its own state. */
function restockOf(detail: OrderDetail, { seller, restock }: Wish): { restock?: boolean } {
  return seller ? { restock: restock ?? isUnsent(detail, seller) } : {}
}

type Key = { shop: string; id: string }

/** Who gains and who loses what; of everybody's parts together. */
export async function previewWish(
  param: Key,
  sellers: string[],
  refund: Body['refund'],
): Promise<Gains> {
  const asked = { ...refund, reason: refund.reason || '–' }
  const plans = await Promise.all(
    sellers.map(seller_id =>
      answer(order['refund-preview'].$post({ param, json: { seller_id, refund: asked } })).catch(
        thrown => {
          // Of several parts, one may have gone back already.
          if (sellers.length > 1 && thrown instanceof Problem && thrown.code === 'invalid_input')
            return null
          throw thrown
        },
      ),
    ),
  )
  const found = plans.filter(plan => plan !== null)
  const [first] = found
  if (!first) throw new Problem({ code: 'refund_exceeds_capture', message: '', status: 409 })
  const sum = (share: keyof Gains) => ({
    ...first.amount,
    amount: found.reduce((all, plan) => all + plan[share].amount, 0),
  })
  return {
    amount: sum('amount'),
    buyer: sum('buyer'),
    seller: sum('seller'),
    curator: sum('curator'),
    platform: sum('platform'),
  }
}

/** The key stands for one dialog: pressing twice, or after a lost answer, gives back once. */
export async function sendRefund(param: Key, json: Body, key: string): Promise<void> {
  await answer(order.refund.$post({ param, json }, { headers: { 'idempotency-key': key } }))
}

/** Also where the page is served without https and has no `randomUUID`. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
}
