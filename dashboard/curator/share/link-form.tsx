import { useState } from 'preact/hooks'
import { answer, api } from '../../api.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { language } from '../../messages/language.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { useLoad } from '../../ui/load.ts'
import { FormError } from '../../ui/loaded.tsx'
import { SelectField } from '../../ui/select.tsx'
import { productTitle } from '../../ui/titles.ts'
import type { OwnShop } from '../own-shop.ts'
import { isPlacement } from '../placement.ts'
import { channels } from './channels.ts'
import type { Link } from './index.tsx'

/** As many as one answer holds; what stands further down is reached from the shelf. */
const choicesMax = 200

/** What the link leads to, and the name its orders bring back. */
export function LinkForm({
  shop,
  slug: first,
  onMade,
}: {
  shop: OwnShop
  slug: string
  onMade: (link: Link) => void
}) {
  const t = curatorWords.use().share
  const [slug, setSlug] = useState(first)
  const [text, setText] = useState('')
  const picks = useLoad(
    async () =>
      (await answer(api.picks.$get({ query: { limit: String(choicesMax) } }))).data.map(
        pick => [pick.slug, productTitle(pick, language.get())] as [string, string],
      ),
    [],
  )
  const placement = text.trim()
  const isWrong = placement !== '' && !isPlacement(placement)
  const make = useAction(async () => {
    if (isWrong) return
    const json = { slug: slug || null, placement: placement || null }
    onMade(await answer(api['short-links'].$post({ json })))
  })
  const known = picks.data ?? []
  const isFurther = slug !== '' && !known.some(([one]) => one === slug)
  const options: [string, string][] = [
    ['', t.whole(shop.name)],
    ...(isFurther ? [[slug, slug] as [string, string]] : []),
    ...known,
  ]
  return (
    <Form class="form sheet" onSend={make.run}>
      <SelectField label={t.what} value={slug} options={options} onChoice={setSlug} />
      <TextField
        label={t.placement}
        hint={t.placementHint}
        placeholder={t.placementExample}
        isOptional
        maxLength={60}
        autocomplete="off"
        value={text}
        onText={setText}
        error={isWrong ? t.placementFault : null}
      />
      <fieldset class="field">
        <legend class="field-note">{t.channels}</legend>
        <div class="choices">
          {channels.map(channel => (
            <button
              key={channel.placement}
              type="button"
              class="chip"
              aria-pressed={placement === channel.placement}
              onClick={() => setText(channel.placement)}
            >
              {channel.name}
            </button>
          ))}
        </div>
      </fieldset>
      <FormError problem={make.error} />
      <div class="form-actions">
        <Button kind="main" icon="link" type="submit" isBusy={make.isBusy}>
          {t.make}
        </Button>
      </div>
    </Form>
  )
}
