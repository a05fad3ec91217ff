import { sellerWords } from '../../messages/seller/index.ts'
import { moneyText, Price } from '../../ui/money.tsx'
import { type Part, paidMinor } from './parts.ts'

/** What the seller gets for it, and how that comes about. */
export function Net({ part }: { part: Part }) {
  const t = sellerWords.use()
  const { goods, shipping, net } = part
  const less = { ...net, amount: paidMinor(part) - net.amount }
  return (
    <p class="net">
      <span>
        {t.youGet} <Price of={net} class="strong" />
      </span>
      <span class="soft small">
        {t.youGetHow(
          moneyText(goods),
          shipping.amount ? moneyText(shipping) : null,
          moneyText(less),
        )}
      </span>
    </p>
  )
}
