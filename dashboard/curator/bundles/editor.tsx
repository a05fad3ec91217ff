import { useState } from 'preact/hooks'
import { answer, api } from '../../api.ts'
import { bundleTitleMax } from '../../limits.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import type { Problem } from '../../problem.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { useDraft } from '../../ui/draft.ts'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { fieldText } from '../../ui/problem-text.ts'
import { State } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { type Bundle, usePicks } from './data.ts'
import { momentFault } from './moments.ts'
import { Photo } from './photo.tsx'
import { PickChoice } from './pick-choice.tsx'
import { Remove } from './remove.tsx'
import { TagList } from './tag-list.tsx'
import { useTagging } from './tagging.ts'
import { bundleInput, hasEnough, type Tag, tagsOf } from './tags.ts'
import { Video } from './video.tsx'

type Values = { title: string; tags: Tag[] }

/** Title and dots; nothing is changed in the shop before "Save". */
export function Editor({ bundle, onSaved }: { bundle: Bundle; onSaved: () => Promise<void> }) {
  const t = curatorWords.use().bundles
  const shell = shellWords.use()
  const { video } = bundle
  const saved: Values = { title: bundle.title, tags: tagsOf(bundle.tags) }
  const { values, set, forget } = useDraft<Values>(`timed-bundle.${bundle.id}`, saved)
  const picks = usePicks()
  const tagging = useTagging(values.tags, tags => set({ tags }))
  const [isTried, setTried] = useState(false)
  const discard = () => {
    set(saved)
    forget()
    save.forget()
    setTried(false)
  }
  const isChanged = JSON.stringify(bundleInput(values)) !== JSON.stringify(bundleInput(saved))
  const isMistimed = !!video && values.tags.some(tag => momentFault(tag.at, video.seconds) !== null)
  const save = useAction(async () => {
    setTried(true)
    if (!values.title.trim() || !hasEnough(values.tags) || isMistimed) return
    const json = bundleInput(values)
    await answer(api.bundles[':id'].$put({ param: { id: bundle.id }, json }))
    set({ title: json.title })
    forget()
    await onSaved()
    toast(curatorWords.now().bundles.saved)
  })
  return (
    <>
      <Form class="bundle-editor" onSend={save.run}>
        <p class="hidden" aria-live="polite">
          {tagging.heard}
        </p>
        <Photo bundle={bundle} tagging={tagging} />
        <div class="bundle-side">
          <TextField
            label={t.name}
            maxLength={bundleTitleMax}
            value={values.title}
            onText={title => set({ title })}
            error={
              isTried && !values.title.trim() ? shell.fieldEmpty : fieldText(save.error, 'title')
            }
          />
          <TagList tagging={tagging} video={video} />
          <Fault
            isFew={isTried && !hasEnough(values.tags)}
            isMistimed={isTried && isMistimed}
            problem={save.error}
          />
          <div class="form-actions">
            <Button kind="main" type="submit" isBusy={save.isBusy} disabled={!isChanged}>
              {save.isBusy ? shell.saving : shell.save}
            </Button>
            {isChanged && (
              <>
                <Button kind="quiet" onClick={discard}>
                  {t.discard}
                </Button>
                <State tone="waiting">{t.notSaved}</State>
              </>
            )}
          </div>
        </div>
      </Form>
      {tagging.wish && (
        <PickChoice
          picks={picks}
          taken={values.tags.map(one => one.pick_id)}
          onChoice={tagging.choose}
          onClose={tagging.forgetWish}
        />
      )}
      <Video bundle={bundle} onChanged={onSaved} />
      <Remove bundle={bundle} onRemoved={forget} />
    </>
  )
}

/** Why it is not saved, where no field can say so. */
function Fault({
  isFew,
  isMistimed,
  problem,
}: {
  isFew: boolean
  isMistimed: boolean
  problem: Problem | null
}) {
  const t = curatorWords.use().bundles
  const gone = problem?.code === 'not_found' ? t.gone : null
  const text = isFew ? t.tooFew : isMistimed ? t.mistimed : gone
  if (!text) return <FormError problem={problem} known={['title']} />
  return (
    <p class="form-error" role="alert">
      {text}
    </p>
  )
}
