import { useState } from 'preact/hooks'
import { answer } from '../../api.ts'
import { operatorWords } from '../../messages/operator/index.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { toast, toastProblem } from '../../ui/toast.tsx'
import { Reason } from '../pieces/reason.tsx'
import { operatorApi } from '../waiting.ts'
import type { ProductRow } from './index.tsx'

/** Off every shelf, with a reason its seller reads, or back. */
export function Suspend({
  product,
  onDecided,
}: {
  product: ProductRow
  onDecided: () => Promise<void>
}) {
  const t = operatorWords.use().products
  const [isAsking, setAsking] = useState(false)
  const { id, seller_id: seller, title, state } = product
  const send = async (reason: string | null) => {
    const one = operatorApi.products[':seller'][':id']
    await answer(one.suspension.$put({ param: { seller, id }, json: { reason } }))
    toast(reason === null ? t.restored(title) : t.suspended(title))
    await onDecided()
  }
  const restore = useAction(() => send(null).catch(toastProblem))
  if (state === 'suspended')
    return (
      <Button
        isSmall
        isBusy={restore.isBusy}
        aria-label={t.restoreOf(title)}
        onClick={() => restore.run()}
      >
        {t.restore}
      </Button>
    )
  return (
    <>
      <Button isSmall kind="quiet" aria-label={t.suspendOf(title)} onClick={() => setAsking(true)}>
        {t.suspend}
      </Button>
      {isAsking && (
        <Reason
          title={t.suspendTitle(title)}
          text={t.suspendText}
          yes={t.suspend}
          send={send}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
