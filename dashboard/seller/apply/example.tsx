import { shareMinor } from '../../../server/platform/money.ts'
import { sellerWords } from '../../messages/seller/index.ts'
import { moneyText } from '../../ui/money.tsx'
import { readPercent } from '../pieces/amount.ts'

/** An everyday price in each currency: where it is not 28.90, that would buy nothing. */
const everyday: Record<string, number> = {
  JPY: 2_890,
  KRW: 28_900,
  VND: 289_000,
  IDR: 28_900_000,
  KWD: 8_900,
  BHD: 8_900,
  JOD: 8_900,
}

/** What a commission means, in money, while it is being typed. */
export function CommissionExample({
  rate,
  currency,
  priceMinor,
  feeBps = 0,
}: {
  rate: string
  currency: string
  /** The platform's, where it is known by now. */
  feeBps?: number
  /** Of the product itself, where there is one. */
  priceMinor?: number | null
}) {
  const t = sellerWords.use()
  const bps = readPercent(rate)
  if (bps === null) return null
  const price = priceMinor || (everyday[currency] ?? 2_890)
  const commission = shareMinor(price, bps)
  const fee = Math.min(shareMinor(price, feeBps), price - commission)
  const text = (amount: number) => moneyText({ amount, currency })
  return (
    <p class="example" aria-live="polite">
      {t.example(text(price), text(commission), fee ? text(fee) : null)}{' '}
      {t.exampleLeft(text(price - commission - fee))}
    </p>
  )
}
