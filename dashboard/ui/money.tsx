import { formatMoney, type Money } from '../../server/platform/money.ts'
import { language, tagOf } from '../messages/language.ts'

/** An amount of money; its symbol is smaller than its figures. */
export function Price({ of, class: className }: { of: Money; class?: string }) {
  const [, before = '', figures = '', after = ''] = parts(formatMoney(of, language.use()))
  return (
    <span class={className ? `price ${className}` : 'price'}>
      {before && <span class="price-symbol">{before}</span>}
      {figures}
      {after && <span class="price-symbol">{after}</span>}
    </span>
  )
}

/** `-¥28.90` -> sign, symbol before, figures, symbol after. */
function parts(text: string): string[] {
  return /^(\D*)([\d.,\s\u00a0\u202f]*\d)(\D*)$/u.exec(text) ?? ['', '', text, '']
}

/** The amount as text, for sentences and labels. */
export function moneyText(money: Money): string {
  return formatMoney(money, language.get())
}

/** `1800` -> `18 %` or `18%`; basis points are hundredths of a percent. */
export function percentText(bps: number): string {
  return new Intl.NumberFormat(tagOf(language.get()), {
    style: 'percent',
    maximumFractionDigits: 2,
  }).format(bps / 10_000)
}

export function countText(count: number): string {
  return new Intl.NumberFormat(tagOf(language.get())).format(count)
}

/** What somebody gains or loses: `+¥20.00`, `−¥16.40`, `¥0.00`. */
export function signedText(money: Money): string {
  const text = moneyText({ ...money, amount: Math.abs(money.amount) })
  if (money.amount === 0) return text
  return money.amount < 0 ? `−${text}` : `+${text}`
}
