import type { Money } from '../../server/platform/money.ts'
import { language } from '../messages/language.ts'
import { shellWords } from '../messages/shell/index.ts'
import { Price } from '../ui/money.tsx'

/** `from ¥28.90`, or in Chinese `¥28.90 起`, where variants cost differently. */
export function PriceFrom({ price, isFrom }: { price: Money; isFrom: boolean }) {
  const { from } = shellWords.use()
  const isAfter = language.use() === 'zh'
  if (!isFrom) return <Price of={price} />
  return (
    <span class="price-from">
      {!isAfter && `${from} `}
      <Price of={price} />
      {isAfter && ` ${from}`}
    </span>
  )
}
