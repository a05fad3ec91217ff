import { useState } from 'preact/hooks'
import { sellerWords } from '../../messages/seller/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { Choices } from '../../ui/select.tsx'
import { useOwn } from '../own.ts'
import { makeKey, type Scope } from './data.ts'

export function NewKey({
  onMade,
  onClose,
}: {
  onMade: (key: string) => void
  onClose: () => void
}) {
  const t = sellerWords.use()
  const shell = shellWords.use()
  const { id: seller } = useOwn()
  const [name, setName] = useState('')
  const [scope, setScope] = useState<Scope>('write')
  const [isTried, setTried] = useState(false)
  const make = useAction(async () => {
    setTried(true)
    if (name.trim()) onMade(await makeKey(seller, name.trim(), scope))
  })
  const scopes: [Scope, string][] = [
    ['write', t.keyScopes.write],
    ['read', t.keyScopes.read],
  ]
  return (
    <Dialog title={t.keyNew} onClose={onClose}>
      <Form onSend={make.run}>
        <TextField
          label={t.keyName}
          hint={t.keyNameHint}
          maxLength={60}
          value={name}
          onText={setName}
          error={isTried && !name.trim() ? shell.fieldEmpty : null}
        />
        <div class="field">
          <span class="field-label">{t.keyScope}</span>
          <Choices label={t.keyScope} value={scope} options={scopes} onChoice={setScope} />
        </div>
        <FormError problem={make.error} />
        <div class="form-actions">
          <Button kind="main" type="submit" isBusy={make.isBusy}>
            {t.keyMake}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {shell.cancel}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
