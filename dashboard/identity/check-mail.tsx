import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { answer, api } from '../api.ts'
import { identityWords } from '../messages/identity/index.ts'
import { Problem } from '../problem.ts'
import { homeOf, loadMe } from '../shell/me.ts'
import { useAction } from '../ui/action.ts'
import { Button } from '../ui/button.tsx'
import { Drawing } from '../ui/drawing.tsx'
import { FormError } from '../ui/loaded.tsx'
import { Door } from './door.tsx'

/** A mail is on its way. Signing in sends it again, or lets in who has opened it elsewhere. */
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
  const { route } = useLocation()
  const [isSentAgain, setSentAgain] = useState(false)
  const again = useAction(async () => {
    try {
      await answer(api['sign-in'].$post({ json: { email, password } }))
    } catch (thrown) {
      if (!(thrown instanceof Problem) || thrown.code !== 'email_unverified') throw thrown
      setSentAgain(true)
      return
    }
    route(homeOf(await loadMe()), true)
  })
  return (
    <Door title={t.mailTitle} lead={t.mailSent(email.trim())}>
      <Drawing name="mail" />
      <p class="soft">{t.mailNone}</p>
      <FormError problem={again.error} />
      <div class="form-actions">
        <Button isBusy={again.isBusy} onClick={() => again.run()}>
          {t.mailAgain}
        </Button>
        <Button kind="quiet" onClick={onOther}>
          {t.mailOther}
        </Button>
      </div>
      <p role="status">{isSentAgain && t.mailSentAgain}</p>
    </Door>
  )
}
