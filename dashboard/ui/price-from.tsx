import type { Money } from '../../server/platform/money.ts'
import { shellWords } from '../messages/shell/index.ts'
import { Price } from './money.tsx'

type Props = { price: Money; isFrom: boolean; class?: string }

/** `from ¥28.90`, or in Chinese `¥28.90 起`, where variants cost differently. */
export function PriceFrom({ price, isFrom, class: name }: Props) {
  const { from } = shellWords.use()
  const amount = name ? <Price of={price} class={name} /> : <Price of={price} />
  if (!isFrom) return amount
  const [before = '', after = ''] = from.split('{price}')
  return (
    <span class="price-from">
      {before}
      {amount}
      {after}
    </span>
  )
}
