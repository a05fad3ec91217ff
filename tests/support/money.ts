import { expect } from 'vitest'
import { examine, examineChains } from '../../server/doctor/examine.ts'
import { partsOfOrder } from '../../server/fulfilment/queries.ts'
import { payeeToken } from '../../server/payouts/payee.ts'
import { days } from '../../server/platform/clock.ts'
import type { Client } from './client.ts'
import type { House } from './house.ts'
import { password } from './world.ts'

/** Steps that many money stories share. */

/** Buys and has every parcel shipped and delivered through the sellers' own API. */
export async function deliverAll(
  house: House,
  client: Client,
  keys: Record<string, string>,
  order: { shopId: string; orderId: string },
): Promise<void> {
  await house.settle()
  const parts = await house.instance.db.read(reader => partsOfOrder(reader, order))
  for (const part of parts) {
    const key = keys[part.sellerId] as string
    const path = `/seller-orders/${part.id}`
    await client.api('POST', `${path}/ship`, { carrier: 'SF', tracking_number: 'SF1' }, key)
    await client.api('POST', `${path}/deliver`, {}, key)
  }
  await house.settle()
}

/** Time passes until holds have ended, and what follows is done. */
export async function mature(house: House, howManyDays = 15): Promise<void> {
  house.clock.move(days(howManyDays))
  await house.settle()
}

/** Every statement of the doctor, and every chain. */
export async function expectSound(house: House): Promise<void> {
  const now = house.clock.now()
  expect(await house.instance.db.read(reader => examine(reader, now))).toEqual([])
  expect(await house.instance.db.read(examineChains)).toEqual([])
}

type Speak = Awaited<ReturnType<Client['signIn']>>

/** Says where to be paid and opens the mailed link. `at`: '' for the shop, `/seller/sel_...`. */
export async function setPayee(
  house: House,
  speak: Speak,
  { at, home, edit = {} }: { at: string; home: string; edit?: Record<string, unknown> },
) {
  const input = {
    provider: 'manual',
    holder: 'Mei',
    account: 'DE89370400440532013000',
    bank: 'B',
    password,
    ...edit,
  }
  const proposed = await speak('PUT', `${at}/payee`, input)
  expect(proposed.status).toBe(200)
  const versions = await house.instance.db.read(async reader => {
    const { detailsOf } = await import('../../server/payouts/payee.ts')
    return detailsOf(reader, home)
  })
  const token = payeeToken(house.instance.config.secretKey, versions[0]!)
  return speak('POST', '/payee/confirm', { home, token })
}
