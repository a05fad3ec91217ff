import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { answer, api } from '../api.ts'
import { identityWords } from '../messages/identity/index.ts'
import { paths } from '../shell/places.ts'
import { useAction } from '../ui/action.ts'
import { Button } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { FormError } from '../ui/loaded.tsx'
import { PasswordField } from '../ui/password.tsx'
import { fieldText } from '../ui/problem-text.ts'
import { passwordFault, passwordHint } from './checks.ts'
import { Door } from './door.tsx'
import { useWayIn } from './way-in.ts'

export function Reset() {
  const t = identityWords.use()
  return (
    <NewPassword
      title={t.resetTitle}
      lead={t.resetLead}
      send={json => api.reset.$post({ json })}
      afresh={<a href={paths.forgot}>{t.askAgain}</a>}
    />
  )
}

/** From the mail to an address given up: the account is back there, with a new password. */
export function OldEmail() {
  const t = identityWords.use()
  return (
    <NewPassword
      title={t.oldEmailTitle}
      lead={t.oldEmailLead}
      send={json => api['old-email'].$post({ json })}
      afresh={t.oldEmailOld}
    />
  )
}

type Send = (json: { token: string; password: string }) => ReturnType<typeof api.reset.$post>

function NewPassword({
  title,
  lead,
  send,
  afresh,
}: {
  title: string
  lead: string
  send: Send
  /** What to do when the link is good no more. */
  afresh: ComponentChildren
}) {
  const t = identityWords.use()
  const { query } = useLocation()
  const goIn = useWayIn()
  const [password, setPassword] = useState('')
  const [isTried, setTried] = useState(false)
  const reset = useAction(async () => {
    setTried(true)
    if (passwordFault(password)) return
    await answer(send({ token: query.token ?? '', password }))
    await goIn()
  })
  const isOld = !query.token || reset.error?.code === 'token_invalid'
  return (
    <Door title={title} lead={lead}>
      <Form onSend={reset.run}>
        <PasswordField
          label={t.newPassword}
          isNew
          hint={passwordHint(password)}
          value={password}
          onText={setPassword}
          error={(isTried && passwordFault(password)) || fieldText(reset.error, 'password')}
        />
        <FormError problem={reset.error} known={['password']} />
        {isOld && <p>{afresh}</p>}
        <Button kind="main" type="submit" isBusy={reset.isBusy} isWide>
          {t.resetGo}
        </Button>
      </Form>
    </Door>
  )
}
