import type { Context } from 'hono'
import { lineTitle } from '../../orders/order.ts'
import type { RefundPlan } from '../../payments/refund-plan.ts'
import type { Language } from '../../platform/language.ts'
import type { Env } from '../context.ts'

/** What a refund will do, in words a person checks before pressing: who gains and who loses. */
export function planView(plan: RefundPlan & { currency: string }, language: Language) {
  const money = (amount: number) => ({ amount, currency: plan.currency })
  return {
    amount: money(plan.amountMinor),
    buyer: money(plan.buyerMinor),
    seller: money(plan.sellerMinor),
    curator: money(plan.curatorMinor),
    platform: money(plan.platformMinor),
    lines: plan.lines.map(({ line, amountMinor, quantity }) => ({
      line_id: line.id,
      title: lineTitle(line, language),
      amount: money(amountMinor),
      quantity,
    })),
    shipping: money(plan.shippingMinor),
    goodwill: money(plan.goodwillMinor),
  }
}

/** The caller's own key for a refund, so that pressing twice gives back once. */
export function refundKey(c: Context<Env>): string | null {
  const key = c.req.header('idempotency-key')
  return key && /^[\x21-\x7e]{1,100}$/.test(key) ? key : null
}
