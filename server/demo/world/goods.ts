import { kilnGoods } from './goods-kiln.ts'
import { makerGoods } from './goods-maker.ts'
import { orchardGoods } from './goods-orchard.ts'

export type DrawingKind =
  | 'fruit-box'
  | 'fruit-bowl'
  | 'kiwis'
  | 'dried-persimmons'
  | 'jar'
  | 'tin'
  | 'tea-cake'
  | 'bottle'
  | 'bag-of-grain'
  | 'bowl'
  | 'cup'
  | 'gaiwan'
  | 'tasting-cups'
  | 'teapot'
  | 'vase'
  | 'plate'
  | 'lamp'
  | 'lantern'
  | 'plant'
  | 'shirt'
  | 'scarf'
  | 'silk-square'
  | 'blanket'
  | 'tote'
  | 'backpack'
  | 'notebook'
  | 'pen'
  | 'book'
  | 'toy'
  | 'kite'
  | 'candle'
  | 'basket'
  | 'tent'
  | 'knife'
  | 'board'
  | 'towel'

export type Good = {
  seller: 'orchard' | 'kiln' | 'maker'
  slug: string
  title: string
  titleZh: string
  description: string
  descriptionZh: string
  brand: string
  /** Words that `catalog/categories.ts` knows, e.g. `Food > Fruit`. */
  category: string
  /** Percent; without it the seller's default counts. */
  commission?: number
  drawing: DrawingKind
  /** One for all variants, or one for each in their order. */
  colors: string[]
  variants: GoodVariant[]
}

export type GoodVariant = {
  /** For Google's feeds only Color, Size, Material and Pattern. */
  options: Record<string, string>
  /** Minor units of CNY. */
  price: number
  /** Null: not tracked. */
  stock: number | null
  gtin?: string
}

export const goods: readonly Good[] = [...orchardGoods, ...kilnGoods, ...makerGoods]
