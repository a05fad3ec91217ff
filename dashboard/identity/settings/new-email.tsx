import '../../styles/identity.css'
import { useLocation } from 'preact-iso'
import { answer, api } from '../../api.ts'
import { identityWords } from '../../messages/identity/index.ts'
import { Frame } from '../../shell/frame.tsx'
import { loadMe } from '../../shell/me.ts'
import { Page } from '../../shell/page.tsx'
import { type Place, paths } from '../../shell/places.ts'
import { useRoles } from '../../shell/roles.tsx'
import { useAction } from '../../ui/action.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { toast } from '../../ui/toast.tsx'

/** From the mail to the new address, by who is signed in: a press confirms, not the visit. */
export default function NewEmail() {
  const t = identityWords.use()
  const { route, query } = useLocation()
  const places: Place[] = useRoles().map(({ path, icon, name }) => ({ path, icon, label: name }))
  const change = useAction(async () => {
    await answer(api['new-email'].$post({ json: { token: query.token ?? '' } }))
    await loadMe()
    toast(identityWords.now().newEmailDone)
    route(paths.settings, true)
  })
  const isOld = !query.token || change.error?.code === 'token_invalid'
  return (
    <Frame as={null} places={places}>
      <Page title={t.newEmailTitle} lead={isOld ? null : t.newEmailLead}>
        {isOld ? (
          <>
            <p class="form-error" role="alert">
              {t.newEmailOld}
            </p>
            <div>
              <LinkButton href={paths.settings}>{t.settingsTitle}</LinkButton>
            </div>
          </>
        ) : (
          <>
            <FormError problem={change.error} />
            <div>
              <Button kind="main" isBusy={change.isBusy} onClick={() => change.run()}>
                {t.newEmailGo}
              </Button>
            </div>
          </>
        )}
      </Page>
    </Frame>
  )
}
