import '../../styles/seller/money.css'
import { useState } from 'preact/hooks'
import { moneyWords } from '../../messages/seller/money/index.ts'
import { Page } from '../../shell/page.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Choices } from '../../ui/select.tsx'
import { Bone } from '../../ui/skeleton.tsx'
import { useOwn } from '../own.ts'
import { readStanding, statementCsv } from './data.ts'
import { Next } from './next.tsx'
import { PayeeForm } from './payee-form.tsx'
import { Payouts } from './payouts.tsx'
import { Statement } from './statement.tsx'
import { Totals } from './totals.tsx'

type Tab = 'statement' | 'payouts'

/** What is owed and paid, when the rest comes, and every order and payout of it. */
export default function Money() {
  const t = moneyWords.use()
  const { id: seller } = useOwn()
  const load = useLoad(() => readStanding(seller), [seller])
  const [tab, setTab] = useState<Tab>('statement')
  const [isEditing, setEditing] = useState(false)
  const tabs: [Tab, string][] = [
    ['statement', t.tabStatement],
    ['payouts', t.tabPayouts],
  ]
  return (
    <Page title={t.moneyTitle} lead={t.moneyLead}>
      <Loaded of={load} skeleton={<StandingBones />}>
        {({ payee, heldMinor }) => (
          <>
            <Totals payee={payee} heldMinor={heldMinor} />
            <Next payee={payee} onEdit={() => setEditing(true)} />
            {isEditing && (
              <PayeeForm payee={payee} onSent={load.reload} onClose={() => setEditing(false)} />
            )}
          </>
        )}
      </Loaded>
      {/* One failure is said once. */}
      {(load.data || !load.error) && (
        <section class="section">
          <div class="ledger-head">
            <Choices label={t.ledgerTabs} value={tab} options={tabs} onChoice={setTab} />
            {tab === 'statement' && (
              <LinkButton
                kind="quiet"
                icon="file"
                href={statementCsv(seller)}
                download
                aria-label={t.statementCsv}
              >
                {t.csv}
              </LinkButton>
            )}
          </div>
          {tab === 'statement' ? <Statement /> : <Payouts />}
        </section>
      )}
    </Page>
  )
}

function StandingBones() {
  return (
    <div class="page" aria-hidden="true">
      <div class="totals">
        {[0, 1, 2, 3].map(key => (
          <div key={key}>
            <Bone class="bone-line is-long" />
            <Bone class="bone-total" />
            <Bone class="bone-line is-long" />
          </div>
        ))}
      </div>
      <div class="sheet next-payout">
        <Bone class="bone-line" />
        <Bone class="bone-total" />
        <Bone class="bone-line is-long" />
      </div>
    </div>
  )
}
