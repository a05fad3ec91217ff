import { useState } from 'preact/hooks'
import { answer } from '../api.ts'
import { sellerWords } from '../messages/seller/index.ts'
import { shellWords } from '../messages/shell/index.ts'
import { loadMe } from '../shell/me.ts'
import { Page } from '../shell/page.tsx'
import { useAction } from '../ui/action.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { useDraft } from '../ui/draft.ts'
import { Form } from '../ui/form.tsx'
import { Icon } from '../ui/icon.tsx'
import { FormError } from '../ui/loaded.tsx'
import { toast, toastProblem } from '../ui/toast.tsx'
import { SellerFields } from './apply/form.tsx'
import { sellerFaults, sellerInput, valuesOf } from './apply/values.ts'
import { DeliveryFields } from './delivery/fields.tsx'
import { deliveryFaults, isDeliverable } from './delivery/values.ts'
import { loadOwn, sellerApi, useOwn } from './own.ts'
import { sellPaths } from './places.ts'

/** How the seller presents itself; its currency stays. */
export function Details() {
  const t = sellerWords.use()
  const shell = shellWords.use()
  const own = useOwn()
  const saved = valuesOf(own)
  const { values, set, forget } = useDraft(`details.${own.id}`, saved)
  const [isTried, setTried] = useState(false)
  const faults = sellerFaults(values)
  const save = useAction(async () => {
    setTried(true)
    if (Object.keys(faults).length || !isDeliverable(values.delivery)) return
    const { currency: _, ...json } = sellerInput(values)
    await answer(sellerApi.$put({ param: { seller: own.id }, json }))
    forget()
    set(valuesOf(await loadOwn(own.id)))
    forget()
    await loadMe()
    toast(sellerWords.now().detailsSaved)
  })
  const isChanged = JSON.stringify(values) !== JSON.stringify(saved)
  return (
    <Page title={t.detailsTitle} lead={t.detailsLead}>
      <Form onSend={save.run}>
        <SellerFields
          {...{ values, set }}
          faults={isTried ? faults : {}}
          isCurrencyFixed
          feeBps={own.platform_fee_bps}
        />
        <DeliveryFields
          rows={values.delivery}
          home={values.country}
          faults={isTried ? deliveryFaults(values.delivery) : []}
          onChange={delivery => set({ delivery })}
        />
        {own.new_support_email && (
          <Unconfirmed email={own.new_support_email} present={own.support_email} />
        )}
        <FormError problem={save.error} />
        <div class="form-actions">
          <Button kind="main" type="submit" isBusy={save.isBusy} disabled={!isChanged}>
            {shell.save}
          </Button>
          {isChanged && (
            <Button
              kind="quiet"
              onClick={() => {
                set(saved)
                forget()
              }}
            >
              {t.discard}
            </Button>
          )}
        </div>
      </Form>
      <section class="form-actions soft">
        <span>{t.detailsMore}</span>
        <LinkButton kind="quiet" href={sellPaths.apply}>
          {t.detailsMoreGo}
        </LinkButton>
      </section>
    </Page>
  )
}

/** Orders go where they went until the new address has answered; the letter may have got lost. */
function Unconfirmed({ email, present }: { email: string; present: string }) {
  const t = sellerWords.use()
  const { id: seller } = useOwn()
  const again = useAction(async () => {
    await answer(sellerApi['support-email'].again.$post({ param: { seller } })).then(
      () => toast(t.supportAgainDone(email)),
      toastProblem,
    )
  })
  return (
    <p class="notice">
      <Icon name="mail" />
      <span>{t.supportWaits(email, present)}</span>
      <Button kind="quiet" isSmall isBusy={again.isBusy} onClick={() => again.run()}>
        {t.supportAgain}
      </Button>
    </p>
  )
}
