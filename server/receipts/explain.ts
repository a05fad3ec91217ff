import { type Money, proportionMinor, shareMinor, taxWithinMinor } from '../platform/money.ts'

/**
 * The receipt of one commission: every step from the price to what is owed, recomputed from what
 * the line froze. Pure, so that the server can hold it against the books and the page can show the
 * very same steps. Amounts are minor units.
 */

export type ReceiptFacts = {
  kind: 'commission' | 'bonus'
  currency: string
  line: {
    quantity: number
    unitPriceMinor: number
    discountMinor: number
    discountFunder: 'seller' | 'platform' | 'curator' | null
    taxBps: number
    taxMinor: number
    addedTaxMinor: number
    lineTotalMinor: number
    commissionBaseMinor: number
    rateBps: number
    rateRule: string
    rateVersion: number
    bonusBps: number
    refundedMinor: number
  }
  /** What was written down when the line was paid. */
  accruedMinor: number
  /** Every refund of the line, oldest first; `isLast`: its seller's part was given back whole by it. */
  refunds: { at: number; refundId: string; amountMinor: number; isLast: boolean }[]
  /** The due's entries, oldest first. */
  story: {
    kind: string
    state: string
    amountMinor: number
    balanceMinor: number
    takenMinor: number
    nextAt: number | null
    reason: string | null
    at: number
  }[]
}

export type ReceiptStep =
  | { step: 'price'; quantity: number; unit: Money; result: Money }
  | { step: 'seller_discount'; discount: Money; result: Money }
  | { step: 'tax_within' | 'tax_on_top'; bps: number; result: Money }
  | { step: 'base'; result: Money }
  | { step: 'rate'; rule: string; version: number; bps: number }
  /** `remainder`: what half-up rounding added or took, in ten-thousandths of a minor unit. */
  | { step: 'amount'; bps: number; of: Money; remainder: number; result: Money }
  | { step: 'curator_discount'; discount: Money; result: Money }
  | {
      step: 'refund'
      at: number
      refunded: Money
      ofTotal: Money
      /** The whole part is given back, goodwill counted: nothing is owed for it any more. */
      isLast: boolean
      cumulative: Money
      takenBack: Money
      result: Money
    }
  /** What a person decided it is worth, where the line had frozen nothing. */
  | { step: 'decided'; result: Money }
  | { step: 'rejected'; reason: string }
  | { step: 'owed'; result: Money }

export type Receipt = {
  steps: ReceiptStep[]
  /** Recomputed here from the first step to the last. */
  computedMinor: number
  /** What the books say is owed. */
  bookedMinor: number
  /** Whether every step leads to exactly what was written down. */
  agrees: boolean
}

/** Recomputes a commission from its line, step by step, and compares it with the books. */
export function explainCommission(facts: ReceiptFacts): Receipt {
  const { line, currency } = facts
  const money = (amount: number): Money => ({ amount, currency })
  const steps: ReceiptStep[] = []
  const worth = worthSteps(facts, steps, money)
  const bps = facts.kind === 'bonus' ? line.bonusBps : line.rateBps
  const rule = facts.kind === 'bonus' ? 'tier' : line.rateRule
  steps.push({ step: 'rate', rule, version: facts.kind === 'bonus' ? 0 : line.rateVersion, bps })
  const shared = shareMinor(worth, bps)
  const remainder = shared * 10_000 - worth * bps
  steps.push({ step: 'amount', bps, of: money(worth), remainder, result: money(shared) })
  const credit = afterCuratorDiscount(facts, shared, steps, money)
  const decided = decision(facts)
  if (decided !== null) steps.push({ step: 'decided', result: money(decided) })
  const worthMinor = decided ?? credit
  const left = refundSteps(facts, worthMinor, steps, money)
  const last = facts.story.at(-1)
  const bookedMinor = last?.balanceMinor ?? 0
  const isGone = last?.state === 'rejected' || last?.state === 'void'
  if (last?.state === 'rejected') steps.push({ step: 'rejected', reason: last.reason ?? '' })
  const computedMinor = isGone ? 0 : left
  steps.push({ step: 'owed', result: money(computedMinor) })
  const agrees =
    credit === facts.accruedMinor &&
    worth === line.commissionBaseMinor &&
    computedMinor === bookedMinor
  return { steps, computedMinor, bookedMinor, agrees }
}

/** An own purchase that was none: what a person has said since that it is worth. */
function decision({ accruedMinor, story }: ReceiptFacts): number | null {
  if (accruedMinor !== 0) return null
  return story.findLast(entry => entry.kind === 'reinstate')?.amountMinor ?? null
}

type Say = (amount: number) => Money

/** From the price to what commission is counted on. */
function worthSteps({ line }: ReceiptFacts, steps: ReceiptStep[], money: Say): number {
  const goods = line.unitPriceMinor * line.quantity
  steps.push({
    step: 'price',
    quantity: line.quantity,
    unit: money(line.unitPriceMinor),
    result: money(goods),
  })
  const bySeller = line.discountFunder === 'seller' ? line.discountMinor : 0
  const worth = goods - bySeller
  if (bySeller)
    steps.push({ step: 'seller_discount', discount: money(bySeller), result: money(worth) })
  const isOnTop = line.addedTaxMinor > 0
  const tax = isOnTop ? shareMinor(worth, line.taxBps) : taxWithinMinor(worth, line.taxBps)
  if (tax)
    steps.push({
      step: isOnTop ? 'tax_on_top' : 'tax_within',
      bps: line.taxBps,
      result: money(tax),
    })
  const net = isOnTop ? worth : worth - tax
  // Counted with tax where the instance said so when the line was paid.
  const counted = line.commissionBaseMinor === net + tax ? net + tax : net
  steps.push({ step: 'base', result: money(counted) })
  return counted
}

function afterCuratorDiscount(
  { kind, line }: ReceiptFacts,
  shared: number,
  steps: ReceiptStep[],
  money: Say,
): number {
  if (kind === 'bonus' || line.discountFunder !== 'curator') return shared
  const credit = shared - line.discountMinor
  steps.push({
    step: 'curator_discount',
    discount: money(line.discountMinor),
    result: money(credit),
  })
  return credit
}

/** Cumulative, so that the last refund of a line leaves exactly nothing. */
function refundSteps(
  { line, refunds }: ReceiptFacts,
  credit: number,
  steps: ReceiptStep[],
  money: Say,
): number {
  let refunded = 0
  let taken = 0
  for (const one of refunds) {
    refunded += one.amountMinor
    const cumulative = one.isLast ? credit : proportionMinor(credit, refunded, line.lineTotalMinor)
    steps.push({
      step: 'refund',
      at: one.at,
      refunded: money(one.amountMinor),
      ofTotal: money(line.lineTotalMinor),
      isLast: one.isLast && refunded < line.lineTotalMinor,
      cumulative: money(cumulative),
      takenBack: money(cumulative - taken),
      result: money(credit - cumulative),
    })
    taken = cumulative
  }
  return credit - taken
}
