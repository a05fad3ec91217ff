import { useState } from 'preact/hooks'
import { sellerWords } from '../../messages/seller/index.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { isWebAddress } from '../pieces/web-address.ts'

/** A picture that lies somewhere already; we fetch it once the product is saved. */
export function AddPictureUrl({ onAdd }: { onAdd: (url: string) => void }) {
  const t = sellerWords.use()
  const [url, setUrl] = useState('')
  const [isTried, setTried] = useState(false)
  const isFine = isWebAddress(url)
  const add = () => {
    setTried(true)
    if (!isFine) return
    onAdd(url.trim())
    setUrl('')
    setTried(false)
  }
  return (
    <div class="field-with-button">
      <TextField
        label={t.pictureUrl}
        type="url"
        inputMode="url"
        placeholder="https://"
        value={url}
        onText={setUrl}
        onKeyDown={event => {
          // Enter adds the picture; it does not save the product.
          if (event.key !== 'Enter') return
          event.preventDefault()
          add()
        }}
        error={isTried && !isFine ? t.pictureUrlWrong : null}
      />
      <Button onClick={add} disabled={!url.trim()}>
        {t.pictureUrlAdd}
      </Button>
    </div>
  )
}
