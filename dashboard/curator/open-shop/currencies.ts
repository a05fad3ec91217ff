import type { ShopInput } from '../../../server/shops/contract.ts'
import { tagOf } from '../../messages/language.ts'

export type Currency = ShopInput['currency']

/** Every currency a shop can sell in, with the regions whose people would expect it. */
const regions: Record<Currency, string[]> = {
  CNY: ['CN'],
  USD: ['US'],
  EUR: ['DE', 'FR', 'ES', 'IT', 'NL', 'AT', 'BE', 'FI', 'IE', 'PT', 'GR', 'SK', 'SI', 'EE', 'LV'],
  GBP: ['GB'],
  JPY: ['JP'],
  HKD: ['HK'],
  TWD: ['TW'],
  SGD: ['SG'],
  AUD: ['AU'],
  CAD: ['CA'],
  KRW: ['KR'],
}

/** `[code, name]` in the language of the page: `CNY, Chinese Yuan`. */
export function currencyOptions(language: string): [Currency, string][] {
  const names = new Intl.DisplayNames(tagOf(language), { type: 'currency' })
  return (Object.keys(regions) as Currency[]).map(code => [code, `${names.of(code)} · ${code}`])
}

/** What a browser's languages let one expect: `zh-CN` -> CNY, `en-GB` -> GBP, otherwise dollars. */
export function likelyCurrency(languages: readonly string[]): Currency {
  for (const tag of languages) {
    const { region } = new Intl.Locale(tag).maximize()
    const found = (Object.keys(regions) as Currency[]).find(code =>
      regions[code].includes(region ?? ''),
    )
    if (found) return found
  }
  return 'USD'
}
