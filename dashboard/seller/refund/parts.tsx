import { sellerWords } from '../../messages/seller/index.ts'
import { moneyWords } from '../../messages/seller/money/index.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { countText, moneyText } from '../../ui/money.tsx'
import { Thumb } from '../../ui/picture.tsx'
import { amountText } from '../pieces/amount.ts'
import { MoneyField } from '../pieces/money-field.tsx'
import type { Part } from '../ship/parts.ts'
import type { Left, RefundFaults, RefundValues } from './values.ts'

type Props = {
  left: Left
  values: RefundValues
  set: (change: Partial<RefundValues>) => void
  at: RefundFaults['at']
}

/** Of each line an amount and what is back on the shelf; then shipping, then a kindness. */
export function Parts({ part, ...props }: Props & { part: Part }) {
  const t = moneyWords.use()
  const say = useSay(props.at)
  const { left, values, set } = props
  const { currency } = left.amount
  return (
    <>
      <ul class="refund-lines">
        {left.lines.map(line => (
          <Line
            key={line.line_id}
            {...props}
            line={line}
            picture={part.pictures[part.lines.findIndex(one => one.id === line.line_id)] ?? null}
          />
        ))}
      </ul>
      <div class="form-row">
        {left.shipping.amount > 0 && (
          <MoneyField
            label={t.refundShipping}
            hint={t.refundLinesLeft(moneyText(left.shipping))}
            isOptional
            currency={currency}
            value={values.shipping}
            onText={shipping => set({ shipping })}
            error={say('shipping', left.shipping)}
          />
        )}
        <MoneyField
          label={t.refundGoodwill}
          hint={t.refundGoodwillHint}
          isOptional
          currency={currency}
          value={values.goodwill}
          onText={goodwill => set({ goodwill })}
          error={say('goodwill', left.amount)}
        />
      </div>
    </>
  )
}

function Line({
  line,
  picture,
  left,
  values,
  set,
  at,
}: Props & { line: Left['lines'][number]; picture: string | null }) {
  const t = moneyWords.use()
  const say = useSay(at)
  const { line_id: id, title, amount, quantity } = line
  const typed = values.lines[id] ?? { amount: '', units: '' }
  const change = (part: Partial<typeof typed>) =>
    set({ lines: { ...values.lines, [id]: { ...typed, ...part } } })
  const whole = amountText(amount.amount, amount.currency)
  const fillIn = () => change({ amount: whole, units: typed.units || String(quantity) })
  return (
    <li class="refund-line">
      <Thumb src={picture} size="small" />
      <span class="row-main">
        <span class="two-lines" dir="auto">
          {title}
        </span>
        <span class="facts">
          <span>× {countText(quantity)}</span>
          <span>{t.refundLinesLeft(moneyText(amount))}</span>
        </span>
      </span>
      <Button kind="quiet" isSmall aria-label={t.refundAllOf(title)} onClick={fillIn}>
        {t.refundAll}
      </Button>
      <fieldset class="refund-fields">
        <legend class="hidden">{title}</legend>
        <MoneyField
          label={t.refundAmount}
          currency={left.amount.currency}
          value={typed.amount}
          onText={text => change({ amount: text })}
          error={say(id, amount)}
        />
        <TextField
          label={t.refundUnits}
          inputMode="numeric"
          autocomplete="off"
          class="input figures"
          placeholder="0"
          value={typed.units}
          onText={units => change({ units })}
          error={at[`units:${id}`] ? t.refundUnitsWrong(countText(quantity)) : null}
        />
      </fieldset>
    </li>
  )
}

function useSay(at: RefundFaults['at']) {
  const t = moneyWords.use()
  const seller = sellerWords.use()
  return (name: string, left: Left['amount']): string | null => {
    const fault = at[name]
    if (!fault) return null
    return fault === 'much' ? t.refundTooMuch(moneyText(left)) : seller.amountWrong
  }
}
