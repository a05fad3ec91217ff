/**
 * Every account of a shop's ledger, and what its balance means. Entries are signed and sum to zero:
 * what comes in from outside is negative there and positive where it belongs now.
 */
export const accounts = {
  /** Money received from buyers through a provider, as a negative balance. */
  outside: (provider: string) => `outside:${provider}`,
  /** Money sent to payees through a provider, as a positive balance. */
  /** By a payout provider, or `collected`: kept by the seller who took the buyer's money itself. */
  paidOut: (provider: string) => `outside:payout:${provider}`,
  /** Came after its order had ended; on its way back to the buyer. */
  late: 'buyers:late',
  /** What the platform keeps. */
  platformFees: 'platform:fees',
  /**
   * What the platform pays for: discounts it funds, bonuses of tiers, chargebacks nobody here
   * can bear.
   */
  platformDiscounts: 'platform:discounts',
  platformBonuses: 'platform:bonuses',
  platformLosses: 'platform:losses',
}

/** The three accounts of somebody who is paid out. */
export type PayeeAccounts = {
  /** Earned, but not theirs to take before the hold has ended. */
  held: string
  /** Theirs, to be paid out. Below zero: given back after it had been paid, netted later. */
  payable: string
  /** In a payout that is under way. */
  inPayout: string
}

export const curatorAccounts: PayeeAccounts = {
  held: 'curator:pending',
  payable: 'curator:payable',
  inPayout: 'curator:in_payout',
}

export function sellerAccounts(sellerId: string): PayeeAccounts {
  return {
    held: `seller:${sellerId}:held`,
    payable: `seller:${sellerId}:payable`,
    inPayout: `seller:${sellerId}:in_payout`,
  }
}
