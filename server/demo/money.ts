import { partsOfOrder } from '../fulfilment/queries.ts'
import { findUserByEmail, requireUser } from '../identity/queries.ts'
import { draftPayout } from '../payouts/draft.ts'
import { confirmDetails, type Payee, payeeToken, proposeDetails } from '../payouts/payee.ts'
import { settlePayout } from '../payouts/settle.ts'
import { days } from '../platform/clock.ts'
import { requestReturn } from '../returns/handle.ts'
import { sellersOfUser } from '../sellers/queries.ts'
import { findShopByHandle } from '../shops/queries.ts'
import type { DemoHouse } from './fill.ts'

/** One Friday's payouts: Ayu and the orchard said where to be paid, and were. */
export async function payPast(house: DemoHouse, friday: number): Promise<void> {
  const { db } = house.instance
  const payees = await db.read(async reader => {
    const shop = await findShopByHandle(reader, 'ayu')
    const user = await findUserByEmail(reader, 'seller@example.com')
    const [seller] = user ? await sellersOfUser(reader, user.id) : []
    if (!shop || !seller || !user) throw new Error('the demo has nobody to pay')
    const currency = shop.currency
    return [
      { payee: { home: shop.id, kind: 'curator' as const, currency }, userId: shop.userId },
      { payee: { home: seller.id, kind: 'seller' as const, currency }, userId: user.id },
    ]
  })
  for (const { payee, userId } of payees) await pay(house, { payee, userId, friday })
  await house.jobs.drain()
}

async function pay(
  house: DemoHouse,
  { payee, userId, friday }: { payee: Payee; userId: string; friday: number },
): Promise<void> {
  const { db, config } = house.instance
  const { home } = payee
  const before = friday - days(2)
  house.setClock(before)
  await db.transact(async tx => {
    const { email, name } = await requireUser(tx, userId)
    const account = payee.kind === 'curator' ? '6222 0200 1234 5678' : '6217 0001 8765 4321'
    const input = {
      provider: 'manual' as const,
      holder: name,
      account,
      bank: 'ICBC',
      threshold_minor: 0,
    }
    await proposeDetails(tx, { payee, userId, email, input, now: before })
    const token = payeeToken(config.secretKey, { home, version: 1 })
    await confirmDetails(tx, { home, token, secretKey: config.secretKey, now: before })
  })
  await house.jobs.drain()
  house.setClock(friday)
  await house.jobs.drain()
  const made = await db.transact(tx => draftPayout(tx, { payee, now: friday }))
  if (!('payoutId' in made)) throw new Error(`the demo cannot pay ${home}: ${made.why}`)
  house.setClock(friday + days(1))
  await db.transact(tx =>
    settlePayout(tx, {
      home,
      payoutId: made.payoutId,
      state: 'paid',
      providerRef: 'demo bank list 1',
      now: friday + days(1),
    }),
  )
}

/** Yesterday somebody found a chip in the glaze: a return that its seller has not answered yet. */
export async function returnPast(
  house: DemoHouse,
  { shopId, orderId, at }: { shopId: string; orderId: string; at: number },
): Promise<void> {
  house.setClock(at)
  await house.instance.db.transact(async tx => {
    const [part] = await partsOfOrder(tx, { shopId, orderId })
    const line = part?.lines[0]
    if (!part || !line) throw new Error('the demo has nothing to send back')
    await requestReturn(tx, {
      shopId,
      orderId,
      sellerId: part.sellerId,
      input: {
        part_id: part.id,
        lines: [{ line_id: line.lineId, quantity: 1 }],
        reason: 'damaged',
        note: 'A small chip on the rim, see the light fall through it.',
      },
      pictureHash: null,
      now: at,
    })
  })
  await house.jobs.drain()
}
