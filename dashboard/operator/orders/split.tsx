import { operatorWords } from '../../messages/operator/index.ts'
import { moneyText, Price } from '../../ui/money.tsx'
import type { OrderDetail } from './data.ts'
import { SplitBar } from './split-bar.tsx'

type Line = OrderDetail['lines'][number]
type Share = 'total' | 'seller_net' | 'commission' | 'platform_fee'

/** Every cent of an order and whose it is: what was paid is what was shared out. */
export function Split({ order }: { order: OrderDetail }) {
  const t = operatorWords.use()
  const sum = (share: Share) => ({
    ...order.total,
    amount: order.lines.reduce((all, line) => all + line[share].amount, 0),
  })
  const text = (share: Share) => moneyText(sum(share))
  return (
    <section class="section">
      <h2>{t.splitTitle}</h2>
      <div class="sheet split">
        <SplitBar
          label={t.splitBar(text('seller_net'), text('commission'), text('platform_fee'))}
          shares={[sum('seller_net').amount, sum('commission').amount, sum('platform_fee').amount]}
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
            {order.lines.map((line, at) => (
              <LineRow key={`${line.title} ${at}`} line={line} />
            ))}
            <tr>
              <th scope="row">{t.splitShipping}</th>
              <Amount label={t.splitTotal} of={order.shipping} />
              <Amount share="net" label={t.splitNet} of={order.shipping} />
              <td />
              <td />
            </tr>
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t.splitSum}</th>
              <Amount label={t.splitTotal} of={order.total} />
              <Amount
                share="net"
                label={t.splitNet}
                of={{
                  ...order.total,
                  amount: sum('seller_net').amount + order.shipping.amount,
                }}
              />
              <Amount share="commission" label={t.splitCommission} of={sum('commission')} />
              <Amount share="fee" label={t.splitFee} of={sum('platform_fee')} />
            </tr>
            {order.refunded.amount > 0 && (
              <tr class="split-refunded">
                <th scope="row">{t.splitRefunded}</th>
                <Amount label={t.splitTotal} of={order.refunded} />
                <td />
                <td />
                <td />
              </tr>
            )}
          </tfoot>
        </table>
      </div>
    </section>
  )
}

function LineRow({ line }: { line: Line }) {
  const t = operatorWords.use()
  const [rule = ''] = line.rate_rule.split(':')
  return (
    <tr>
      <th scope="row">
        <span class="two-lines" dir="auto">
          {line.title}
        </span>
        <span class="soft small">
          × {line.quantity} · {t.rules[rule] ?? line.rate_rule}
        </span>
      </th>
      <Amount label={t.splitTotal} of={line.total} />
      <Amount share="net" label={t.splitNet} of={line.seller_net} />
      <Amount share="commission" label={t.splitCommission} of={line.commission} />
      <Amount share="fee" label={t.splitFee} of={line.platform_fee} />
    </tr>
  )
}

/** On a phone each amount stands beside its name, for there the head of the table is gone. */
function Amount({
  label,
  of,
  share,
}: {
  label: string
  of: OrderDetail['total']
  share?: 'net' | 'commission' | 'fee'
}) {
  return (
    <td class={of.amount ? undefined : 'soft'}>
      <span class={`split-label ${share ? `share-${share}` : ''}`} aria-hidden="true">
        {label}
      </span>
      <Price of={of} />
    </td>
  )
}
