import { useState } from 'preact/hooks'
import { answer } from '../../api.ts'
import { operatorWords } from '../../messages/operator/index.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { toast, toastProblem } from '../../ui/toast.tsx'
import type { SellerRow } from '../console/data.ts'
import { Reason } from '../pieces/reason.tsx'
import { operatorApi } from '../waiting.ts'

/** Each with a reason, which the seller reads. */
type No = 'refuse' | 'suspend' | 'close'
export type Decision = No | 'approve' | 'reactivate'

const choices: Record<SellerRow['state'], Decision[]> = {
  applied: ['refuse', 'approve'],
  active: ['suspend'],
  paused: ['suspend'],
  suspended: ['close', 'reactivate'],
  refused: [],
  closed: [],
}

const isNo = (decision: Decision): decision is No =>
  decision === 'refuse' || decision === 'suspend' || decision === 'close'

/** The operator's word; a no wants a reason, which the seller will read. */
export function Decide({
  seller,
  onDecided,
}: {
  seller: SellerRow
  onDecided: () => Promise<void>
}) {
  const t = operatorWords.use()
  const [asked, setAsked] = useState<No | null>(null)
  const { name } = seller
  const words = {
    approve: { label: t.approve, of: t.approveOf(name), done: t.approved(name) },
    refuse: { label: t.refuse, of: t.refuseOf(name), done: t.refused(name) },
    close: { label: t.close, of: t.closeOf(name), done: t.closed(name) },
    suspend: { label: t.suspend, of: t.suspendOf(name), done: t.suspended(name) },
    reactivate: { label: t.reactivate, of: t.reactivateOf(name), done: t.reactivated(name) },
  }
  const asking = {
    refuse: { title: t.refuseTitle(name), text: t.refuseText },
    suspend: { title: t.suspendTitle(name), text: t.suspendText },
    close: { title: t.closeTitle(name), text: t.closeText },
  }
  const send = async (decision: Decision, reason = '') => {
    const json = isNo(decision) ? { decision, reason } : { decision }
    await answer(operatorApi.sellers[':id'].decision.$post({ param: { id: seller.id }, json }))
    toast(words[decision].done)
    await onDecided()
  }
  const decide = useAction((decision: Decision) => send(decision).catch(toastProblem))
  const press = (decision: Decision) => (isNo(decision) ? setAsked(decision) : decide.run(decision))
  return (
    <span class="decide">
      {choices[seller.state].map(one => (
        <Button
          key={one}
          isSmall
          kind={one === 'approve' || one === 'reactivate' ? 'plain' : 'quiet'}
          isBusy={decide.isBusy && !isNo(one)}
          aria-label={words[one].of}
          onClick={() => press(one)}
        >
          {words[one].label}
        </Button>
      ))}
      {asked && (
        <Reason
          {...asking[asked]}
          yes={words[asked].label}
          send={reason => send(asked, reason)}
          onClose={() => setAsked(null)}
        />
      )}
    </span>
  )
}
