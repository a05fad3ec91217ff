import { useEffect, useState } from 'preact/hooks'
import { answer, api } from '../../api.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { useMe } from '../../shell/me.ts'
import { TextField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { isHandle, nextHandle } from './handle.ts'

type Standing = 'free' | 'taken' | 'reserved' | 'form' | 'own' | 'looking'
const restBeforeLooking = 300

/** The address, looked up while it is typed. */
export function HandleField({
  value,
  own,
  error,
  hint,
  onText,
}: {
  value: string
  /** The shop's present address, which is free for it. */
  own?: string
  error?: string | null
  hint?: string
  onText: (handle: string) => void
}) {
  const t = curatorWords.use().open
  const { host } = new URL(useMe().instance.base_url)
  const standing = useStanding(value, own)
  const says: Record<Standing, string> = {
    free: t.handleFree,
    taken: t.handleTaken,
    reserved: t.handleReserved,
    form: t.handleForm,
    own: hint ?? t.handleOwn,
    looking: t.handleLooking,
  }
  const isBad = standing === 'taken' || standing === 'reserved' || (standing === 'form' && value)
  const other = nextHandle(value)
  return (
    <div class="handle-field">
      <TextField
        label={t.handle}
        prefix={`${host}/@`}
        autocapitalize="none"
        autocomplete="off"
        spellcheck={false}
        maxLength={30}
        value={value}
        onText={text => onText(text.toLowerCase().trim())}
        error={error || (isBad ? says[standing] : null)}
        hint={
          <span class={standing === 'free' ? 'handle-free' : undefined} aria-live="polite">
            {standing === 'free' && <Icon name="check" size={16} />} {says[standing]}
          </span>
        }
      />
      {(standing === 'taken' || standing === 'reserved') && isHandle(other) && (
        <button type="button" class="chip" onClick={() => onText(other)}>
          {t.handleTry(other)}
        </button>
      )}
    </div>
  )
}

/** Where an address stands; asked a moment after the last key. */
function useStanding(handle: string, own?: string): Standing {
  const [heard, setHeard] = useState<{ handle: string; standing: Standing } | null>(null)
  useEffect(() => {
    if (!isHandle(handle) || handle === own) return
    let isCurrent = true
    const timer = setTimeout(async () => {
      const found = await answer(api.handles[':handle'].$get({ param: { handle } })).catch(
        () => null,
      )
      if (isCurrent) setHeard({ handle, standing: found?.why ?? 'free' })
    }, restBeforeLooking)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [handle, own])
  if (handle === own) return 'own'
  if (!isHandle(handle)) return 'form'
  return heard?.handle === handle ? heard.standing : 'looking'
}
