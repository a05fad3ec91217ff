import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { bundleTitleMax } from '../../limits.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { paths } from '../../shell/places.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { fieldText } from '../../ui/problem-text.ts'
import { FileButton } from '../file-button.tsx'
import { addBundle } from './data.ts'

/** A photo and its title; what stands in it is said on the bundle's own page. */
export function NewBundle({ onClose }: { onClose: () => void }) {
  const t = curatorWords.use().bundles
  const shell = shellWords.use()
  const { route } = useLocation()
  const [title, setTitle] = useState('')
  const [photo, setPhoto] = useState<File | null>(null)
  const [isTried, setTried] = useState(false)
  const send = useAction(async () => {
    setTried(true)
    if (!photo || !title.trim()) return
    route(`${paths.bundles}/${await addBundle(title.trim(), photo)}`)
  })
  return (
    <Dialog title={t.add} onClose={onClose}>
      <Form onSend={send.run}>
        <Field label={t.photo} hint={t.photoHint} error={isTried && !photo ? t.photoMissing : null}>
          {ids => (
            <div class="bundle-file">
              <FileButton
                {...ids}
                onFile={file => {
                  setPhoto(file)
                  send.forget()
                }}
              >
                {photo ? t.photoChange : t.photoChoose}
              </FileButton>
              {photo && (
                <span class="ellipsis soft" dir="auto">
                  {photo.name}
                </span>
              )}
            </div>
          )}
        </Field>
        <TextField
          label={t.name}
          placeholder={t.nameExample}
          maxLength={bundleTitleMax}
          value={title}
          onText={setTitle}
          error={isTried && !title.trim() ? shell.fieldEmpty : fieldText(send.error, 'title')}
        />
        <FormError problem={send.error} known={['title']} />
        <div class="form-actions">
          <Button kind="main" type="submit" isBusy={send.isBusy}>
            {send.isBusy ? t.sending : t.addGo}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
