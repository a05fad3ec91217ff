import type { OrderDetail } from './data.ts'

type Line = OrderDetail['lines'][number]

/** Who gets what, in minor units. In each row the three shares make what was paid. */
export type Shares = { paid: number; net: number; commission: number; fee: number }

/** A line before its discount and bonus, each of which is a row of its own. */
export function lineShares(line: Line): Shares {
  const discount = line.discount.amount
  return {
    paid: line.total.amount + discount,
    net: line.seller_net.amount + (line.discount_funder === 'seller' ? discount : 0),
    commission: line.commission.amount,
    fee: line.platform_fee.amount,
  }
}

/** A discount comes off what the buyer paid, and off the share of whoever funds it. */
export function discountShares({ discount, discount_funder: funder }: Line): Shares {
  const minus = 0 - discount.amount
  return {
    paid: minus,
    net: funder === 'seller' ? minus : 0,
    commission: funder === 'curator' ? minus : 0,
    fee: funder === 'platform' ? minus : 0,
  }
}

/** The buyer has no part in a bonus. */
export function bonusShares({ bonus }: Line): Shares {
  return { paid: 0, net: 0, commission: bonus.amount, fee: 0 - bonus.amount }
}

/** Everything together, with the shipping, which is the sellers'. */
export function orderShares({ lines, shipping }: OrderDetail): Shares {
  const rows = lines.flatMap(line => [lineShares(line), discountShares(line), bonusShares(line)])
  const sum = (pick: (one: Shares) => number) => rows.reduce((all, one) => all + pick(one), 0)
  return {
    paid: sum(one => one.paid) + shipping.amount,
    net: sum(one => one.net) + shipping.amount,
    commission: sum(one => one.commission),
    fee: sum(one => one.fee),
  }
}
