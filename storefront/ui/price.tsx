import type { Language } from '../../server/platform/language.ts'
import { formatMoney, type Money } from '../../server/platform/money.ts'

type Props = { money: Money; language: Language; isFrom?: boolean; from?: string }

/** An amount for people: the sign a little smaller than the figures. */
export function Price({ money, language, isFrom = false, from = '' }: Props) {
  const text = formatMoney(money, language)
  const [, sign = '', figures = text] = /^([^\d-]*)(.*)$/.exec(text) ?? []
  const amount = (
    <span class="price">
      {sign && <small>{sign}</small>}
      {figures}
    </span>
  )
  if (!isFrom) return amount
  const [before = '', after = ''] = from.split('{price}')
  return (
    <span>
      {before && <small class="soft">{before}</small>}
      {amount}
      {after && <small class="soft">{after}</small>}
    </span>
  )
}
