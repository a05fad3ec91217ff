import type { InferResponseType } from 'hono/client'
import { answer, api } from '../api.ts'
import type { Me } from '../shell/me.ts'
import { store } from '../ui/store.ts'

export const sellerApi = api.seller[':seller']
export type OwnSeller = InferResponseType<typeof sellerApi.$get, 200>

const keptAs = 'xiaopu.seller'

/** Which seller a person who stands for several is looking at; kept by this browser. */
export const chosenSeller = store<string | null>(kept())

/** The seller on the page, as last read. */
export const ownSeller = store<OwnSeller | null>(null)

/** Inside the seller's part there is always one. */
export function useOwn(): OwnSeller {
  const found = ownSeller.use()
  if (!found) throw new Error('no seller is known')
  return found
}

export async function loadOwn(id: string): Promise<OwnSeller> {
  const found = await answer(sellerApi.$get({ param: { seller: id } }))
  ownSeller.set(found)
  return found
}

/** Counts and state anew, without a word when that fails: the page is no worse for it. */
export async function refreshOwn(): Promise<void> {
  const known = ownSeller.get()
  if (known) await loadOwn(known.id).catch(() => {})
}

export function chooseSeller(id: string): void {
  try {
    localStorage.setItem(keptAs, id)
  } catch {
    // Then it is chosen for this page only.
  }
  chosenSeller.set(id)
}

/** The chosen one, else the first that sells, else the first; null for who stands for none. */
export function sellerFor(sellers: Me['sellers'], chosen: string | null): string | null {
  const found =
    sellers.find(one => one.id === chosen) ??
    sellers.find(one => one.state === 'active') ??
    sellers[0]
  return found?.id ?? null
}

export function toShipCount({ orders }: OwnSeller): number {
  return (orders.forwarded ?? 0) + (orders.accepted ?? 0)
}

function kept(): string | null {
  try {
    return localStorage.getItem(keptAs)
  } catch {
    return null
  }
}
