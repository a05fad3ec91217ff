import { curatorWords } from '../../messages/curator/index.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { Thumb } from '../../ui/picture.tsx'
import { useTitle } from '../../ui/titles.ts'
import { FileButton } from '../file-button.tsx'
import type { Pick } from './read.ts'

/** The curator's own photo of one pick: kept as soon as it is chosen. */
export function OwnPhoto({
  pick,
  onSend,
  onRemove,
  onClose,
}: {
  pick: Pick
  onSend: (file: File) => Promise<void>
  onRemove: () => Promise<void>
  onClose: () => void
}) {
  const t = curatorWords.use().shelf
  const title = useTitle()(pick)
  const send = useAction(async (file: File) => {
    remove.forget()
    await onSend(file)
    onClose()
  })
  const remove = useAction(async () => {
    send.forget()
    await onRemove()
    onClose()
  })
  return (
    <Dialog title={t.photo} onClose={onClose}>
      <div class="own-photo">
        <Thumb src={pick.picture} size="large" />
        <div class="row-main">
          <b class="two-lines" dir="auto">
            {title}
          </b>
          <p class="soft small">{pick.has_own_photo ? t.photoNow : t.photoText}</p>
        </div>
      </div>
      <p class="hidden" role="status">
        {send.isBusy && t.photoBusy}
      </p>
      <FormError problem={send.error ?? remove.error} />
      <div class="form-actions">
        <FileButton isBusy={send.isBusy} onFile={send.run}>
          {send.isBusy ? t.photoBusy : pick.has_own_photo ? t.photoChange : t.photoChoose}
        </FileButton>
        {pick.has_own_photo && (
          <Button kind="quiet" isBusy={remove.isBusy} onClick={() => remove.run()}>
            {t.photoRemove}
          </Button>
        )}
      </div>
    </Dialog>
  )
}
