import { useState } from 'preact/hooks'
import { answer, api } from '../../api.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { toast } from '../../ui/toast.tsx'
import { type OwnShop, refreshShop } from '../own-shop.ts'

async function setState(state: 'open' | 'closed'): Promise<void> {
  await answer(api.shop.state.$put({ json: { state } }))
  await refreshShop()
}

/** Above everything while nobody can visit: what visitors see, and the way back. */
export function ClosedNotice({ shop }: { shop: OwnShop }) {
  const t = curatorWords.use().shop
  const reopen = useAction(async () => {
    await setState('open')
    toast(curatorWords.now().shop.reopened)
  })
  if (shop.state === 'open') return null
  if (shop.state === 'suspended')
    return (
      <div class="sheet form" role="status">
        <p>
          <b>{t.suspended}</b>
        </p>
        <blockquote dir="auto">{shop.state_reason}</blockquote>
        <p>{t.closedText}</p>
      </div>
    )
  return (
    <div class="sheet form" role="status">
      <p>
        <b>{t.closed}</b> {t.closedText}
      </p>
      <FormError problem={reopen.error} />
      <div class="form-actions">
        <Button kind="main" isBusy={reopen.isBusy} onClick={reopen.run}>
          {t.reopen}
        </Button>
      </div>
    </div>
  )
}

/** The last thing on the screen, as it is the last thing one does. */
export function CloseShop({ shop }: { shop: OwnShop }) {
  const t = curatorWords.use().shop
  const [isAsking, setAsking] = useState(false)
  const close = useAction(async () => {
    await setState('closed')
    setAsking(false)
    scrollTo(0, 0)
  })
  if (shop.state !== 'open') return null
  return (
    <section class="section">
      <h2>{t.close}</h2>
      <p class="soft">{t.closeText}</p>
      <div class="form-actions">
        <Button kind="bad" onClick={() => setAsking(true)}>
          {t.close}
        </Button>
      </div>
      {isAsking && (
        <FormDialog
          title={t.closeAsk}
          yes={t.close}
          isBad
          send={close}
          onClose={() => setAsking(false)}
        >
          <p>{t.closedText}</p>
        </FormDialog>
      )}
    </section>
  )
}
