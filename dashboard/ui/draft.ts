import { useCallback, useRef, useState } from 'preact/hooks'

/** A form's values, kept in this tab until `forget`: leaving by mistake loses nothing typed. */
export function useDraft<T extends object>(name: string, first: T) {
  const key = `xiaopu.draft.${name}`
  const [values, setValues] = useState<T>(() => ({ ...first, ...kept(key) }))
  const unchanged = useRef(first)
  unchanged.current = first
  const set = useCallback(
    (change: Partial<T>) =>
      setValues(now => {
        const next = { ...now, ...change }
        try {
          sessionStorage.setItem(key, JSON.stringify(next))
        } catch {
          // Nothing can be kept here; the form still works.
        }
        return next
      }),
    [key],
  )
  const forget = useCallback(() => {
    try {
      sessionStorage.removeItem(key)
    } catch {
      // as above
    }
  }, [key])
  /** Nothing was typed: as it is known now. */
  const reset = useCallback(() => {
    forget()
    setValues(unchanged.current)
  }, [forget])
  return { values, set, forget, reset }
}

function kept(key: string): object {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(key) ?? '{}')
    return found && typeof found === 'object' ? found : {}
  } catch {
    return {}
  }
}
