import { useState } from 'preact/hooks'
import { moneyWords } from '../../messages/seller/money/index.ts'
import { Check } from '../../ui/check.tsx'
import { useLoad } from '../../ui/load.ts'
import { toast } from '../../ui/toast.tsx'
import { useOwn } from '../own.ts'
import { Ask } from '../pieces/ask.tsx'
import type { RefundPlan } from '../refund/data.ts'
import { Happens } from '../refund/happens.tsx'
import { previewReturn, type Return, receiveReturn } from './data.ts'

/** As `returns/return.ts` has it: what comes back for these is as a rule not sold again. */
const unsaleable: Return['reason'][] = ['damaged', 'missing']

/** The goods are here: the money goes back. */
export function Received({
  one,
  onDone,
  onClose,
}: {
  one: Return
  onDone: () => Promise<void>
  onClose: () => void
}) {
  const t = moneyWords.use()
  const { id: seller } = useOwn()
  const [isSaleable, setSaleable] = useState(!unsaleable.includes(one.reason))
  const receive = async () => {
    await receiveReturn(seller, one.id, isSaleable)
    toast(t.returnRefunded)
    void onDone()
  }
  return (
    <Ask title={t.receivedTitle} yes={t.receivedGo} act={receive} onClose={onClose}>
      <p>{t.receivedText}</p>
      <Check isOn={isSaleable} onChange={setSaleable}>
        {t.restock}
      </Check>
      <ReturnHappens one={one} />
    </Ask>
  )
}

/** What giving the money back for a return does to everybody. */
export function ReturnHappens({ one }: { one: Return }) {
  const { id: seller } = useOwn()
  const load = useLoad<RefundPlan | null>(() => previewReturn(seller, one), [seller, one.id])
  return <Happens of={load} isWanted isStale={false} />
}
