/**
 * Every account of a shop's ledger, and what its balance means. Entries are signed and sum to zero:
 * what comes in from outside is negative there and positive where it belongs now.
 */
export const accounts = {
  /** Money received from buyers through a provider, as a negative balance. */
  outside: (provider: string) => `outside:${provider}`,
  /** The seller's, until the hold of its order's commissions has ended. */
  sellerHeld: (sellerId: string) => `seller:${sellerId}:held`,
  /** Earned by the curator; not theirs to take before the hold has ended. */
  curatorPending: 'curator:pending',
  /** The curator's, to be paid out. */
  curatorPayable: 'curator:payable',
  /** What the platform keeps. */
  platformFees: 'platform:fees',
}

/** Only money from outside may stand below zero. */
export function mayOverdraw(account: string): boolean {
  return account.startsWith('outside:')
}
