import { useState } from 'preact/hooks'
import type { ShopEdit } from '../../../server/shops/contract.ts'
import { answer, api } from '../../api.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { language } from '../../messages/language.ts'
import { loadMe } from '../../shell/me.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { State } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { isHandle } from '../open-shop/handle.ts'
import { ShopFields } from '../open-shop/shop-fields.tsx'
import { type OwnShop, refreshShop } from '../own-shop.ts'
import { AvatarField } from './avatar-field.tsx'
import { Look } from './look.tsx'
import { PagePreview } from './page-preview.tsx'

/** The shop's own words and look, with the page as it would be beside them. */
export function ShopForm({ shop }: { shop: OwnShop }) {
  const t = curatorWords.use().shop
  const [edit, setEdit] = useState<ShopEdit>({})
  const values = { ...formOf(shop), ...edit }
  const [isTried, setTried] = useState(false)
  const save = useAction(async () => {
    setTried(true)
    if (!values.name.trim() || !isHandle(values.handle)) return
    await answer(api.shop.$patch({ json: edit }))
    await Promise.all([loadMe(), refreshShop()])
    setEdit({})
    toast(curatorWords.now().shop.saved)
  })
  const isChanged = JSON.stringify(values) !== JSON.stringify(formOf(shop))
  const change = (part: ShopEdit) => setEdit(now => ({ ...now, ...part }))
  const isAtHandle = save.error?.code.startsWith('handle_')
  const currency = new Intl.DisplayNames([language.use()], { type: 'currency' }).of(shop.currency)
  return (
    <div class="with-preview">
      <Form onSend={save.run}>
        <AvatarField shop={shop} />
        <ShopFields
          values={values}
          own={shop.handle}
          isTried={isTried}
          problem={save.error}
          onChange={change}
        />
        <Look values={values} onChange={change} />
        <TextField
          label={t.currency}
          hint={t.currencyFixed}
          value={`${currency} · ${shop.currency}`}
          onText={() => {}}
          readOnly
        />
        <FormError problem={isAtHandle ? null : save.error} known={['name', 'handle', 'line']} />
        <div class="form-actions">
          <Button kind="main" type="submit" isBusy={save.isBusy} disabled={!isChanged}>
            {t.save}
          </Button>
          {isChanged && <State tone="waiting">{t.notSaved}</State>}
        </div>
      </Form>
      <PagePreview key={shop.avatar} edit={edit} />
    </div>
  )
}

/** What the form is about; only what is changed is sent, as another tab may have changed the rest. */
function formOf(shop: OwnShop): Required<Omit<ShopEdit, 'embed_hosts'>> {
  const { handle, name, line, accent, language, theme, layout, disclosure } = shop
  const { is_named_as_source } = shop
  return { handle, name, line, accent, language, theme, layout, disclosure, is_named_as_source }
}
