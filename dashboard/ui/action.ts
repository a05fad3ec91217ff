import { useCallback, useRef, useState } from 'preact/hooks'
import { type Problem, problemFrom } from '../problem.ts'

export type Action<A extends unknown[]> = {
  /** True when it worked. A second press while busy does nothing. */
  run(...args: A): Promise<boolean>
  isBusy: boolean
  error: Problem | null
  forget(): void
}

/** Something a person does that takes a moment and may be refused. */
export function useAction<A extends unknown[]>(act: (...args: A) => Promise<unknown>): Action<A> {
  const [state, setState] = useState<{ isBusy: boolean; error: Problem | null }>(idle)
  const isBusy = useRef(false)
  const latest = useRef(act)
  latest.current = act
  const run = useCallback(async (...args: A) => {
    if (isBusy.current) return false
    isBusy.current = true
    setState({ isBusy: true, error: null })
    try {
      await latest.current(...args)
      setState(idle)
      return true
    } catch (thrown) {
      setState({ isBusy: false, error: problemFrom(thrown) })
      return false
    } finally {
      isBusy.current = false
    }
  }, [])
  const forget = useCallback(() => setState(idle), [])
  return { run, ...state, forget }
}

const idle = { isBusy: false, error: null }
