export type Tier = { id: string; picksMax: number; salesNeeded: number; bonusBps: number }

/** The rules an instance starts with; afterwards the rows count. */
export const firstTiers: Tier[] = [
  { id: 'starter', picksMax: 30, salesNeeded: 0, bonusBps: 0 },
  { id: 'established', picksMax: 100_000, salesNeeded: 5, bonusBps: 0 },
]

/** How many more picks a shop may hold. */
export function room(tier: Tier, pickCount: number): number {
  return Math.max(0, tier.picksMax - pickCount)
}

/** The largest tier that so many sales have earned. */
export function tierFor(tiers: Tier[], saleCount: number): Tier {
  const earned = tiers.filter(tier => tier.salesNeeded <= saleCount)
  const [largest] = earned.sort((a, b) => b.picksMax - a.picksMax)
  if (!largest) throw new Error('no tier for a new shop')
  return largest
}

/** The tier a shop can rise to next, or null at the top. */
export function nextTier(tiers: Tier[], current: Tier): Tier | null {
  const higher = tiers.filter(tier => tier.picksMax > current.picksMax)
  return higher.sort((a, b) => a.salesNeeded - b.salesNeeded)[0] ?? null
}
