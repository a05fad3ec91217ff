import type { ComponentChildren } from 'preact'
import { operatorWords } from '../../messages/operator/index.ts'
import { moneyText, Price } from '../../ui/money.tsx'
import type { OrderDetail } from './data.ts'
import { bonusShares, discountShares, lineShares, orderShares, type Shares } from './shares.ts'
import { SplitBar } from './split-bar.tsx'

type Line = OrderDetail['lines'][number]

/** Every cent of an order and whose it is: what was paid is what was shared out. */
export function Split({ order }: { order: OrderDetail }) {
  const t = operatorWords.use()
  const { currency } = order.total
  const text = (amount: number) => moneyText({ amount, currency })
  const whole = orderShares(order)
  const shipping = order.shipping.amount
  return (
    <section class="section">
      <h2>{t.splitTitle}</h2>
      <div class="sheet split">
        <SplitBar
          label={t.splitBar(text(whole.net), text(whole.commission), text(whole.fee))}
          shares={[whole.net, whole.commission, whole.fee]}
        />
        <table class="split-table">
          <thead>
            <tr>
              <th scope="col">{t.splitLine}</th>
              <th scope="col">{t.splitTotal}</th>
              <th scope="col" class="share-net">
                {t.splitNet}
              </th>
              <th scope="col" class="share-commission">
                {t.splitCommission}
              </th>
              <th scope="col" class="share-fee">
                {t.splitFee}
              </th>
            </tr>
          </thead>
          <tbody>
            {order.lines.map(line => (
              <LineRows key={line.id} line={line} />
            ))}
            {shipping > 0 && (
              <Row
                head={t.splitShipping}
                shares={{ paid: shipping, net: shipping, commission: 0, fee: 0 }}
                currency={currency}
              />
            )}
          </tbody>
          <tfoot>
            <Row head={t.splitSum} shares={whole} currency={currency} isWhole />
            {order.refunded.amount > 0 && (
              <tr class="split-refunded">
                <th scope="row">{t.splitRefunded}</th>
                <Amount label={t.splitTotal} amount={order.refunded.amount} currency={currency} />
                <td />
                <td />
                <td />
              </tr>
            )}
          </tfoot>
        </table>
        {order.receipts.length > 0 && (
          <p class="facts">
            {order.receipts.map(({ url, kind, line_id }, index) => (
              <a key={`${line_id}${kind}`} href={url} target="_blank" rel="noreferrer">
                {t.receiptOf(index + 1)}
              </a>
            ))}
          </p>
        )}
      </div>
    </section>
  )
}

/** A line at its price; below it what a discount or a bonus changes, and who pays for that. */
function LineRows({ line }: { line: Line }) {
  const t = operatorWords.use()
  const { currency } = line.total
  const [rule = ''] = line.rate_rule.split(':')
  const { tax, refunded, discount, discount_funder: funder, bonus } = line
  return (
    <>
      <Row
        head={
          <>
            <span class="two-lines" dir="auto">
              {line.title}
            </span>
            <span class="soft small">
              × {line.quantity} · {t.rules[rule] ?? line.rate_rule}
              {tax.amount > 0 && ` · ${t.refund.tax(moneyText(tax))}`}
              {refunded.amount > 0 && ` · ${t.refund.back(moneyText(refunded))}`}
            </span>
          </>
        }
        shares={lineShares(line)}
        currency={currency}
      />
      {discount.amount > 0 && funder && (
        <Row
          head={t.refund.discountBy[funder]}
          shares={discountShares(line)}
          currency={currency}
          isBelow
        />
      )}
      {bonus.amount > 0 && (
        <Row head={t.refund.bonus} shares={bonusShares(line)} currency={currency} isBelow />
      )}
    </>
  )
}

/** Of rows that change only some shares, the others stay empty. */
function Row({
  head,
  shares: { paid, net, commission, fee },
  currency,
  isBelow,
  isWhole,
}: {
  head: ComponentChildren
  shares: Shares
  currency: string
  isBelow?: boolean
  isWhole?: boolean
}) {
  const t = operatorWords.use()
  const cell = (label: string, amount: number, share?: 'net' | 'commission' | 'fee') =>
    amount || isWhole ? (
      <Amount label={label} amount={amount} currency={currency} share={share} />
    ) : (
      <td />
    )
  return (
    <tr class={isBelow ? 'split-below' : undefined}>
      <th scope="row">{head}</th>
      {cell(t.splitTotal, paid)}
      {cell(t.splitNet, net, 'net')}
      {cell(t.splitCommission, commission, 'commission')}
      {cell(t.splitFee, fee, 'fee')}
    </tr>
  )
}

/** On a phone each amount stands beside its name, for there the head of the table is gone. */
function Amount({
  label,
  amount,
  currency,
  share,
}: {
  label: string
  amount: number
  currency: string
  share?: 'net' | 'commission' | 'fee' | undefined
}) {
  return (
    <td class={amount ? undefined : 'soft'}>
      <span class={`split-label ${share ? `share-${share}` : ''}`} aria-hidden="true">
        {label}
      </span>
      <Price of={{ amount, currency }} />
    </td>
  )
}
