import { useEffect, useRef, useState } from 'preact/hooks'
import { operatorWords } from '../../messages/operator/index.ts'
import { Ask } from '../../seller/pieces/ask.tsx'
import { BoneLines } from '../../seller/pieces/bone-lines.tsx'
import { useFresh } from '../../seller/pieces/fresh.ts'
import { Page } from '../../shell/page.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { toast } from '../../ui/toast.tsx'
import { WorkSection } from '../console/work-section.tsx'
import { refreshWaiting } from '../waiting.ts'
import { readPayouts, runPayouts } from './data.ts'
import { PayoutLine } from './row.tsx'
import { WaitingLine } from './waiting-row.tsx'

/** Money on its way to curators and sellers, and why the rest is not. */
export default function Payouts() {
  const t = operatorWords.use().payouts
  const load = useLoad(readPayouts, [])
  useFresh(load.reload, 60)
  const done = async () => {
    await Promise.all([load.reload(), refreshWaiting()])
  }
  return (
    <Page title={t.title} lead={t.lead} actions={<Run onRun={done} />}>
      <Loaded of={load} skeleton={<BoneLines count={4} />}>
        {({ unclear, open, waiting, earlier, schedule }) => (
          <>
            <WorkSection title={t.unclear} text={t.unclearText} rows={unclear}>
              {row => <PayoutLine key={row.id} payout={row} onDone={done} />}
            </WorkSection>
            {open.length > 0 ? (
              <WorkSection
                title={t.open}
                text={t.openText}
                rows={open}
                foot={open.some(one => one.provider === 'manual') && <BankList />}
              >
                {row => <PayoutLine key={row.id} payout={row} onDone={done} />}
              </WorkSection>
            ) : (
              <Nothing title={t.open} text={t.openNone} />
            )}
            {waiting.length > 0 ? (
              <WorkSection title={t.waiting} text={t.waitingText} rows={waiting}>
                {row => (
                  <WaitingLine
                    key={`${row.home} ${row.amount.currency}`}
                    row={row}
                    schedule={schedule}
                  />
                )}
              </WorkSection>
            ) : (
              <Nothing title={t.waiting} text={t.waitingNone} />
            )}
            <WorkSection title={t.earlier} rows={earlier}>
              {row => <PayoutLine key={row.id} payout={row} onDone={done} />}
            </WorkSection>
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Nothing({ title, text }: { title: string; text: string }) {
  return (
    <section class="section">
      <h2>{title}</h2>
      <p class="soft">{text}</p>
    </section>
  )
}

function BankList() {
  const t = operatorWords.use().payouts
  return (
    <LinkButton icon="down" href="/dashboard/api/operator/payouts.csv" download="payouts.csv">
      {t.bankList}
    </LinkButton>
  )
}

/** Seconds after a run at which its payouts are looked for: drafting them is work of its own. */
const looks = [1, 3, 8]

function Run({ onRun }: { onRun: () => Promise<void> }) {
  const t = operatorWords.use().payouts
  const [isAsked, setAsked] = useState(false)
  const timers = useRef<ReturnType<typeof setTimeout>[]>([])
  useEffect(() => () => timers.current.forEach(clearTimeout), [])
  const run = async () => {
    const payees = await runPayouts()
    toast(payees ? t.runDone(payees) : t.runNobody)
    timers.current = looks.map(seconds => setTimeout(onRun, seconds * 1000))
  }
  return (
    <>
      <Button kind="main" onClick={() => setAsked(true)}>
        {t.run}
      </Button>
      {isAsked && (
        <Ask title={t.runTitle} yes={t.run} act={run} onClose={() => setAsked(false)}>
          <p>{t.runText}</p>
        </Ask>
      )}
    </>
  )
}
