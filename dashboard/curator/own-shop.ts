import type { InferResponseType } from 'hono/client'
import { answer, api } from '../api.ts'
import { type Load, useLoad } from '../ui/load.ts'
import { store } from '../ui/store.ts'

export type OwnShop = InferResponseType<typeof api.shop.$get, 200>

/** Kept from screen to screen, so that only the first one waits for it. */
const known = store<OwnShop | null>(null)

/** The signed-in curator's shop, read anew on each screen behind what is known already. */
export function useOwnShop(): Load<OwnShop> {
  const load = useLoad(refreshShop, [])
  return { ...load, data: known.use(), change: changeShop }
}

export async function refreshShop(): Promise<OwnShop> {
  const found = await answer(api.shop.$get())
  known.set(found)
  return found
}

export function changeShop(how: (shop: OwnShop) => OwnShop): void {
  const shop = known.get()
  if (shop) known.set(how(shop))
}

/** So many picks more or fewer, shown before the server is asked again. */
export function notePicks(more: number): void {
  changeShop(({ tier, ...shop }) => ({
    ...shop,
    tier: { ...tier, picks: tier.picks + more, room: Math.max(0, tier.room - more) },
  }))
}
