import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { answer, api } from '../../api.ts'
import { sellerWords } from '../../messages/seller/index.ts'
import { loadMe, useMe } from '../../shell/me.ts'
import { Page } from '../../shell/page.tsx'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { useDraft } from '../../ui/draft.ts'
import { Form } from '../../ui/form.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { chooseSeller, ownSeller } from '../own.ts'
import { sellPaths } from '../places.ts'
import { SellerFields } from './form.tsx'
import { emptySeller, sellerFaults, sellerInput, valuesOf } from './values.ts'

/** Asking to sell here. Who was refused begins with what they wrote before. */
export function Apply() {
  const t = sellerWords.use()
  const { user, shop } = useMe()
  const { route } = useLocation()
  const before = ownSeller.get()
  const first =
    before?.state === 'refused'
      ? valuesOf(before)
      : emptySeller(shop?.currency ?? 'CNY', user.email)
  const { values, set, forget } = useDraft('seller', first)
  const [isTried, setTried] = useState(false)
  const faults = sellerFaults(values)
  const send = useAction(async () => {
    setTried(true)
    if (Object.keys(faults).length) return
    const { id } = await answer(api.sellers.$post({ json: sellerInput(values) }))
    forget()
    chooseSeller(id)
    await loadMe()
    route(sellPaths.ship)
  })
  return (
    <Page title={t.applyTitle} lead={t.applyLead} isWide>
      <div class="beside">
        <Form onSend={send.run}>
          <SellerFields values={values} set={set} faults={isTried ? faults : {}} />
          <FormError problem={send.error} />
          <div class="form-actions">
            <Button kind="main" type="submit" isBusy={send.isBusy}>
              {t.applyGo}
            </Button>
          </div>
        </Form>
        <Next />
      </div>
    </Page>
  )
}

/** What will happen, in order. */
export function Next() {
  const t = sellerWords.use()
  return (
    <aside class="next">
      <h2>{t.nextTitle}</h2>
      <ol class="steps">
        {t.nextSteps.map(step => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </aside>
  )
}
