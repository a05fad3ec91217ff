import { useState } from 'preact/hooks'
import { curatorWords } from '../../messages/curator/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { fieldText } from '../../ui/problem-text.ts'

/** Names a section, a new one or one there is. */
export function SectionDialog({
  heading,
  title,
  onSend,
  onClose,
}: {
  heading: string
  title: string
  onSend: (title: string) => Promise<unknown>
  onClose: () => void
}) {
  const t = curatorWords.use().shelf
  const shell = shellWords.use()
  const [text, setText] = useState(title)
  const [isTried, setTried] = useState(false)
  const fault = isTried && !text.trim() ? shell.fieldEmpty : null
  const send = useAction(async () => {
    setTried(true)
    if (!text.trim()) return
    await onSend(text.trim())
    onClose()
  })
  return (
    <Dialog title={heading} onClose={onClose}>
      <Form onSend={send.run}>
        <TextField
          label={t.sectionTitle}
          value={text}
          onText={setText}
          maxLength={60}
          autofocus
          error={fault ?? fieldText(send.error, 'title')}
        />
        <FormError problem={send.error} known={['title']} />
        <Button kind="main" type="submit" isBusy={send.isBusy}>
          {title ? shell.save : t.sectionAdd}
        </Button>
      </Form>
    </Dialog>
  )
}
