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

const codes = Object.keys(regions) as Currency[]

/** `[code, name]` in the language of the page: `CNY, Chinese Yuan`. */
export function currencyOptions(language: string): [Currency, string][] {
  return codes.map(code => [code, `${currencyName(code, language)} · ${code}`])
}

export function currencyName(code: string, language: string): string {
  return new Intl.DisplayNames(tagOf(language), { type: 'currency' }).of(code) ?? code
}

/**
 * What a browser's languages let one expect, where somebody sells in it: `zh-CN` -> CNY, `en-GB` -> GBP;
 * otherwise what most sell in, as a shop can pick nothing else.
 */
export function likelyCurrency(languages: readonly string[], sold: readonly string[]): Currency {
  const expected = languages.map(currencyOf).filter(code => code !== undefined)
  const [most] = codes.filter(code => code === sold[0])
  return expected.find(code => sold.includes(code)) ?? most ?? expected[0] ?? 'USD'
}

function currencyOf(tag: string): Currency | undefined {
  try {
    const { region = '' } = new Intl.Locale(tag).maximize()
    return codes.find(code => regions[code].includes(region))
  } catch {
    // Some browsers say what is no tag, such as `en-US@posix`.
    return undefined
  }
}
