/** Disputes, signals, alarms and failed refunds on the console. */
export const work = {
  late: 'Late orders',
  lateText: 'Not shipped in time. Sellers and buyers have been told; the buyer may cancel.',
  lateOpen: 'See the order',
  lateOpenOf: (number: string) => `See the order ${number}`,
  shipBy: 'to be shipped by',
  disputes: 'Returns in dispute',
  disputesText: 'The seller said no or nothing, and the buyer asked for your word.',
  disputeOf: (number: string, seller: string) => `Order ${number}, sold by \u2068${seller}\u2069`,
  returnReasons: {
    damaged: 'It arrived damaged',
    wrong_item: 'It is not what was ordered',
    not_as_described: 'It is not as described',
    missing: 'It is missing from the parcel',
    changed_mind: 'A change of mind',
  },
  buyerSays: 'The buyer',
  sellerSays: 'The seller',
  sellerSilent: 'has not answered.',
  noNote: 'wrote nothing more.',
  picture: 'The buyer’s picture',
  openPicture: 'See the picture in full',
  giveBack: 'Refund',
  giveBackOf: (number: string) => `Refund the return of order ${number}`,
  giveBackTitle: (number: string) => `Refund the return of order ${number}?`,
  giveBackText:
    'The buyer gets their money back for these goods, and the seller, the curator and the platform give up their shares. Both sides read your words.',
  close: 'Close',
  closeOf: (number: string) => `Close the return of order ${number}`,
  closeTitle: (number: string) => `Close the return of order ${number}?`,
  closeText: 'Nothing is given back. Both sides read your words.',
  words: 'Your words, for both sides',
  refunded: (number: string) => `The return of order ${number} is refunded.`,
  closed: (number: string) => `The return of order ${number} is closed.`,

  signals: 'Orders to look at',
  signalsText:
    'Odd ones hold the curator’s commission until you decide; certain ones have voided it, and the curator appeals.',
  signalShop: (shop: string) => `shop @${shop}`,
  signalKinds: {
    same_user: 'The curator bought from their own shop',
    same_email: 'Bought with the curator’s own e-mail',
    same_phone: 'Bought with the curator’s own phone number',
    same_address: 'Sent to the curator’s own address',
    same_payment: 'Paid with the card or account the curator uses',
    velocity: 'Many orders of one buyer in a short time',
    refund_ring: 'One buyer gives much back',
  },
  certain: 'certain',
  odd: 'only odd',
  velocityOf: (orders: string, hours: string) => `${orders} orders in ${hours} hours`,
  ringOf: (refunded: string, days: string) => `${refunded} refunded orders in ${days} days`,
  appeal: 'The curator appeals',
  dismiss: 'Nothing in it',
  dismissOf: (number: string) => `Nothing in it: order ${number}`,
  dismissTitle: 'Is there nothing in it?',
  dismissText: 'The commission is owed again and goes on its way. The curator reads your words.',
  dismissed: (number: string) => `Order ${number} is cleared. Its commission goes on.`,
  uphold: 'It stands',
  upholdOf: (number: string) => `It stands: order ${number}`,
  upholdTitle: 'Does it stand?',
  upholdText:
    'The commission is not owed and goes to the seller. The curator reads your words and may appeal once.',
  upheld: (number: string) => `Order ${number}: no commission is owed.`,
  curatorWords: 'Your words, for the curator',

  alarms: 'Money alarms',
  alarmsText: 'Nothing goes on by itself here.',
  mismatch: 'Another amount came than was asked',
  mismatchAsked: (amount: string) => `asked: ${amount}`,
  mismatchText:
    'The seller was not told and nothing is shared out. Look at the provider what came; give it back there, or settle it with the buyer.',
  mismatchRef: (provider: string, reference: string) => `${provider}: ${reference}`,
  chargeback: 'The buyer’s bank took the money back',
  chargebackText:
    'What it was shared into is reversed already. Answer at the provider before its deadline; if it is won, everything is put right again.',
  toOrder: 'See the order',
  toOrderOf: (number: string) => `See order ${number}`,

  refundFailed: 'The provider could not send it back. Send it by hand, then mark it as sent.',
  refundUnclear:
    'Nobody knows yet whether it went; the provider is asked again. Mark it as sent only when you see it in their books.',

  payouts: 'Payouts',
  payoutsToSend: (count: number) =>
    count === 1 ? 'One payout is to be sent by hand' : `${count} payouts are to be sent by hand`,
  payoutsUnclear: (count: number) =>
    count === 1
      ? 'Of one payout nobody knows whether it arrived'
      : `Of ${count} payouts nobody knows whether they arrived`,
  toPayouts: 'To the payouts',
}
