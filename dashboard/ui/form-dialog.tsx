import type { ComponentChildren } from 'preact'
import { shellWords } from '../messages/shell/index.ts'
import type { Action } from './action.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Form } from './form.tsx'
import { FormError } from './loaded.tsx'

type Props = {
  title: string
  /** What the button that sends says. */
  yes: ComponentChildren
  /** It takes something from somebody. */
  isBad?: boolean
  send: Action<[]>
  /** Fields that say themselves what is wrong with them. */
  known?: string[]
  onClose: () => void
  children: ComponentChildren
}

/** Asks for something and sends it: the fields, what went wrong, the button and the way out. */
export function FormDialog({
  title,
  yes,
  isBad = false,
  send,
  known = [],
  onClose,
  children,
}: Props) {
  const shell = shellWords.use()
  return (
    <Dialog title={title} onClose={onClose}>
      <Form onSend={send.run}>
        {children}
        <FormError problem={send.error} known={known} />
        <div class="form-actions">
          <Button kind={isBad ? 'bad' : 'main'} type="submit" isBusy={send.isBusy}>
            {yes}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {shell.cancel}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
