import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { operatorWords } from '../../messages/operator/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { useAction } from '../../ui/action.ts'
import { AreaField } from '../../ui/field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'

/** A decision, what it does, and the words the other side will read. */
export function Reason({
  title,
  text,
  yes,
  label,
  isBad = true,
  longest = 500,
  send,
  onClose,
}: {
  title: string
  text: ComponentChildren
  yes: string
  /** What the words are; otherwise "Your reason, for them". */
  label?: string
  /** Somebody loses something by it. */
  isBad?: boolean
  longest?: number
  send: (reason: string) => Promise<void>
  onClose: () => void
}) {
  const t = operatorWords.use()
  const shell = shellWords.use()
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const go = useAction(async () => {
    setTried(true)
    // Contracts take one line: what is typed on several is told as one.
    const line = reason.trim().replace(/\s+/g, ' ')
    if (!line) return
    await send(line)
    onClose()
  })
  return (
    <FormDialog title={title} yes={yes} isBad={isBad} send={go} onClose={onClose}>
      <p>{text}</p>
      <AreaField
        label={label ?? t.reason}
        value={reason}
        onText={setReason}
        maxLength={longest}
        error={isTried && !reason.trim() ? shell.fieldEmpty : null}
      />
    </FormDialog>
  )
}
