import { useCallback } from 'preact/hooks'
import { operatorWords } from '../../messages/operator/index.ts'
import { BoneLines } from '../../seller/pieces/bone-lines.tsx'
import { useFresh } from '../../seller/pieces/fresh.ts'
import { Page } from '../../shell/page.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { SellerCard } from '../sellers/card.tsx'
import { sumOf, waiting } from '../waiting.ts'
import { AlarmRow, alarmsIn } from './alarm-rows.tsx'
import { readOpening, readWork, type Work } from './data.ts'
import { DisputeCard } from './dispute-card.tsx'
import { LateRow } from './late-row.tsx'
import { Opening } from './opening.tsx'
import { PaymentRow } from './payment-row.tsx'
import { PayoutsSection } from './payouts-row.tsx'
import { RefundRow } from './refund-row.tsx'
import { SignalCard } from './signal-card.tsx'
import { StuckRow } from './stuck-row.tsx'
import { WorkSection } from './work-section.tsx'

/** What needs a person, each with what can be done about it; or that nothing does. */
export function Console() {
  const t = operatorWords.use()
  const load = useLoad(readWork, [])
  const opening = useLoad(readOpening, [])
  const steps = opening.data ?? []
  const counts = waiting.use()
  const reload = useCallback(async () => {
    await Promise.all([load.reload(), opening.reload()])
  }, [load.reload, opening.reload])
  useFresh(reload, 90)
  const count = load.data ? countOf(load.data) : sumOf(counts)
  return (
    <Page
      title={count || !steps.length ? t.needsYou(count) : t.placeConsole}
      lead={count ? t.needsLead : undefined}
    >
      {steps.length > 0 && <Opening steps={steps} />}
      <Loaded of={load} skeleton={<BoneLines count={3} />}>
        {work => {
          if (countOf(work)) return <Sections work={work} reload={reload} />
          const isKnown = opening.data ?? opening.error
          return isKnown && !steps.length ? <AllWell /> : null
        }}
      </Loaded>
    </Page>
  )
}

/** What is listed below; of payouts, which have a page of their own, as many as were counted. */
function countOf({ counts, alarms, ...lists }: Work): number {
  const rows = Object.values(lists).reduce((sum, list) => sum + list.length, 0)
  const money = alarms.mismatches.length + alarms.chargebacks.length
  return rows + money + counts.payouts_open + counts.payouts_unresolved
}

function Sections({ work, reload }: { work: Work; reload: () => Promise<void> }) {
  const t = operatorWords.use()
  return (
    <>
      <WorkSection title={t.work.alarms} text={t.work.alarmsText} rows={alarmsIn(work.alarms)}>
        {alarm => <AlarmRow key={alarm.id} alarm={alarm} />}
      </WorkSection>
      <WorkSection title={t.work.disputes} text={t.work.disputesText} rows={work.disputes}>
        {dispute => <DisputeCard key={dispute.id} dispute={dispute} onDone={reload} />}
      </WorkSection>
      <WorkSection title={t.sellersWaiting} rows={work.sellers}>
        {seller => <SellerCard key={seller.id} seller={seller} onDecided={reload} />}
      </WorkSection>
      <WorkSection title={t.paymentsWaiting} text={t.paymentsText} rows={work.payments}>
        {payment => <PaymentRow key={payment.id} payment={payment} onDone={reload} />}
      </WorkSection>
      <WorkSection title={t.refundsWaiting} text={t.refundsText} rows={work.refunds}>
        {refund => <RefundRow key={refund.id} refund={refund} onDone={reload} />}
      </WorkSection>
      <WorkSection title={t.work.late} text={t.work.lateText} rows={work.late}>
        {late => <LateRow key={late.id} late={late} />}
      </WorkSection>
      <PayoutsSection counts={work.counts} />
      <WorkSection title={t.work.signals} text={t.work.signalsText} rows={work.signals}>
        {signal => <SignalCard key={signal.id} signal={signal} onDone={reload} />}
      </WorkSection>
      <WorkSection title={t.stuckWaiting} text={t.stuckText} rows={work.stuck}>
        {stuck => <StuckRow key={stuck.id} stuck={stuck} onDone={reload} />}
      </WorkSection>
    </>
  )
}

function AllWell() {
  const t = operatorWords.use()
  return (
    <Empty drawing="done" title={t.allWell}>
      <p>{t.allWellText}</p>
    </Empty>
  )
}
