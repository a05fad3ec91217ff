import { useState } from 'preact/hooks'
import { sellerWords } from '../../messages/seller/index.ts'
import { moneyWords } from '../../messages/seller/money/index.ts'
import { Button } from '../../ui/button.tsx'
import { later } from '../pieces/later.tsx'
import type { Part } from './parts.ts'

const RefundDialog = later(
  async () => (await import('../refund/index.tsx')).RefundDialog,
  moneyWords,
)

/** Opens what gives money back; the dialog is fetched when it is first wanted. */
export function GiveBack({ part }: { part: Part }) {
  const t = sellerWords.use()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button kind="quiet" aria-label={t.giveBackOf(part.number)} onClick={() => setOpen(true)}>
        {t.giveBack}
      </Button>
      {isOpen && <RefundDialog part={part} onClose={() => setOpen(false)} />}
    </>
  )
}
