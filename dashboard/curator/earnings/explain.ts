import type { Hold, NextStep } from '../../../server/http/dashboard/next-step.ts'
import type { CuratorWords } from '../../messages/curator/en.ts'

type Words = CuratorWords['earnings']

/** Why it was this rate, from the rule the line froze: `product`, `category:home/kitchen`... */
export function ruleText(
  rule: string,
  t: Words,
  categoryName: (id: string) => string | undefined,
): string {
  if (rule === 'campaign') return t.ruleCampaign
  if (rule === 'deal') return t.ruleDeal
  if (rule === 'product') return t.ruleProduct
  if (rule === 'seller') return t.ruleSeller
  if (rule === 'platform') return t.rulePlatform
  if (rule === 'tier') return t.ruleBonus
  const [, category] = /^category:(.+)$/.exec(rule) ?? []
  return category ? t.ruleCategory(categoryName(category) ?? category) : t.ruleOther
}

/** What happens to it next and when, or happened last. */
export function stepText(
  { state, reason, next_step: step }: { state: string; reason: string | null; next_step: NextStep },
  t: Words,
  day: (instant: number) => string,
): string {
  switch (step.kind) {
    case 'yours':
      return t.nextOn(day(step.at))
    case 'unshipped':
      return t.nextUnshipped(step.days_after_delivery, step.days_after_shipping)
    case 'held':
      return step.holds.map(hold => holdText(hold, t, day)).join(' · ') || t.holdOther
    case 'run':
      return step.at === null ? t.runByHand : t.runOn(day(step.at))
    case 'netted':
      return step.at === null ? t.nettedByHand : t.nettedOn(day(step.at))
    case 'drafted':
      return t.draftedOn(day(step.at))
    case 'sent':
      return t.sentOn(day(step.at))
    case 'paid':
      return t.paidOn(day(step.at))
    case 'over':
      return t.overSince(
        day(step.at),
        state === 'reversed' ? backText(reason, t) : lostText(reason, t),
      )
  }
}

/** Several things may be open at once. */
function holdText({ what, until, at }: Hold, t: Words, day: (instant: number) => string): string {
  if (until === 'goods') return t.holdReturnGoods
  if (until === 'answer' && at !== null) return t.holdReturnAnswer(day(at))
  const known: Record<string, string> = {
    return: t.holdReturn,
    chargeback: t.holdChargeback,
    review: t.holdReview,
  }
  return known[what] ?? t.holdOther
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
