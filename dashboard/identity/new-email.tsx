import { useLocation } from 'preact-iso'
import { answer, api } from '../api.ts'
import { identityWords } from '../messages/identity/index.ts'
import { paths } from '../shell/places.ts'
import { useAction } from '../ui/action.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { FormError } from '../ui/loaded.tsx'
import { toast } from '../ui/toast.tsx'
import { Door } from './door.tsx'

/** From the mail to the new address. As with the first one, a press confirms and not the visit. */
export function NewEmail() {
  const t = identityWords.use()
  const { route, query } = useLocation()
  const change = useAction(async () => {
    await answer(api['new-email'].$post({ json: { token: query.token ?? '' } }))
    toast(identityWords.now().newEmailDone)
    // Signed in or not: who is not is asked to, with the new address.
    route(paths.settings, true)
  })
  const isOld = !query.token || change.error?.code === 'token_invalid'
  return (
    <Door title={t.newEmailTitle} lead={t.newEmailLead}>
      <FormError problem={change.error} />
      {isOld ? (
        <>
          <p>{t.newEmailOld}</p>
          <LinkButton kind="main" isWide href={paths.settings}>
            {t.settingsTitle}
          </LinkButton>
        </>
      ) : (
        <Button kind="main" isWide isBusy={change.isBusy} onClick={() => change.run()}>
          {t.newEmailGo}
        </Button>
      )}
    </Door>
  )
}
