import type { ComponentChildren } from 'preact'
import { shellWords } from '../../messages/shell/index.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormError } from '../../ui/loaded.tsx'

/** A question before something that cannot be undone: what follows, yes, or back. */
export function Ask({
  title,
  yes,
  no,
  isBad,
  act,
  onClose,
  children,
}: {
  title: string
  yes: string
  no?: string
  /** Something is lost by it. */
  isBad?: boolean
  act: () => Promise<unknown>
  onClose: () => void
  children: ComponentChildren
}) {
  const shell = shellWords.use()
  const go = useAction(async () => {
    await act()
    onClose()
  })
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      <FormError problem={go.error} />
      <div class="form-actions">
        <Button kind={isBad ? 'bad' : 'main'} isBusy={go.isBusy} onClick={() => go.run()}>
          {yes}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {no ?? shell.cancel}
        </Button>
      </div>
    </Dialog>
  )
}
