import type { Language } from '../../server/platform/language.ts'
import { formatMoney, type Money } from '../../server/platform/money.ts'
import { html } from './html.ts'

type Props = { money: Money; language: Language; isFrom?: boolean; from?: string }

/** An amount for people: the sign a little smaller than the figures. */
export function Price({ money, language, isFrom = false, from = '' }: Props) {
  const text = formatMoney(money, language)
  const [, first = '', figures = text, last = ''] =
    /^([^\p{Nd}-]*)(.*\p{Nd})(.*)$/u.exec(text) ?? []
  const amount = html`<span class="price">${small(first)}${figures}${small(last)}</span>`
  if (!isFrom) return amount
  const [before, after] = from.split('{price}').map(soft)
  return html`<span>${before ?? null}${amount}${after ?? null}</span>`
}

const small = (sign: string) => sign && html`<small>${sign}</small>`
const soft = (word: string) => word && html`<small class="soft">${word}</small>`
