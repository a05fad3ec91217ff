import type { CuratorWords } from '../../messages/curator/en.ts'

type Words = CuratorWords['earnings']

/** Why it was this rate, from the rule the line froze: `product`, `category:home/kitchen`... */
export function ruleText(
  rule: string,
  t: Words,
  categoryName: (id: string) => string | undefined,
): string {
  if (rule === 'product') return t.ruleProduct
  if (rule === 'seller') return t.ruleSeller
  if (rule === 'platform') return t.rulePlatform
  if (rule === 'tier') return t.ruleBonus
  const [, category] = /^category:(.+)$/.exec(rule) ?? []
  return category ? t.ruleCategory(categoryName(category) ?? category) : t.ruleOther
}

/** What happens to it next, or happened last. */
export function stepText(
  one: {
    state: string
    reason: string | null
    next_at: number | null
    changed_at: number
  },
  t: Words,
  day: (instant: number) => string,
): string {
  if (one.state === 'pending')
    return one.next_at === null ? t.nextUnknown : t.nextOn(day(one.next_at))
  if (one.state === 'on_hold') return holdText(one.reason, t)
  if (one.state === 'approved') return t.approvedOn(day(one.changed_at))
  if (one.state === 'in_payout') return t.inPayoutSince(day(one.changed_at))
  if (one.state === 'paid') return t.paidOn(day(one.changed_at))
  if (one.state === 'reversed') return backText(one.reason, t)
  return lostText(one.reason, t)
}

/** Several things may be open at once: `return review`. */
function holdText(reason: string | null, t: Words): string {
  const known: Record<string, string> = {
    return: t.holdReturn,
    chargeback: t.holdChargeback,
    review: t.holdReview,
  }
  const found = (reason ?? '').split(' ').map(name => known[name])
  return found.filter(Boolean).join(' · ') || t.holdOther
}

/** A machine's word for what took it back, or a person's own. */
function backText(reason: string | null, t: Words): string {
  if (!reason) return t.wentBack
  if (reason.startsWith('return:')) return t.wentBackReturn
  if (reason.startsWith('chargeback:')) return t.wentBackChargeback
  if (reason === 'part_ended') return t.wentBackEnded
  // Other words of a machine's tell a person nothing.
  return /^[a-z_]+$/.test(reason) ? t.wentBack : t.wentBackWhy(reason)
}

/** Why it is not owed at all. */
export function lostText(reason: string | null, t: Words): string {
  const known: Record<string, string> = {
    own_purchase: t.ownPurchase,
    too_small: t.tooSmall,
    same_user: t.sameUser,
    same_email: t.sameEmail,
    same_phone: t.samePhone,
    same_address: t.sameAddress,
    same_payment: t.samePayment,
    velocity: t.velocity,
    refund_ring: t.refundRing,
  }
  if (!reason) return t.notOwed
  return known[reason] ?? t.whyWords(reason)
}
