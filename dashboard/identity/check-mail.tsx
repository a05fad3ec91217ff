import { useState } from 'preact/hooks'
import { answer, api } from '../api.ts'
import { identityWords } from '../messages/identity/index.ts'
import { shellWords } from '../messages/shell/index.ts'
import { Problem } from '../problem.ts'
import { paths } from '../shell/places.ts'
import { useAction } from '../ui/action.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Drawing } from '../ui/drawing.tsx'
import { FormError } from '../ui/loaded.tsx'
import { Door } from './door.tsx'
import { useWayIn } from './way-in.ts'

/**
 * A mail is on its way. Signing in sends it again, or lets in who has opened it elsewhere; after a
 * reload the password is gone, and signing in is a screen of its own.
 */
export function CheckMail({
  email,
  password,
  onOther,
}: {
  email: string
  password: string
  onOther: () => void
}) {
  const t = identityWords.use()
  const shell = shellWords.use()
  const goIn = useWayIn()
  const [isSentAgain, setSentAgain] = useState(false)
  const again = useAction(async () => {
    try {
      await answer(api['sign-in'].$post({ json: { email, password } }))
    } catch (thrown) {
      if (!(thrown instanceof Problem) || thrown.code !== 'email_unverified') throw thrown
      setSentAgain(true)
      return
    }
    await goIn()
  })
  return (
    <Door title={t.mailTitle} lead={t.mailSent(email.trim())}>
      <Drawing name="mail" />
      <p class="soft">{t.mailNone}</p>
      <FormError problem={again.error} />
      <div class="form-actions">
        {password ? (
          <Button isBusy={again.isBusy} onClick={() => again.run()}>
            {t.mailAgain}
          </Button>
        ) : (
          <LinkButton href={paths.signIn}>{shell.signIn}</LinkButton>
        )}
        <Button kind="quiet" onClick={onOther}>
          {t.mailOther}
        </Button>
      </div>
      <p role="status">{isSentAgain && t.mailSentAgain}</p>
    </Door>
  )
}
