import '../../styles/seller/money.css'
import { useState } from 'preact/hooks'
import { moneyWords } from '../../messages/seller/money/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Drawing } from '../../ui/drawing.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Bone } from '../../ui/skeleton.tsx'
import { refreshOwn, useOwn } from '../own.ts'
import type { Part } from '../ship/parts.ts'
import { previewRefund } from './data.ts'
import { RefundForm } from './form.tsx'

/** Money back to a buyer: what, why, and what it does to everybody, before it is done. */
export function RefundDialog({ part, onClose }: { part: Part; onClose: () => void }) {
  const t = moneyWords.use()
  const { id: seller } = useOwn()
  const named = { seller, id: part.id }
  const [done, setDone] = useState<string | null>(null)
  const left = useLoad(
    () => previewRefund(named, { whole: true, restock: true, reason: '…' }),
    [part.id],
  )
  const isGone = left.error?.code === 'invalid_input'
  const finish = (amount: string) => {
    setDone(amount)
    void refreshOwn()
  }
  return (
    <Dialog title={t.refundTitle(part.number)} onClose={onClose} isWide>
      {done ? (
        <div class="empty" role="status">
          <Drawing name="done" />
          <h2>{t.refundDone(done)}</h2>
          <p>{t.refundDoneText(part.number)}</p>
          <Button kind="main" onClick={onClose}>
            {t.refundClose}
          </Button>
        </div>
      ) : isGone ? (
        <Empty drawing="coins" title={t.refundGone}>
          <p>{t.refundGoneText}</p>
        </Empty>
      ) : (
        <Loaded of={left} skeleton={<RefundBones />}>
          {found => <RefundForm {...{ part, left: found, onClose }} onDone={finish} />}
        </Loaded>
      )}
    </Dialog>
  )
}

function RefundBones() {
  return (
    <div class="form refund-bones" aria-hidden="true">
      <Bone class="bone-input" />
      <Bone class="bone-line is-long" />
      <Bone class="bone-input" />
      <Bone class="bone-block" />
    </div>
  )
}
