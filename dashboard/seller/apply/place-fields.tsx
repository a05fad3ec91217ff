import { currencies } from '../../../server/platform/money.ts'
import { language } from '../../messages/language.ts'
import { sellerWords } from '../../messages/seller/index.ts'
import { countries, currencyName, currencyOf } from '../../ui/countries.ts'
import { TextField } from '../../ui/field.tsx'
import { SelectField } from '../../ui/select.tsx'
import type { SellerValues } from './values.ts'

type Choice = {
  values: SellerValues
  set: (change: Partial<SellerValues>) => void
  isCurrencyFixed?: boolean | undefined
}

/** A country brings its currency along, until prices are in one. */
export function CountryField({
  values,
  set,
  isCurrencyFixed,
  error,
}: Choice & { error: string | null }) {
  const t = sellerWords.use()
  const choose = (country: string) => {
    const usual = isCurrencyFixed ? null : currencyOf(country)
    set(usual ? { country, currency: usual } : { country })
  }
  return (
    <SelectField
      label={t.country}
      value={values.country}
      options={[['', t.countryChoose], ...countries(language.use())]}
      onChoice={choose}
      error={error}
    />
  )
}

export function CurrencyField({ values, set, isCurrencyFixed }: Choice) {
  const t = sellerWords.use()
  const spoken = language.use()
  if (isCurrencyFixed)
    return (
      <TextField
        label={t.currency}
        hint={t.currencyFixed}
        value={currencyName(values.currency, spoken)}
        onText={() => {}}
        readOnly
      />
    )
  return (
    <SelectField
      label={t.currency}
      hint={t.currencyFixed}
      value={values.currency}
      options={currencies.map(code => [code, currencyName(code, spoken)])}
      onChoice={currency => set({ currency })}
    />
  )
}
