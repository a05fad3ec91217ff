import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { answer, api } from '../../api.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { language } from '../../messages/language.ts'
import { loadMe, useMe } from '../../shell/me.ts'
import { Page } from '../../shell/page.tsx'
import { paths } from '../../shell/places.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { useDraft } from '../../ui/draft.ts'
import { Form } from '../../ui/form.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { SelectField } from '../../ui/select.tsx'
import type { Accent } from './accents.ts'
import { currencyOptions, likelyCurrency } from './currencies.ts'
import { CurrencyHint } from './currency-hint.tsx'
import { anyHandle, isHandle, suggestHandle } from './handle.ts'
import { ShopFields } from './shop-fields.tsx'
import { ShopHead } from './shop-head.tsx'

/** From nothing to a shop: one form, the page growing beside it. */
export function OpenShop() {
  const t = curatorWords.use().open
  const { user, instance } = useMe()
  const { route } = useLocation()
  const spoken = language.use()
  const [isTried, setTried] = useState(false)
  const [otherwise] = useState(anyHandle)
  const draft = useDraft('open-shop', {
    name: '',
    handle: suggestHandle([user.name, otherwise]),
    isHandleOwn: false,
    line: '',
    accent: 'persimmon' as Accent,
    language: spoken,
    currency: likelyCurrency(navigator.languages, instance.currencies),
  })
  const { isHandleOwn, ...values } = draft.values
  const open = useAction(async () => {
    setTried(true)
    if (!values.name.trim() || !isHandle(values.handle)) return
    await answer(api.shop.$post({ json: values }))
    draft.forget()
    await loadMe()
    route(paths.find, true)
    scrollTo(0, 0)
  })
  const change = (next: Partial<typeof values>) => {
    // The address follows the name until somebody writes one.
    if (next.handle !== undefined) draft.set({ ...next, isHandleOwn: next.handle !== '' })
    else if (next.name !== undefined && !isHandleOwn)
      draft.set({ ...next, handle: suggestHandle([next.name, user.name, otherwise]) })
    else draft.set(next)
  }
  const own = ['name', 'handle', 'line', 'currency']
  const isAtHandle = open.error?.code.startsWith('handle_')
  return (
    <Page title={t.title} lead={t.lead} isWide>
      <div class="with-preview">
        <Form onSend={open.run}>
          <ShopFields values={values} onChange={change} isTried={isTried} problem={open.error} />
          <SelectField
            label={t.currency}
            hint={<CurrencyHint chosen={values.currency} sold={instance.currencies} />}
            value={values.currency}
            options={currencyOptions(spoken)}
            onChoice={currency => change({ currency })}
          />
          <FormError problem={isAtHandle ? null : open.error} known={own} />
          <Button kind="main" type="submit" isBusy={open.isBusy}>
            {t.go}
          </Button>
        </Form>
        <ShopHead {...values} />
      </div>
    </Page>
  )
}
