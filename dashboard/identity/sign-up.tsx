import { useState } from 'preact/hooks'
import { answer, api } from '../api.ts'
import { identityWords } from '../messages/identity/index.ts'
import { language } from '../messages/language.ts'
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
import { CheckMail } from './check-mail.tsx'
import { emailFault, nameFault, passwordFault, passwordHint } from './checks.ts'
import { Door } from './door.tsx'

export function SignUp() {
  const t = identityWords.use()
  const shell = shellWords.use()
  const { values, set } = useDraft('door', { email: '', name: '', sentTo: '' })
  const [password, setPassword] = useState('')
  const [isTried, setTried] = useState(false)
  const faults = {
    name: nameFault(values.name),
    email: emailFault(values.email),
    password: passwordFault(password),
  }
  const signUp = useAction(async () => {
    setTried(true)
    if (faults.name || faults.email || faults.password) return
    const { name, email } = values
    const json = { name, email, password, language: language.get() }
    await answer(api['sign-up'].$post({ json }))
    set({ sentTo: email })
  })
  const fault = (field: keyof typeof faults) =>
    (isTried && faults[field]) || fieldText(signUp.error, field)
  if (values.sentTo)
    return (
      <CheckMail email={values.sentTo} password={password} onOther={() => set({ sentTo: '' })} />
    )
  return (
    <Door title={t.signUpTitle} lead={t.signUpLead}>
      <Form onSend={signUp.run}>
        <TextField
          label={t.name}
          hint={t.nameHint}
          autocomplete="name"
          value={values.name}
          onText={name => set({ name })}
          error={fault('name')}
        />
        <TextField
          label={shell.email}
          type="email"
          autocomplete="username"
          inputMode="email"
          value={values.email}
          onText={email => set({ email })}
          error={fault('email')}
        />
        <PasswordField
          label={shell.password}
          isNew
          hint={passwordHint(password)}
          value={password}
          onText={setPassword}
          error={fault('password')}
        />
        <FormError problem={signUp.error} known={['name', 'email', 'password']} />
        <Button kind="main" type="submit" isBusy={signUp.isBusy} isWide>
          {t.signUpGo}
        </Button>
      </Form>
      <nav class="door-links">
        <span>
          {t.signUpKnown} <a href={paths.signIn}>{shell.signIn}</a>
        </span>
      </nav>
    </Door>
  )
}
