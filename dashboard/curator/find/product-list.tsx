import { Bone } from '../../ui/skeleton.tsx'
import type { Product } from './catalog.ts'
import { ProductCard } from './product-card.tsx'

/** The cards; while choosing several, `chosen` says which. */
export function ProductList({
  products,
  isLoading,
  chosen,
  onChosen,
  onLook,
  onPick,
}: {
  products: Product[]
  isLoading: boolean
  chosen: ReadonlySet<string> | null
  onChosen: (chosen: ReadonlySet<string>) => void
  onLook: (product: Product) => void
  onPick: (product: Product) => void
}) {
  const choose = (id: string, is: boolean) => {
    const next = new Set(chosen)
    if (is) next.add(id)
    else next.delete(id)
    onChosen(next)
  }
  return (
    <ul class="products" aria-busy={isLoading}>
      {products.map(product => (
        <ProductCard
          key={product.id}
          product={product}
          isChoosing={chosen !== null}
          isChosen={!!chosen?.has(product.id)}
          onLook={() => onLook(product)}
          onPick={() => onPick(product)}
          onChoose={is => choose(product.id, is)}
        />
      ))}
    </ul>
  )
}

export function ProductBones() {
  return (
    <ul class="products" aria-hidden="true">
      {Array.from({ length: 6 }, (_, index) => (
        <li class="product" key={index}>
          <Bone class="thumb-large" />
          <div class="product-main">
            <Bone class="bone-line" />
            <Bone class="bone-line is-long" />
            <Bone class="bone-line is-short" />
          </div>
        </li>
      ))}
    </ul>
  )
}
