import { useState } from 'preact/hooks'
import { sellerWords } from '../../messages/seller/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { useAction } from '../../ui/action.ts'
import { TextField } from '../../ui/field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
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
    <FormDialog title={t.keyNew} yes={t.keyMake} send={make} onClose={onClose}>
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
    </FormDialog>
  )
}
