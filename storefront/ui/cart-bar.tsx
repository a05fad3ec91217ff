import type { Frame } from '../../server/http/storefront/views.ts'
import { messagesIn } from '../messages/index.ts'
import { paths } from '../paths.ts'
import { visitOf } from './page.tsx'

/** Appears with the first thing in the cart; the script fills it from the cart's cookie. */
export function CartBar({ frame }: { frame: Frame }) {
  const { shop } = frame
  if (!shop) return null
  const words = messagesIn(frame.language)
  return (
    <aside
      class="cartbar"
      hidden
      data-handle={shop.handle}
      data-currency={shop.currency}
      data-one={words.items(1)}
      data-many={words.items(2)}
    >
      <a class="button" href={paths.cart(shop.handle, visitOf(frame))}>
        <span data-count />
        <b data-total />
        <span>{words.checkout}</span>
      </a>
    </aside>
  )
}
