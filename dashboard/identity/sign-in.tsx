import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { answer, api } from '../api.ts'
import { identityWords } from '../messages/identity/index.ts'
import { shellWords } from '../messages/shell/index.ts'
import { paths } from '../shell/places.ts'
import { useAction } from '../ui/action.ts'
import { Button } from '../ui/button.tsx'
import { useDraft } from '../ui/draft.ts'
import { TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { FormError } from '../ui/loaded.tsx'
import { PasswordField } from '../ui/password.tsx'
import { fieldText } from '../ui/problem-text.ts'
import { emailFault } from './checks.ts'
import { Door } from './door.tsx'
import { useWayIn } from './way-in.ts'

export function SignIn() {
  const t = identityWords.use()
  const shell = shellWords.use()
  const { query } = useLocation()
  const goIn = useWayIn()
  // The address is shared with sign-up and "forgot": nobody types it twice.
  const { values, set } = useDraft('door', { email: '' })
  const [password, setPassword] = useState('')
  const [isTried, setTried] = useState(false)
  const faults = {
    email: emailFault(values.email),
    password: password ? null : shell.fieldEmpty,
  }
  const signIn = useAction(async () => {
    setTried(true)
    if (faults.email || faults.password) return
    await answer(api['sign-in'].$post({ json: { email: values.email, password } }))
    await goIn(query.next)
  })
  return (
    <Door title={t.signInTitle} lead={t.signInLead}>
      <Form onSend={signIn.run}>
        <TextField
          label={shell.email}
          type="email"
          autocomplete="username"
          inputMode="email"
          value={values.email}
          onText={email => set({ email })}
          error={(isTried && faults.email) || fieldText(signIn.error, 'email')}
        />
        <PasswordField
          label={shell.password}
          value={password}
          onText={setPassword}
          error={(isTried && faults.password) || fieldText(signIn.error, 'password')}
        />
        <FormError problem={signIn.error} known={['email', 'password']} />
        <Button kind="main" type="submit" isBusy={signIn.isBusy} isWide>
          {shell.signIn}
        </Button>
      </Form>
      <nav class="door-links">
        <a href={paths.forgot}>{t.forgotLink}</a>
        <span>
          {t.signInNew} <a href={paths.signUp}>{t.signInToSignUp}</a>
        </span>
      </nav>
    </Door>
  )
}
