import { useState } from 'preact/hooks'
import { answer, api } from '../api.ts'
import { identityWords } from '../messages/identity/index.ts'
import { shellWords } from '../messages/shell/index.ts'
import { paths } from '../shell/places.ts'
import { useAction } from '../ui/action.ts'
import { Button } from '../ui/button.tsx'
import { useDraft } from '../ui/draft.ts'
import { Drawing } from '../ui/drawing.tsx'
import { TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { FormError } from '../ui/loaded.tsx'
import { fieldText } from '../ui/problem-text.ts'
import { emailFault } from './checks.ts'
import { Door } from './door.tsx'

export function Forgot() {
  const t = identityWords.use()
  const shell = shellWords.use()
  const { values, set } = useDraft('door', { email: '' })
  const [isTried, setTried] = useState(false)
  const [isSent, setSent] = useState(false)
  const ask = useAction(async () => {
    setTried(true)
    if (emailFault(values.email)) return
    await answer(api['reset-request'].$post({ json: { email: values.email } }))
    setSent(true)
  })
  if (isSent)
    return (
      <Door title={t.mailTitle} lead={t.forgotSent(values.email.trim())}>
        <Drawing name="mail" />
        <p class="soft">{t.mailNone}</p>
        <Button onClick={() => setSent(false)}>{t.mailOther}</Button>
      </Door>
    )
  return (
    <Door title={t.forgotTitle} lead={t.forgotLead}>
      <Form onSend={ask.run}>
        <TextField
          label={shell.email}
          type="email"
          autocomplete="username"
          inputMode="email"
          value={values.email}
          onText={email => set({ email })}
          error={(isTried && emailFault(values.email)) || fieldText(ask.error, 'email')}
        />
        <FormError problem={ask.error} known={['email']} />
        <Button kind="main" type="submit" isBusy={ask.isBusy} isWide>
          {t.forgotGo}
        </Button>
      </Form>
      <nav class="door-links">
        <a href={paths.signIn}>{shell.back}</a>
      </nav>
    </Door>
  )
}
