import { useState } from 'preact/hooks'
import type { ShopEdit } from '../../../server/shops/contract.ts'
import { answer, api } from '../../api.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { language } from '../../messages/language.ts'
import { loadMe } from '../../shell/me.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { useDraft } from '../../ui/draft.ts'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { SelectField } from '../../ui/select.tsx'
import { State } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { currencyName, currencyOptions } from '../open-shop/currencies.ts'
import { isHandle } from '../open-shop/handle.ts'
import { ShopFields } from '../open-shop/shop-fields.tsx'
import { type OwnShop, refreshShop } from '../own-shop.ts'
import { AvatarField } from './avatar-field.tsx'
import { Look } from './look.tsx'
import { PagePreview } from './page-preview.tsx'

/** The shop's own words and look, with the page as it would be beside them. */
export function ShopForm({ shop }: { shop: OwnShop }) {
  const t = curatorWords.use().shop
  const draft = useDraft<ShopEdit>(`shop.${shop.handle}`, nothing)
  const edit = draft.values
  const values = { ...formOf(shop), ...edit }
  const [isTried, setTried] = useState(false)
  const save = useAction(async () => {
    setTried(true)
    if (!values.name.trim() || !isHandle(values.handle)) return
    await answer(api.shop.$patch({ json: edit }))
    await Promise.all([loadMe(), refreshShop()])
    draft.reset()
    toast(curatorWords.now().shop.saved)
  })
  const isChanged = JSON.stringify(values) !== JSON.stringify(formOf(shop))
  const isAtHandle = save.error?.code.startsWith('handle_')
  const isInUse = shop.tier.picks > 0 || shop.tier.sales > 0
  const currency = currencyName(shop.currency, language.use())
  return (
    <div class="with-preview">
      <Form onSend={save.run}>
        <AvatarField shop={shop} />
        <ShopFields
          values={values}
          own={shop.handle}
          isTried={isTried}
          problem={save.error}
          onChange={draft.set}
        />
        <Look values={values} onChange={draft.set} />
        {isInUse ? (
          <TextField
            label={t.currency}
            hint={t.currencyFixed}
            value={`${currency} · ${shop.currency}`}
            onText={() => {}}
            readOnly
          />
        ) : (
          <SelectField
            label={t.currency}
            hint={t.currencyHint}
            value={values.currency}
            options={currencyOptions(language.use())}
            onChoice={next => draft.set({ currency: next })}
          />
        )}
        <FormError problem={isAtHandle ? null : save.error} known={['name', 'handle', 'line']} />
        <div class="form-actions">
          <Button kind="main" type="submit" isBusy={save.isBusy} disabled={!isChanged}>
            {t.save}
          </Button>
          {isChanged && (
            <>
              <Button kind="quiet" onClick={draft.reset}>
                {t.discard}
              </Button>
              <State tone="waiting">{t.notSaved}</State>
            </>
          )}
        </div>
      </Form>
      <PagePreview key={shop.avatar} edit={edit} />
    </div>
  )
}

const nothing: ShopEdit = {}

/** What the form is about; only what is changed is sent, as another tab may have changed the rest. */
function formOf(shop: OwnShop): Required<Omit<ShopEdit, 'embed_hosts'>> {
  const { handle, name, line, accent, language, currency, theme, layout, disclosure } = shop
  const words = { handle, name, line, language, currency }
  return {
    ...words,
    accent,
    theme,
    layout,
    disclosure,
    is_named_as_source: shop.is_named_as_source,
  }
}
