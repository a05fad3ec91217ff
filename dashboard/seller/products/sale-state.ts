import type { OwnSeller } from '../own.ts'

/** How a product of such a seller stands that is on sale by itself. */
export type SaleState = 'now' | 'early' | 'held'

/** `early`: the operator has not said yes yet; `held`: nobody can buy from this seller for now. */
export function saleState({ state }: Pick<OwnSeller, 'state'>): SaleState {
  if (state === 'active') return 'now'
  return state === 'applied' || state === 'refused' ? 'early' : 'held'
}
