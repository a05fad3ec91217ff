import { useRef, useState } from 'preact/hooks'
import { answer, api } from '../../api.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { useAction } from '../../ui/action.ts'
import { AreaField } from '../../ui/field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { fieldText } from '../../ui/problem-text.ts'
import { toast } from '../../ui/toast.tsx'

/** The curator's own words on why a commission is owed after all; a person decides. */
export function Appeal({
  ids,
  why,
  onSent,
  onClose,
}: {
  /** Everything that speaks against the order: one appeal is about all of it. */
  ids: string[]
  why: string
  onSent: (ids: string[]) => void
  onClose: () => void
}) {
  const t = curatorWords.use().earnings
  const shell = shellWords.use()
  const [words, setWords] = useState('')
  const [isTried, setTried] = useState(false)
  // Heard already, should a later one have failed.
  const heard = useRef(new Set<string>())
  const send = useAction(async () => {
    setTried(true)
    if (!words.trim()) return
    for (const id of ids) {
      if (heard.current.has(id)) continue
      await answer(api.signals[':id'].appeal.$post({ param: { id }, json: { words } }))
      heard.current.add(id)
    }
    toast(curatorWords.now().earnings.appealSent)
    onClose()
    onSent(ids)
  })
  const fault = isTried && !words.trim() ? shell.fieldEmpty : null
  return (
    <FormDialog
      title={t.appealTitle}
      yes={t.appealSend}
      send={send}
      known={['words']}
      onClose={onClose}
    >
      <p>{t.appealText(why)}</p>
      <AreaField
        label={t.appealWords}
        hint={t.appealHint}
        class="input appeal-words"
        maxLength={1000}
        value={words}
        onText={setWords}
        error={fault ?? fieldText(send.error, 'words')}
        autofocus
      />
    </FormDialog>
  )
}
