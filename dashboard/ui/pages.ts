import { type Inputs, useCallback, useRef, useState } from 'preact/hooks'
import { type Problem, problemFrom } from '../problem.ts'
import { type Load, useLoad } from './load.ts'

export type Page<Row, Cursor> = { data: Row[]; next: Cursor | null }

export type Pages<Row> = Load<Row[]> & {
  hasMore: boolean
  isLoadingMore: boolean
  errorMore: Problem | null
  more(): Promise<void>
}

/** A long list, a page at a time: `more` appends the next one. */
export function usePages<Row, Cursor>(
  read: (from: Cursor | null) => Promise<Page<Row, Cursor>>,
  inputs: Inputs,
): Pages<Row> {
  const next = useRef<Cursor | null>(null)
  const turn = useRef(0)
  const [adding, setAdding] = useState<{ isBusy: boolean; error: Problem | null }>(quiet)
  const load = useLoad(async () => {
    turn.current++
    setAdding(quiet)
    const page = await read(null)
    next.current = page.next
    return page.data
  }, inputs)
  const more = useCallback(async () => {
    const from = next.current
    if (from === null) return
    const asked = turn.current
    setAdding({ isBusy: true, error: null })
    try {
      const page = await read(from)
      if (asked !== turn.current) return
      next.current = page.next
      load.change(rows => [...rows, ...page.data])
      setAdding(quiet)
    } catch (thrown) {
      if (asked === turn.current) setAdding({ isBusy: false, error: problemFrom(thrown) })
    }
  }, inputs)
  return {
    ...load,
    more,
    hasMore: load.data !== null && next.current !== null,
    isLoadingMore: adding.isBusy,
    errorMore: adding.error,
  }
}

const quiet = { isBusy: false, error: null }
