import { useState } from 'preact/hooks'
import { picksAtOnceMax } from '../../limits.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { AreaField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { productIdsIn } from './product-ids.ts'

/** Many products at once, from a list kept elsewhere. */
export function Paste({
  onSend,
  onClose,
}: {
  onSend: (ids: string[]) => Promise<unknown>
  onClose: () => void
}) {
  const t = curatorWords.use().find
  const shell = shellWords.use()
  const [text, setText] = useState('')
  const [isTried, setTried] = useState(false)
  const found = productIdsIn(text)
  const ids = found.slice(0, picksAtOnceMax)
  const send = useAction(async () => {
    setTried(true)
    if (ids.length) await onSend(ids)
  })
  const hint =
    found.length > picksAtOnceMax
      ? t.pasteTooMany(picksAtOnceMax)
      : text.trim()
        ? t.pasteFound(found.length)
        : t.pasteLead
  return (
    <Dialog title={t.pasteTitle} onClose={onClose}>
      <Form onSend={send.run}>
        <AreaField
          label={t.pasteField}
          rows={6}
          autofocus
          spellcheck={false}
          value={text}
          onText={setText}
          placeholder="prd_…"
          hint={hint}
          error={isTried && !ids.length ? shell.fieldEmpty : null}
        />
        <FormError problem={send.error} />
        <Button kind="main" type="submit" isBusy={send.isBusy}>
          {t.pasteGo}
        </Button>
      </Form>
    </Dialog>
  )
}
