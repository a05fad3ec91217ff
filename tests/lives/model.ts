/**
 * What everybody must have after anything that happened, worked out a second time: from the words
 * of the design (section 6, features 5.3 to 5.7) and from nothing of the server. Shares are never
 * carried along; what is owed follows from what was bought, what has gone back and who forfeited.
 */

/** The world's prices and terms, said once for the books and for the model. */
export const terms = {
  sellers: {
    wang: { shipping: 800, rateBps: 1200, feeBps: 250, taxBps: 600, isTaxWithin: true },
    jing: { shipping: 1500, rateBps: 1500, feeBps: 0, taxBps: 1300, isTaxWithin: false },
  },
  things: [
    { name: 'apples', seller: 'wang', price: 2890, rateBps: 1800, stock: null },
    { name: 'pears', seller: 'wang', price: 3333, rateBps: 1250, stock: null },
    { name: 'bowl', seller: 'jing', price: 8801, rateBps: null, stock: null },
    { name: 'pin', seller: 'jing', price: 1, rateBps: 500, stock: null },
    { name: 'cup', seller: 'jing', price: 4999, rateBps: 900, stock: 12 },
  ],
  codes: {
    SELLER10: { funder: 'seller', of: 'wang', bps: 1000 },
    HOUSE777: { funder: 'platform', amount: 777 },
    CURATOR5: { funder: 'curator', of: 0, bps: 500 },
  },
  bonusBps: { starter: 150, established: 0 },
  salesToRise: 5,
  waits: { test: 30 * 60_000, manual: 7 * 86_400_000 },
} as const

export type SellerName = keyof typeof terms.sellers
export type Code = keyof typeof terms.codes
type Discount = { minor: number; funder: 'seller' | 'platform' | 'curator' | null }

/** a * b / c, halves up. */
export const share = (a: number, b: number, c: number) => Math.floor((2 * a * b + c) / (2 * c))
const sumOf = (numbers: number[]) => numbers.reduce((sum, n) => sum + n, 0)

/** By largest remainder, the first of equals first. */
export function divide(amount: number, weights: number[]): number[] {
  const whole = sumOf(weights)
  if (!whole) return weights.map(() => 0)
  const parts = weights.map(weight => Math.floor((amount * weight) / whole))
  const over = weights.map((weight, n) => ({ n, rest: (amount * weight) % whole }))
  over.sort((a, b) => b.rest - a.rest || a.n - b.n)
  for (
    let n = 0;
    n < amount - sumOf(over.map(({ n }) => Math.floor((amount * weights[n]!) / whole)));
    n++
  )
    parts[over[n]!.n]!++
  return parts
}

export type Line = {
  id: string
  thing: number
  seller: SellerName
  quantity: number
  total: number
  base: number
  /** Credited to the curator when nothing goes back. */
  credit: number
  bonus: number
  fee: number
  byPlatform: number
  refunded: number
  /** Units on the shelf again. */
  returned: number
  /** Not owed to the curator: what it was is the seller's, of a bonus the platform's. */
  isCreditGone: boolean
  isBonusGone: boolean
}

type Part = { shipping: number; shippingBack: number; goodwill: number; collected: number }
export type Back = { line: Line; amount: number; units: number }
type Dispute = {
  amount: number
  loss: number
  state: 'open' | 'won' | 'lost'
  back: Back[]
  shipping: Map<SellerName, number>
}

export type Order = {
  shop: number
  provider: 'test' | 'manual'
  isOwn: boolean
  isUpheld: boolean
  status: 'awaiting' | 'paid' | 'cancelled' | 'expired'
  /** Money came when it had ended, and went back. */
  isLate: boolean
  expiresAt: number
  lines: Line[]
  parts: Map<SellerName, Part>
  dispute: Dispute | null
}

export type Wish = { thing: number; quantity: number }[]

function discountsOn(wish: Wish, code: Code | null, shop: number): Discount[] | 'unknown' {
  if (!code) return wish.map(() => ({ minor: 0, funder: null }))
  const said = terms.codes[code]
  const goods = wish.map(({ thing, quantity }) => {
    const { price, seller } = terms.things[thing]!
    const isFor =
      said.funder === 'platform' ||
      (said.funder === 'seller' ? seller === said.of : shop === said.of)
    return isFor ? price * quantity : 0
  })
  if (!sumOf(goods)) return 'unknown'
  const minors =
    'amount' in said
      ? divide(Math.min(said.amount, sumOf(goods)), goods)
      : goods.map(n => share(n, said.bps, 10_000))
  return minors.map(minor => ({ minor, funder: minor ? said.funder : null }))
}

/** One line as it is paid. */
export function split(
  { thing, quantity }: Wish[number],
  discount: Discount,
  { isOwn, bonusBps }: { isOwn: boolean; bonusBps: number },
) {
  const { price, seller, rateBps } = terms.things[thing]!
  const of = terms.sellers[seller]
  const goods = price * quantity
  const worth = goods - (discount.funder === 'seller' ? discount.minor : 0)
  const tax = of.isTaxWithin
    ? share(worth, of.taxBps, 10_000 + of.taxBps)
    : share(worth, of.taxBps, 10_000)
  const base = of.isTaxWithin ? worth - tax : worth
  const commission = isOwn ? 0 : share(base, rateBps ?? of.rateBps, 10_000)
  const caps = { seller: goods, platform: goods - 1, curator: Math.min(commission, goods - 1) }
  const off = discount.funder ? Math.min(discount.minor, caps[discount.funder]) : 0
  return {
    total: goods - off + (of.isTaxWithin ? 0 : tax),
    base,
    credit: commission - (discount.funder === 'curator' ? off : 0),
    bonus: isOwn ? 0 : share(base, bonusBps, 10_000),
    fee: share(base, of.feeBps, 10_000),
    byPlatform: discount.funder === 'platform' ? off : 0,
  }
}

/** Who has what of a line now; nobody anything once all of its seller's part has gone back. */
export function owedOf(line: Line, isOver: boolean) {
  const left = (whole: number) => (isOver ? 0 : whole - share(whole, line.refunded, line.total))
  const credit = line.isCreditGone ? 0 : left(line.credit)
  const bonus = line.isBonusGone ? 0 : left(line.bonus)
  const [fee, byPlatform] = [left(line.fee), left(line.byPlatform)]
  return {
    credit,
    bonus,
    fee,
    byPlatform,
    seller: line.total - line.refunded - credit - fee + byPlatform,
  }
}

export const linesOf = (order: Order, seller: SellerName) =>
  order.lines.filter(line => line.seller === seller)
const partOf = (order: Order, seller: SellerName) => order.parts.get(seller)!

export function totalOf(order: Order): number {
  return sumOf([
    ...order.lines.map(line => line.total),
    ...[...order.parts.values()].map(part => part.shipping),
  ])
}
export function backOf(order: Order): number {
  return sumOf([
    ...order.lines.map(line => line.refunded),
    ...[...order.parts.values()].map(part => part.shippingBack + part.goodwill),
  ])
}
/** Of what was paid for a seller's part, not yet given back. */
export function leftOf(order: Order, seller: SellerName): number {
  const { shipping, shippingBack, goodwill } = partOf(order, seller)
  return (
    sumOf(linesOf(order, seller).map(line => line.total - line.refunded)) +
    shipping -
    shippingBack -
    goodwill
  )
}
/** All of a part has gone back, kindness counted. */
export const isOverFor = (order: Order, seller: SellerName) => leftOf(order, seller) === 0

/** What a seller is owed of an order in all, paid out or not. */
export function sellerOf(order: Order, seller: SellerName): number {
  const { shipping, shippingBack, goodwill, collected } = partOf(order, seller)
  const isOver = isOverFor(order, seller)
  return (
    sumOf(linesOf(order, seller).map(line => owedOf(line, isOver).seller)) +
    shipping -
    shippingBack -
    goodwill -
    collected
  )
}
/** Whether it counts towards the shop's tier. */
export function isSale(order: Order): boolean {
  return (
    order.status === 'paid' && !order.isOwn && !order.isUpheld && backOf(order) < totalOf(order)
  )
}

export class Model {
  readonly orders: Order[] = []
  readonly stock = terms.things.map(({ stock }) => ({
    onHand: stock as number | null,
    reserved: 0,
  }))
  readonly tiers: (keyof typeof terms.bonusBps)[] = ['starter', 'starter']

  salesOf(shop: number): number {
    return this.orders.filter(order => order.shop === shop && isSale(order)).length
  }

  /** An order as it would be placed; or why it cannot be. */
  place(
    wish: Wish,
    {
      shop,
      code,
      isOwn,
      provider,
      now,
    }: {
      shop: number
      code: Code | null
      isOwn: boolean
      provider: Order['provider']
      now: number
    },
  ): Order | 'unknown' | 'sold_out' {
    const discounts = discountsOn(wish, code, shop)
    for (const { thing, quantity } of wish) {
      const { onHand, reserved } = this.stock[thing]!
      if (onHand !== null && onHand - reserved < quantity) return 'sold_out'
    }
    if (discounts === 'unknown') return 'unknown'
    const bonusBps = terms.bonusBps[this.tiers[shop]!]
    const lines = wish.map((one, n) => ({
      id: '',
      thing: one.thing,
      seller: terms.things[one.thing]!.seller,
      quantity: one.quantity,
      ...split(one, discounts[n]!, { isOwn, bonusBps }),
      refunded: 0,
      returned: 0,
      isCreditGone: isOwn,
      isBonusGone: isOwn,
    }))
    const sellers = [...new Set(lines.map(line => line.seller))]
    const parts = new Map(
      sellers.map(seller => [
        seller,
        { shipping: terms.sellers[seller].shipping, shippingBack: 0, goodwill: 0, collected: 0 },
      ]),
    )
    return {
      shop,
      provider,
      isOwn,
      isUpheld: false,
      status: 'awaiting',
      isLate: false,
      expiresAt: now + terms.waits[provider],
      lines,
      parts,
      dispute: null,
    }
  }

  keep(order: Order): void {
    this.orders.push(order)
    this.#reserve(order, 1)
  }

  #reserve(order: Order, sign: 1 | -1): void {
    for (const { thing, quantity } of order.lines) this.stock[thing]!.reserved += sign * quantity
  }

  /** Money that comes again changes nothing; for an order that has ended it goes back at once. */
  pay(order: Order): 'paid' | 'twice' | 'late' {
    if (order.status === 'paid') return 'twice'
    if (order.status !== 'awaiting') {
      order.isLate = true
      return 'late'
    }
    order.status = 'paid'
    this.#reserve(order, -1)
    for (const { thing, quantity } of order.lines) {
      const stock = this.stock[thing]!
      if (stock.onHand !== null) stock.onHand -= quantity
    }
    this.rise()
    return 'paid'
  }

  /** The 5th sale raises the shop; it stays risen. */
  rise(): void {
    for (const shop of this.tiers.keys())
      if (this.salesOf(shop) >= terms.salesToRise) this.tiers[shop] = 'established'
  }

  end(order: Order, status: 'cancelled' | 'expired'): void {
    order.status = status
    this.#reserve(order, -1)
  }

  expire(now: number): Order[] {
    const over = this.orders.filter(order => order.status === 'awaiting' && order.expiresAt <= now)
    for (const order of over) this.end(order, 'expired')
    return over
  }

  /** Whether so much may go back, by what is left of the line, of shipping, of the part. */
  mayGive(
    order: Order,
    seller: SellerName,
    {
      lines = [],
      shipping = 0,
      goodwill = 0,
    }: { lines?: Back[]; shipping?: number; goodwill?: number },
  ): boolean {
    const part = partOf(order, seller)
    const amount = sumOf(lines.map(one => one.amount)) + shipping + goodwill
    return (
      order.status === 'paid' &&
      amount > 0 &&
      amount <= leftOf(order, seller) &&
      shipping <= part.shipping - part.shippingBack &&
      lines.every(
        ({ line, amount, units }) => amount <= line.total - line.refunded && units <= line.quantity,
      )
    )
  }

  give(
    order: Order,
    seller: SellerName,
    {
      lines = [],
      shipping = 0,
      goodwill = 0,
    }: { lines?: Back[]; shipping?: number; goodwill?: number },
  ): void {
    const part = partOf(order, seller)
    part.shippingBack += shipping
    part.goodwill += goodwill
    for (const { line, amount, units } of lines) {
      line.refunded += amount
      const back = Math.min(units, line.quantity - line.returned)
      line.returned += back
      const stock = this.stock[line.thing]!
      if (stock.onHand !== null) stock.onHand += back
    }
  }

  /** All of a part that has not gone back; less where a kindness gave some of it. */
  whole(order: Order, seller: SellerName): { lines: Back[]; shipping: number } {
    const open = linesOf(order, seller).filter(line => line.refunded < line.total)
    const part = partOf(order, seller)
    const weights = [
      ...open.map(line => line.total - line.refunded),
      part.shipping - part.shippingBack,
    ]
    const amounts = divide(Math.min(sumOf(weights), leftOf(order, seller)), weights)
    const lines = open.map((line, n) => ({ line, amount: amounts[n]!, units: line.quantity }))
    return { lines, shipping: amounts.at(-1)! }
  }

  /** The bank takes money back: of each part by what is left of it; the rest is the platform's loss. */
  dispute(order: Order, amount: number, sellers: SellerName[]): void {
    if (order.dispute || !(order.status === 'paid' || order.isLate)) return
    const dispute: Dispute = { amount, loss: amount, state: 'open', back: [], shipping: new Map() }
    order.dispute = dispute
    if (order.status !== 'paid') return
    const lefts = sellers.map(seller => leftOf(order, seller))
    const shares = divide(Math.min(amount, sumOf(lefts)), lefts)
    for (const [n, seller] of sellers.entries()) {
      const own = shares[n]!
      if (!own) continue
      const whole = this.whole(order, seller)
      const ofLines = sumOf(whole.lines.map(one => one.amount))
      const amounts = divide(
        Math.min(own, ofLines),
        whole.lines.map(one => one.amount),
      )
      const lines = whole.lines.map(({ line }, n) => ({ line, amount: amounts[n]!, units: 0 }))
      const shipping = own - Math.min(own, ofLines)
      this.give(order, seller, { lines, shipping })
      dispute.back.push(...lines)
      dispute.shipping.set(seller, shipping)
      dispute.loss -= own
    }
  }

  /** Won: everything is as before. Lost: it stays. */
  closeDispute(order: Order, state: 'won' | 'lost'): void {
    const { dispute } = order
    if (dispute?.state !== 'open') return
    dispute.state = state
    if (state === 'lost') return
    for (const { line, amount } of dispute.back) line.refunded -= amount
    for (const [seller, amount] of dispute.shipping) partOf(order, seller).shippingBack -= amount
    dispute.loss = 0
    this.rise()
  }

  /** Somebody looked after all: what was forfeited is owed again, an own purchase by the ladder. */
  clear(order: Order, { credits, bonuses }: { credits: Line[]; bonuses: Line[] }): void {
    for (const line of credits) {
      if (order.isOwn) {
        const { rateBps, seller } = terms.things[line.thing]!
        line.credit = share(line.base, rateBps ?? terms.sellers[seller].rateBps, 10_000)
      }
      line.isCreditGone = false
    }
    for (const line of bonuses) line.isBonusGone = false
    order.isOwn = false
    order.isUpheld = false
    this.rise()
  }
}

/** What every account of the ledger holds after all that, but for where a payee's money stands. */
export function balancesOf(orders: Order[]): Map<string, number> {
  const balances = new Map<string, number>()
  const add = (account: string, amount: number) =>
    balances.set(account, (balances.get(account) ?? 0) + amount)
  for (const order of orders) {
    const loss = order.dispute?.loss ?? 0
    add(`outside:${order.provider}`, loss)
    add('platform:losses', -loss)
    if (order.status !== 'paid') continue
    add(`outside:${order.provider}`, backOf(order) - totalOf(order))
    for (const line of order.lines) {
      const owed = owedOf(line, isOverFor(order, line.seller))
      add(`curator ${order.shop}`, owed.credit + owed.bonus)
      add('platform:fees', owed.fee)
      add('platform:discounts', -owed.byPlatform)
      add('platform:bonuses', -owed.bonus)
    }
    for (const [seller, { collected }] of order.parts) {
      add(seller, sellerOf(order, seller))
      add('outside:payout:collected', collected)
    }
  }
  return balances
}
