import { sellerWords } from '../../messages/seller/index.ts'
import { Price } from '../../ui/money.tsx'
import { useSaleText } from '../pieces/sale-text.ts'
import type { Part } from './parts.ts'

/** What the seller gets for it, and how that comes about. */
export function Net({ part }: { part: Part }) {
  const t = sellerWords.use()
  return (
    <p class="net">
      <span>
        {t.youGet} <Price of={part.net} class="strong" />
      </span>
      <span class="soft small">{useSaleText(part)}</span>
    </p>
  )
}
