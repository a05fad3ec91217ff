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
import { Empty } from '../../ui/empty.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { instantText } from '../payouts/payee.ts'

type Confirmed = { effective_at: number; is_now: boolean }

/** The link in the mail: a press confirms, not the visit; curators and sellers alike. */
export default function ConfirmPayee() {
  const t = curatorWords.use().payouts
  const { user } = useMe()
  const { home = '', token = '' } = useRoute().params
  const places: Place[] = useRoles().map(({ path, icon, name }) => ({ path, icon, label: name }))
  const [confirmed, setConfirmed] = useState<Confirmed | null>(null)
  const confirm = useAction(async () =>
    setConfirmed(await answer(api.payee.confirm.$post({ json: { home, token } }))),
  )
  const isOld = confirm.error?.code === 'token_invalid'
  const isShop = home.startsWith('shp_')
  const back = (
    <LinkButton kind={confirmed ? 'main' : 'plain'} href={isShop ? paths.payouts : paths.sell}>
      {isShop ? t.toPayouts : t.toStart}
    </LinkButton>
  )
  return (
    <Frame as={null} places={places}>
      <Page title={t.confirmTitle} lead={confirmed ? null : t.confirmLead}>
        {confirmed ? (
          <div role="status">
            <Empty
              drawing="done"
              title={
                confirmed.is_now
                  ? t.confirmedNow
                  : t.confirmedLater(instantText(confirmed.effective_at))
              }
            >
              <p>{confirmed.is_now ? t.confirmedNowText : t.confirmedLaterText}</p>
              {back}
            </Empty>
          </div>
        ) : (
          <div class="form">
            <FormError problem={confirm.error} />
            {isOld && <p>{t.confirmOld(user.email)}</p>}
            <div class="form-actions">
              {isOld ? (
                back
              ) : (
                <Button kind="main" isBusy={confirm.isBusy} onClick={() => confirm.run()}>
                  {t.confirmGo}
                </Button>
              )}
            </div>
          </div>
        )}
      </Page>
    </Frame>
  )
}
