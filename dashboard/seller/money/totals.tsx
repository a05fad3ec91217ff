import { moneyWords } from '../../messages/seller/money/index.ts'
import { Price } from '../../ui/money.tsx'
import type { Payee } from './data.ts'

/** Held, payable, on its way, paid: where all of it stands. */
export function Totals({ payee, heldMinor }: { payee: Payee; heldMinor: number }) {
  const t = moneyWords.use()
  const held = { amount: heldMinor, currency: payee.currency }
  const all = [
    { name: t.totalHeld, text: t.totalHeldText, of: held },
    { name: t.totalPayable, text: t.totalPayableText, of: payee.payable, isLead: true },
    { name: t.totalInPayout, text: t.totalInPayoutText, of: payee.in_payout },
    { name: t.totalPaid, text: t.totalPaidText, of: payee.paid },
  ]
  return (
    <section aria-label={t.totalsLabel}>
      <dl class="totals">
        {all.map(({ name, text, of, isLead }) => (
          <div key={name} class={isLead ? 'is-lead' : undefined}>
            <dt>{name}</dt>
            <dd>
              <Price of={of} />
              <span class="soft small">{text}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
