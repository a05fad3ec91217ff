import { useState } from 'preact/hooks'
import { answer } from '../../api.ts'
import { operatorWords } from '../../messages/operator/index.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { toast, toastProblem } from '../../ui/toast.tsx'
import { Reason } from '../pieces/reason.tsx'
import { operatorApi } from '../waiting.ts'
import type { ShopRow } from './index.tsx'

/** Out of sight, with a reason its curator reads, or back. */
export function Suspend({ shop, onDecided }: { shop: ShopRow; onDecided: () => Promise<void> }) {
  const t = operatorWords.use()
  const [isAsking, setAsking] = useState(false)
  const { id, name, state } = shop
  const send = async (reason: string | null) => {
    await answer(operatorApi.shops[':id'].suspension.$put({ param: { id }, json: { reason } }))
    toast(reason === null ? t.shops.restored(name) : t.suspended(name))
    await onDecided()
  }
  const restore = useAction(() => send(null).catch(toastProblem))
  if (state === 'suspended')
    return (
      <Button
        isSmall
        isBusy={restore.isBusy}
        aria-label={t.shops.restoreOf(name)}
        onClick={() => restore.run()}
      >
        {t.shops.restore}
      </Button>
    )
  return (
    <>
      <Button isSmall kind="quiet" aria-label={t.suspendOf(name)} onClick={() => setAsking(true)}>
        {t.suspend}
      </Button>
      {isAsking && (
        <Reason
          title={t.suspendTitle(name)}
          text={t.shops.suspendText}
          yes={t.suspend}
          send={send}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
