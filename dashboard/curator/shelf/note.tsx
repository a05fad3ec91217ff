import { useEffect, useRef, useState } from 'preact/hooks'
import { answer, api } from '../../api.ts'
import { noteMax } from '../../limits.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { useAction } from '../../ui/action.ts'
import { useDraft } from '../../ui/draft.ts'
import { State } from '../../ui/state.tsx'

const pauseMilliseconds = 1500

/**
 * Why it was chosen, written where it stands; leaving the field keeps it, and so does a pause. What is
 * not kept yet is there again after the page was loaded anew.
 */
export function Note({
  pickId,
  title,
  note,
  onSaved,
}: {
  pickId: string
  title: string
  note: string
  onSaved: (note: string) => void
}) {
  const t = curatorWords.use().shelf
  const shell = shellWords.use()
  const draft = useDraft(`note.${pickId}`, { text: note })
  const { text } = draft.values
  const [isSaved, setSaved] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const latest = useRef(text)
  latest.current = text
  const kept = useRef(note)
  useEffect(() => {
    // Only what nobody has written on since.
    if (latest.current.trim() === kept.current) draft.reset()
    kept.current = note
  }, [note])
  const save = useAction(async () => {
    // Written on and left again while it was being kept: that is kept as well.
    while (latest.current.trim() !== kept.current) {
      const next = latest.current.trim()
      await answer(api.picks[':id'].note.$put({ param: { id: pickId }, json: { note: next } }))
      kept.current = next
      onSaved(next)
    }
    draft.forget()
    setSaved(true)
  })
  useEffect(() => {
    if (text.trim() === kept.current) return
    const timer = setTimeout(() => void save.run(), pauseMilliseconds)
    return () => clearTimeout(timer)
  }, [text, save.run])
  // Gone on by the browser's own button: no field says that it was left.
  useEffect(() => () => void save.run(), [save.run])
  const left = noteMax - text.length
  const isGone = save.error?.code === 'not_found'
  return (
    <div class="note">
      <textarea
        ref={field}
        class="note-text"
        rows={1}
        maxLength={noteMax}
        placeholder={t.notePlaceholder}
        aria-label={t.noteOf(title)}
        value={text}
        onInput={event => {
          draft.set({ text: event.currentTarget.value })
          setSaved(false)
        }}
        onBlur={() => void save.run()}
        onKeyDown={event => {
          // A phone's keyboard has no other way to a new line.
          const isDesk = matchMedia('(pointer: fine)').matches
          if (isDesk && event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
            event.preventDefault()
            event.currentTarget.blur()
          }
        }}
      />
      <span class="note-state" role="status">
        {save.isBusy && <State tone="quiet">{shell.saving}</State>}
        {isSaved && !save.isBusy && <State tone="good">{shell.saved}</State>}
        {isGone && <State tone="bad">{t.noteGone}</State>}
        {save.error && !isGone && (
          <button type="button" class="note-retry" onClick={() => void save.run()}>
            <State tone="bad">{t.noteFailed}</State> {shell.retry}
          </button>
        )}
        {left < 60 && <span class="soft small">{t.noteLeft(left)}</span>}
      </span>
    </div>
  )
}
