import { useLocation } from 'preact-iso'
import { answer, api } from '../api.ts'
import { identityWords } from '../messages/identity/index.ts'
import { shellWords } from '../messages/shell/index.ts'
import { Problem } from '../problem.ts'
import { loadMe } from '../shell/me.ts'
import { paths } from '../shell/places.ts'
import { useAction } from '../ui/action.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { FormError } from '../ui/loaded.tsx'
import { Door } from './door.tsx'
import { useWayIn } from './way-in.ts'

/** A press confirms, not the visit: programs that scan mails open links too. */
export function Verify() {
  const t = identityWords.use()
  const shell = shellWords.use()
  const { query } = useLocation()
  const goIn = useWayIn()
  const verify = useAction(async () => {
    const sent = api.verify.$post({ json: { token: query.token ?? '' } })
    await answer(sent).catch(async thrown => {
      // Pressed a second time by who is in already: there is nothing left to do.
      const isUsed = thrown instanceof Problem && thrown.code === 'token_invalid'
      if (!isUsed || !(await loadMe().catch(() => null))) throw thrown
    })
    await goIn()
  })
  if (!query.token)
    return (
      <Door title={t.verifyTitle}>
        <p class="form-error">{t.verifyMissing}</p>
      </Door>
    )
  const isOld = verify.error?.code === 'token_invalid'
  return (
    <Door title={t.verifyTitle} lead={t.verifyLead}>
      <FormError problem={verify.error} />
      {isOld ? (
        <>
          <p>{t.verifyOld}</p>
          <LinkButton kind="main" isWide href={paths.signIn}>
            {shell.signIn}
          </LinkButton>
        </>
      ) : (
        <Button kind="main" isWide isBusy={verify.isBusy} onClick={() => verify.run()}>
          {t.verifyGo}
        </Button>
      )}
    </Door>
  )
}
