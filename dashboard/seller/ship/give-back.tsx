import { useState } from 'preact/hooks'
import { answer } from '../../api.ts'
import { sellerWords } from '../../messages/seller/index.ts'
import { moneyWords } from '../../messages/seller/money/index.ts'
import { Button } from '../../ui/button.tsx'
import { toastProblem } from '../../ui/toast.tsx'
import { sellerApi, useOwn } from '../own.ts'
import { later } from '../pieces/later.tsx'
import type { Part } from './parts.ts'

const RefundDialog = later(
  async () => (await import('../refund/index.tsx')).RefundDialog,
  moneyWords,
)

/** Opens what gives money back; the dialog is fetched when it is first wanted. Closed, the order is read anew. */
export function GiveBack({ part, onChange }: { part: Part; onChange: (part: Part) => void }) {
  const t = sellerWords.use()
  const { id: seller } = useOwn()
  const [isOpen, setOpen] = useState(false)
  const close = async () => {
    setOpen(false)
    const found = answer(sellerApi.orders[':id'].$get({ param: { seller, id: part.id } }))
    await found.then(fresh => onChange({ ...part, ...fresh }), toastProblem)
  }
  return (
    <>
      <Button kind="quiet" aria-label={t.giveBackOf(part.number)} onClick={() => setOpen(true)}>
        {t.giveBack}
      </Button>
      {isOpen && <RefundDialog part={part} onClose={close} />}
    </>
  )
}
