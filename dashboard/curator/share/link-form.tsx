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
import { hasEnough } from '../bundles/tags.ts'
import type { OwnShop } from '../own-shop.ts'
import { isPlacement } from '../placement.ts'
import { channels } from './channels.ts'
import type { Link } from './index.tsx'

/** As many as one answer holds; what stands further down is reached from the shelf. */
const choicesMax = 200

/** Sections, bundles that visitors see, and what stands on the shelf, each with what a link calls it by. */
async function partsOfShop(): Promise<[string, string][]> {
  const t = curatorWords.now().share
  const [shelf, bundles] = await Promise.all([
    answer(api.picks.$get({ query: { limit: String(choicesMax) } })),
    answer(api.bundles.$get()),
  ])
  return [
    ...shelf.sections.map(one => [one.id, t.section(one.title)] as [string, string]),
    ...bundles.data
      .filter(one => hasEnough(one.tags))
      .map(one => [one.id, t.bundle(one.title)] as [string, string]),
    ...shelf.data.map(one => [one.slug, productTitle(one, language.get())] as [string, string]),
  ]
}

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
  const parts = useLoad(partsOfShop, [])
  const placement = text.trim()
  const isWrong = placement !== '' && !isPlacement(placement)
  const make = useAction(async () => {
    if (isWrong) return
    const json = { slug: slug || null, placement: placement || null }
    onMade(await answer(api['short-links'].$post({ json })))
  })
  const known = parts.data ?? []
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
              {t.channelNames[channel.placement]}
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
