import { useState } from 'preact/hooks'
import { curatorWords } from '../../messages/curator/index.ts'
import { useMe } from '../../shell/me.ts'
import { Button } from '../../ui/button.tsx'
import { instantText } from '../../ui/dates.tsx'
import { Icon } from '../../ui/icon.tsx'
import { AccountForm } from './account-form.tsx'
import { Facts } from './facts.tsx'
import type { Payee, PayeeDetails } from './payee.ts'

/** What counts now, what waits to, and the form that changes it. */
export function Account({ payee, onSaved }: { payee: Payee; onSaved: () => Promise<void> }) {
  const t = curatorWords.use().payouts
  const { details, next_details: next } = payee
  const isFirst = !details && !next
  const [isOpen, setOpen] = useState(false)
  const saved = async () => {
    await onSaved()
    setOpen(false)
  }
  return (
    <section class="sheet section">
      <h2>{isFirst ? t.whereFirst : t.where}</h2>
      {isFirst && <p class="soft">{t.whereFirstText}</p>}
      {next && <Waiting next={next} payee={payee} />}
      {details && <Facts details={details} payee={payee} isWithState={next !== null} />}
      {isFirst || isOpen ? (
        <AccountForm
          payee={payee}
          onSaved={saved}
          onCancel={isFirst ? null : () => setOpen(false)}
        />
      ) : (
        <div class="form-actions">
          <Button icon="pencil" onClick={() => setOpen(true)}>
            {next && !next.is_confirmed ? t.again : t.change}
          </Button>
        </div>
      )}
    </section>
  )
}

function Waiting({ next, payee }: { next: PayeeDetails; payee: Payee }) {
  const t = curatorWords.use().payouts
  const { user } = useMe()
  const isConfirmed = next.effective_at !== null
  return (
    <div class="notice">
      <Icon name={isConfirmed ? 'clock' : 'mail'} />
      <div class="account-waiting">
        <h3>{isConfirmed ? t.waitsTime : t.waitsMail}</h3>
        <p>
          {next.effective_at === null
            ? t.waitsMailText(user.email)
            : t.waitsTimeText(instantText(next.effective_at))}
        </p>
        <Facts details={next} payee={payee} />
      </div>
    </div>
  )
}
