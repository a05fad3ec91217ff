import { operatorWords } from '../../messages/operator/index.ts'
import { BoneLines } from '../../seller/pieces/bone-lines.tsx'
import { useFresh } from '../../seller/pieces/fresh.ts'
import { Page } from '../../shell/page.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { SellerCard } from '../sellers/card.tsx'
import { sumOf, waiting } from '../waiting.ts'
import { readWork, type Work } from './data.ts'
import { PaymentRow } from './payment-row.tsx'
import { RefundRow } from './refund-row.tsx'
import { StuckRow } from './stuck-row.tsx'
import { WorkSection } from './work-section.tsx'

/** What needs a person, each with what can be done about it; or that nothing does. */
export function Console() {
  const t = operatorWords.use()
  const load = useLoad(readWork, [])
  const counts = waiting.use()
  useFresh(load.reload, 90)
  const count = load.data ? countOf(load.data) : sumOf(counts)
  return (
    <Page title={t.needsYou(count)} lead={count ? t.needsLead : undefined}>
      <Loaded of={load} skeleton={<BoneLines count={3} />}>
        {work => (countOf(work) ? <Sections work={work} reload={load.reload} /> : <AllWell />)}
      </Loaded>
    </Page>
  )
}

function countOf({ sellers, payments, refunds, stuck }: Work): number {
  return sellers.length + payments.length + refunds.length + stuck.length
}

function Sections({ work, reload }: { work: Work; reload: () => Promise<void> }) {
  const t = operatorWords.use()
  return (
    <>
      <WorkSection title={t.sellersWaiting} rows={work.sellers}>
        {seller => <SellerCard key={seller.id} seller={seller} onDecided={reload} />}
      </WorkSection>
      <WorkSection title={t.paymentsWaiting} text={t.paymentsText} rows={work.payments}>
        {payment => <PaymentRow key={payment.id} payment={payment} onDone={reload} />}
      </WorkSection>
      <WorkSection title={t.refundsWaiting} text={t.refundsText} rows={work.refunds}>
        {refund => <RefundRow key={refund.id} refund={refund} onDone={reload} />}
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
