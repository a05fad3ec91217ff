import type { Frame } from '../../server/http/storefront/views.ts'
import type { Money } from '../../server/platform/money.ts'
import { messagesIn } from '../messages/index.ts'
import { Price } from './price.tsx'

type Props = {
  frame: Frame
  sums: {
    /** At list prices, before any discount. */
    goods: Money
    discount: Money | null
    tax: Money | null
    isTaxOnTop: boolean
    shipping: Money
    total: Money
  }
}

/** What a total is made of, the same before and after ordering. */
export function Sums({ frame, sums }: Props) {
  const words = messagesIn(frame.language)
  const { discount, tax, shipping } = sums
  const money = (amount: Money) => <Price money={amount} language={frame.language} />
  return (
    <>
      <p class="sum soft">
        <span>{words.goods}</span>
        {money(sums.goods)}
      </p>
      {discount && (
        <p class="sum soft">
          <span>{words.discount}</span>
          <span>−{money(discount)}</span>
        </p>
      )}
      {tax && (
        <p class="sum soft">
          <span>{sums.isTaxOnTop ? words.taxOnTop : words.taxWithin}</span>
          {money(tax)}
        </p>
      )}
      <p class="sum soft">
        <span>{words.shipping}</span>
        {shipping.amount ? money(shipping) : <span>{words.free}</span>}
      </p>
      <p class="sum total">
        <span>{words.total}</span>
        {money(sums.total)}
      </p>
    </>
  )
}
