import { sellerWords } from '../../messages/seller/index.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy.tsx'
import { Dialog } from '../../ui/dialog.tsx'

/** Something secret that is shown this once; it goes only when one says that one has kept it. */
export function Once({
  title,
  text,
  secret,
  onKept,
}: {
  title: string
  text: string
  secret: string
  onKept: () => void
}) {
  const t = sellerWords.use()
  return (
    <Dialog title={title}>
      <p>{text}</p>
      <code class="secret">{secret}</code>
      <div class="form-actions">
        <CopyButton kind="main" text={secret} />
        <Button onClick={onKept}>{t.keyCopied}</Button>
      </div>
    </Dialog>
  )
}
