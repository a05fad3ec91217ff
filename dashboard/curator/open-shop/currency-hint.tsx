import { curatorWords } from '../../messages/curator/index.ts'
import { language } from '../../messages/language.ts'
import { currencyName } from './currencies.ts'

/** That it stays, and what can be picked in it: perhaps nothing. */
export function CurrencyHint({ chosen, sold }: { chosen: string; sold: readonly string[] }) {
  const t = curatorWords.use().open
  const spoken = language.use()
  const isSold = sold.length === 0 || sold.includes(chosen)
  const names = sold.map(code => currencyName(code, spoken))
  return (
    <span aria-live="polite">
      {!isSold && <b>{t.currencyUnsold(names)} </b>}
      {t.currencyHint}
    </span>
  )
}
