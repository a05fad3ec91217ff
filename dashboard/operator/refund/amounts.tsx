import { operatorWords } from '../../messages/operator/index.ts'
import { MoneyField } from '../../seller/pieces/money-field.tsx'
import { TextField } from '../../ui/field.tsx'
import { moneyText } from '../../ui/money.tsx'
import type { OrderDetail } from '../orders/data.ts'
import { type Faults, leftOf, linesOf, type Wish } from './wish.ts'

/** How much of each line goes back and how many units, of shipping, and as a kindness. */
export function Amounts({
  order,
  wish,
  faults,
  set,
}: {
  order: OrderDetail
  wish: Wish
  faults: Faults
  set: (change: Partial<Wish>) => void
}) {
  const t = operatorWords.use().refund
  const { currency } = order.total
  const money = (amount: number) => moneyText({ amount, currency })
  const said = (field: string, left: number) => {
    const fault = faults[field]
    if (fault === 'over') return t.amountOver(money(left))
    return fault ? t.amountWrong : null
  }
  return (
    <>
      {linesOf(order, wish.seller).map(line => {
        const typed = wish.lines[line.id] ?? { amount: '', quantity: '' }
        const change = (part: Partial<typeof typed>) =>
          set({ lines: { ...wish.lines, [line.id]: { ...typed, ...part } } })
        const left = leftOf(line)
        return (
          <fieldset class="refund-line" key={line.id}>
            <legend class="two-lines" dir="auto">
              {line.title}
            </legend>
            <MoneyField
              label={t.line(money(left))}
              currency={currency}
              value={typed.amount}
              onText={amount => change({ amount })}
              error={said(line.id, left)}
            />
            <TextField
              label={t.quantity}
              aria-label={t.quantityOf(line.title)}
              inputMode="numeric"
              autocomplete="off"
              placeholder="0"
              value={typed.quantity}
              onText={quantity => change({ quantity })}
              error={faults[`${line.id} count`] ? t.countWrong(line.quantity) : null}
            />
          </fieldset>
        )
      })}
      <div class="form-row">
        {order.shipping.amount > 0 && (
          <MoneyField
            label={t.shipping}
            hint={t.line(money(order.shipping.amount))}
            isOptional
            currency={currency}
            value={wish.shipping}
            onText={shipping => set({ shipping })}
            error={said('shipping', order.shipping.amount)}
          />
        )}
        <MoneyField
          label={t.goodwill}
          hint={t.goodwillHint}
          isOptional
          currency={currency}
          value={wish.goodwill}
          onText={goodwill => set({ goodwill })}
          error={said('goodwill', 0)}
        />
      </div>
    </>
  )
}
