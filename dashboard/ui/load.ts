import { type Inputs, useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { type Problem, problemFrom } from '../problem.ts'

export type Load<T> = {
  data: T | null
  error: Problem | null
  isLoading: boolean
  reload(): Promise<void>
  /** Shows something else than what was loaded, e.g. what the person just changed. */
  change(how: (data: T) => T): void
}

/** Reads something when shown and whenever `inputs` change; old answers never overtake new ones. */
export function useLoad<T>(read: () => Promise<T>, inputs: Inputs): Load<T> {
  const [state, setState] = useState<Omit<Load<T>, 'reload' | 'change'>>({
    data: null,
    error: null,
    isLoading: true,
  })
  const latest = useRef(0)
  const reload = useCallback(async () => {
    const turn = ++latest.current
    setState(now => ({ ...now, isLoading: true }))
    try {
      const data = await read()
      if (turn === latest.current) setState({ data, error: null, isLoading: false })
    } catch (thrown) {
      const error = problemFrom(thrown)
      if (turn === latest.current) setState(now => ({ ...now, error, isLoading: false }))
    }
  }, inputs)
  const change = useCallback((how: (data: T) => T) => {
    setState(now => (now.data === null ? now : { ...now, data: how(now.data) }))
  }, [])
  useEffect(() => {
    void reload()
    return () => {
      latest.current++
    }
  }, [reload])
  useOnline(state.error?.isOffline ? reload : null)
  return { ...state, reload, change }
}

function useOnline(again: (() => Promise<void>) | null): void {
  useEffect(() => {
    if (!again) return
    const listener = () => void again()
    addEventListener('online', listener)
    return () => removeEventListener('online', listener)
  }, [again])
}
