import type { ComponentType } from 'preact'
import { useState } from 'preact/hooks'
import { operatorWords } from '../../messages/operator/index.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { toastProblem } from '../../ui/toast.tsx'
import type { OrderDetail } from '../orders/data.ts'

type Props = { order: OrderDetail; shop: string; onDone: () => Promise<void> }

/** The way to the dialog, where there is something left to give back; it is fetched when wanted. */
export function GiveBack({ order, shop, onDone }: Props) {
  const t = operatorWords.use().refund
  const [dialog, setDialog] = useState<{
    is: ComponentType<Props & { onClose: () => void }>
  } | null>(null)
  const open = useAction(async () => {
    await import('./dialog.tsx').then(found => setDialog({ is: found.default }), toastProblem)
  })
  const left = order.total.amount - order.refunded.amount
  if (order.payment.state !== 'captured' || left <= 0 || !order.parts.length) return null
  const Found = dialog?.is
  return (
    <div>
      <Button isBusy={open.isBusy} onClick={() => open.run()}>
        {t.open}
      </Button>
      {Found && <Found order={order} shop={shop} onDone={onDone} onClose={() => setDialog(null)} />}
    </div>
  )
}
