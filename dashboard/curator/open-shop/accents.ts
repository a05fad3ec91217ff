import type { ShopInput } from '../../../server/shops/contract.ts'

export type Accent = ShopInput['accent']

/** Every colour there is; the compiler asks for the ones to come. */
export const accents = Object.keys({
  persimmon: 0,
  tea: 0,
  indigo: 0,
  plum: 0,
  ink: 0,
} satisfies Record<Accent, 0>) as Accent[]
