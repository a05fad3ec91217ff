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
  const [, category] = /^category:(.+)$/.exec(rule) ?? []
  return category ? t.ruleCategory(categoryName(category) ?? category) : t.ruleOther
}

/** What happens to it next, or happened last. */
export function stepText(
  one: {
    state: string
    reason: string | null
    approves_at: number | null
    approved_at: number | null
  },
  t: Words,
  day: (instant: number) => string,
): string {
  if (one.state === 'pending')
    return one.approves_at === null ? t.nextUnknown : t.nextOn(day(one.approves_at))
  if (one.state === 'approved')
    return one.approved_at === null ? '' : t.approvedOn(day(one.approved_at))
  if (one.state === 'reversed') return t.wentBack
  return one.reason === 'too_small' ? t.tooSmall : t.ownPurchase
}
