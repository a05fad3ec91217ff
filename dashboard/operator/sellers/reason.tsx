import { useState } from 'preact/hooks'
import { operatorWords } from '../../messages/operator/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { AreaField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { FormError } from '../../ui/loaded.tsx'

/** A no, what it does, and the reason the other side will read. */
export function Reason({
  title,
  text,
  yes,
  send,
  onClose,
}: {
  title: string
  text: string
  yes: string
  send: (reason: string) => Promise<void>
  onClose: () => void
}) {
  const t = operatorWords.use()
  const shell = shellWords.use()
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const go = useAction(async () => {
    setTried(true)
    // The contract takes one line: what is typed on several is told as one.
    const line = reason.trim().replace(/\s+/g, ' ')
    if (!line) return
    await send(line)
    onClose()
  })
  return (
    <Dialog title={title} onClose={onClose}>
      <Form onSend={go.run}>
        <p>{text}</p>
        <AreaField
          label={t.reason}
          value={reason}
          onText={setReason}
          maxLength={500}
          error={isTried && !reason.trim() ? shell.fieldEmpty : null}
        />
        <FormError problem={go.error} />
        <div class="form-actions">
          <Button kind="bad" type="submit" isBusy={go.isBusy}>
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
