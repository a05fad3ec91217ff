import { sellerWords } from '../../messages/seller/index.ts'
import { AreaField, TextField } from '../../ui/field.tsx'
import { SelectField } from '../../ui/select.tsx'
import { MoneyField, PercentField } from '../pieces/money-field.tsx'
import { CommissionExample } from './example.tsx'
import { useFaultWords } from './fault-words.ts'
import { CountryField, CurrencyField } from './place-fields.tsx'
import type { SellerFaults, SellerValues } from './values.ts'

type Props = {
  values: SellerValues
  set: (change: Partial<SellerValues>) => void
  faults: SellerFaults
  /** Once prices are in it, it stays. */
  isCurrencyFixed?: boolean
  /** The platform's fee, once there is one. */
  feeBps?: number
}

/** The fields of a seller, for applying and for editing. */
export function SellerFields({ values, set, faults, isCurrencyFixed, feeBps }: Props) {
  const t = sellerWords.use()
  const say = useFaultWords()
  return (
    <>
      <fieldset class="form sheet">
        <legend class="form-legend">{t.applyWho}</legend>
        <TextField
          label={t.sellerName}
          hint={t.sellerNameHint}
          value={values.name}
          onText={name => set({ name })}
          error={say(faults.name)}
          autocomplete="organization"
        />
        <TextField
          label={t.sellerLine}
          hint={t.sellerLineHint}
          isOptional
          value={values.line}
          onText={line => set({ line })}
          error={say(faults.line)}
        />
        <div class="form-row">
          <CountryField {...{ values, set, isCurrencyFixed }} error={say(faults.country)} />
          <TextField
            label={t.supportEmail}
            hint={t.supportEmailHint}
            type="email"
            inputMode="email"
            value={values.email}
            onText={email => set({ email })}
            error={say(faults.email)}
          />
        </div>
        <AreaField
          label={t.company}
          hint={t.companyHint}
          isOptional
          value={values.company}
          onText={company => set({ company })}
          error={say(faults.company)}
          maxLength={500}
        />
      </fieldset>
      <MoneyFields {...{ values, set, faults, isCurrencyFixed, feeBps }} />
    </>
  )
}

function MoneyFields({ values, set, faults, isCurrencyFixed, feeBps = 0 }: Props) {
  const t = sellerWords.use()
  const say = useFaultWords()
  const { currency } = values
  return (
    <fieldset class="form sheet">
      <legend class="form-legend">{t.applyMoney}</legend>
      <div class="form-row">
        <CurrencyField {...{ values, set, isCurrencyFixed }} />
        <TextField
          label={t.returnDays}
          hint={t.returnDaysHint}
          inputMode="numeric"
          value={values.returnDays}
          onText={returnDays => set({ returnDays })}
          error={say(faults.returnDays)}
        />
      </div>
      <SelectField
        label={t.returnPaidBy}
        hint={t.returnPaidByHint}
        value={values.returnPaidBy}
        options={[
          ['', t.returnUnsaid],
          ['buyer', t.returnByBuyer],
          ['seller', t.returnBySeller],
        ]}
        onChoice={returnPaidBy => set({ returnPaidBy })}
      />
      <div class="form-row">
        <MoneyField
          label={t.shipping}
          hint={t.shippingHint}
          currency={currency}
          value={values.shipping}
          onText={shipping => set({ shipping })}
          error={say(faults.shipping)}
        />
        <MoneyField
          label={t.freeFrom}
          hint={t.freeFromHint}
          isOptional
          currency={currency}
          value={values.freeFrom}
          onText={freeFrom => set({ freeFrom })}
          error={say(faults.freeFrom)}
        />
      </div>
      <div class="form-row">
        <PercentField
          label={t.rate}
          hint={t.rateHint}
          value={values.rate}
          onText={rate => set({ rate })}
          error={say(faults.rate)}
        />
        <CommissionExample rate={values.rate} currency={currency} feeBps={feeBps} />
      </div>
    </fieldset>
  )
}
