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
import { ShopHead } from '../open-shop/shop-head.tsx'
import { type OwnShop, refreshShop } from '../own-shop.ts'
import { AvatarField } from './avatar-field.tsx'
import { Look } from './look.tsx'

/** The shop's own words and colour, with the page's head growing beside them. */
export function ShopForm({ shop }: { shop: OwnShop }) {
  const t = curatorWords.use().shop
  const [values, setValues] = useState<ShopEdit>(() => editOf(shop))
  const [isTried, setTried] = useState(false)
  const save = useAction(async () => {
    setTried(true)
    if (!values.name.trim() || !isHandle(values.handle)) return
    await answer(api.shop.$put({ json: values }))
    await Promise.all([loadMe(), refreshShop()])
    toast(curatorWords.now().shop.saved)
  })
  const isChanged = JSON.stringify(values) !== JSON.stringify(editOf(shop))
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
          onChange={change => setValues(now => ({ ...now, ...change }))}
        />
        <Look values={values} onChange={change => setValues(now => ({ ...now, ...change }))} />
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
      <ShopHead {...values} avatar={shop.avatar} />
    </div>
  )
}

function editOf(shop: OwnShop): ShopEdit {
  const { handle, name, line, accent, language: spoken, theme, layout, disclosure } = shop
  const { is_named_as_source } = shop
  return {
    handle,
    name,
    line,
    accent,
    language: spoken,
    theme,
    layout,
    disclosure,
    is_named_as_source,
  }
}
