import { useState } from 'preact/hooks'
import { answer, api } from '../../api.ts'
import { identityWords } from '../../messages/identity/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { useAction } from '../../ui/action.ts'
import { TextField } from '../../ui/field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { PasswordField } from '../../ui/password.tsx'
import { fieldText } from '../../ui/problem-text.ts'
import { toast } from '../../ui/toast.tsx'
import { emailFault } from '../checks.ts'

/** Asks for a new address; it is the account's when the link mailed there is opened. */
export function ChangeEmail({ onClose }: { onClose: () => void }) {
  const t = identityWords.use()
  const shell = shellWords.use()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [isTried, setTried] = useState(false)
  const faults = { email: emailFault(email), password: password ? null : shell.fieldEmpty }
  const send = useAction(async () => {
    setTried(true)
    if (faults.email || faults.password) return
    await answer(api.me.email.$post({ json: { email, password } }))
    onClose()
    toast(identityWords.now().newEmailSent(email.trim()))
  })
  const isWrong = send.error?.code === 'wrong_credentials'
  return (
    <FormDialog
      title={t.changeEmail}
      yes={t.changeEmailGo}
      send={isWrong ? { ...send, error: null } : send}
      known={['email', 'password']}
      onClose={onClose}
    >
      <p>{t.changeEmailText}</p>
      <TextField
        label={t.newEmail}
        type="email"
        autocomplete="email"
        inputMode="email"
        value={email}
        onText={setEmail}
        error={(isTried && faults.email) || fieldText(send.error, 'email')}
      />
      <PasswordField
        label={shell.password}
        value={password}
        onText={setPassword}
        error={
          (isTried && faults.password) ||
          (isWrong ? t.passwordWrong : fieldText(send.error, 'password'))
        }
      />
    </FormDialog>
  )
}
