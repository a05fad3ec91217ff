import { useState } from 'preact/hooks'
import { answer, api } from '../api.ts'
import { shellWords } from '../messages/shell/index.ts'
import { useAction } from '../ui/action.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { FormError } from '../ui/loaded.tsx'
import { me } from './me.ts'
import { signInFrom } from './places.ts'
import { goneSession } from './sign-in-again.ts'

/** A session that ends in the middle of something: sign in on top of it and nothing is lost. */
export function GoneSession() {
  const wait = goneSession.use()
  const known = me.use()
  if (!wait || !known) return null
  return <Ask email={known.user.email} done={wait.done} />
}

function Ask({ email, done }: { email: string; done: (isSignedIn: boolean) => void }) {
  const t = shellWords.use()
  const [password, setPassword] = useState('')
  const signIn = useAction(async () => {
    await answer(api['sign-in'].$post({ json: { email, password } }))
    done(true)
  })
  return (
    <Dialog title={t.goneTitle}>
      <Form onSend={signIn.run}>
        <p>{t.goneText}</p>
        <TextField
          label={t.email}
          value={email}
          onText={() => {}}
          autocomplete="username"
          readOnly
        />
        <TextField
          label={t.password}
          type="password"
          value={password}
          onText={setPassword}
          autocomplete="current-password"
          required
        />
        <FormError problem={signIn.error} />
        <Button kind="main" type="submit" isBusy={signIn.isBusy} isWide>
          {t.signIn}
        </Button>
        <a class="quiet-link" href={signInFrom(location.pathname)} onClick={leave}>
          {t.signOut}
        </a>
      </Form>
    </Dialog>
  )
}

/** A fresh page: nothing of the person whose session ended stays behind. */
function leave(event: MouseEvent): void {
  event.preventDefault()
  event.stopPropagation()
  location.assign(signInFrom(location.pathname))
}
