import '../../styles/curator.css'
import { useState } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import { answer, api } from '../../api.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { Frame } from '../../shell/frame.tsx'
import { useMe } from '../../shell/me.ts'
import { Page } from '../../shell/page.tsx'
import { type Place, paths } from '../../shell/places.ts'
import { useRoles } from '../../shell/roles.tsx'
import { useAction } from '../../ui/action.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { Confirmed } from './confirmed.tsx'
import { Written } from './written.tsx'

/** The link in the mail: a press confirms, not the visit; curators and sellers alike. */
export default function ConfirmPayee() {
  const t = curatorWords.use().payouts
  const { user } = useMe()
  const { home = '', token = '' } = useRoute().params
  const places: Place[] = useRoles().map(({ path, icon, name }) => ({ path, icon, label: name }))
  const [from, setFrom] = useState<number | 'now' | null>(null)
  const confirm = useAction(async () => {
    const found = await answer(api.payee.confirm.$post({ json: { home, token } }))
    setFrom(found.is_now ? 'now' : found.effective_at)
  })
  const isOld = confirm.error?.code === 'token_invalid'
  const isShop = home.startsWith('shp_')
  const back = (
    <LinkButton kind={from ? 'main' : 'plain'} href={isShop ? paths.payouts : paths.sell}>
      {isShop ? t.toPayouts : t.toStart}
    </LinkButton>
  )
  return (
    <Frame as={null} places={places}>
      <Page title={t.confirmTitle} lead={from || isOld ? null : t.confirmLead}>
        {from ? (
          <Confirmed from={from}>{back}</Confirmed>
        ) : isOld ? (
          <>
            <p class="form-error" role="alert">
              {t.confirmOld(user.email)}
            </p>
            <div>{back}</div>
          </>
        ) : (
          <>
            <Written home={home} />
            <FormError problem={confirm.error} />
            <div>
              <Button kind="main" isBusy={confirm.isBusy} onClick={() => confirm.run()}>
                {t.confirmGo}
              </Button>
            </div>
          </>
        )}
      </Page>
    </Frame>
  )
}
