import type { InferResponseType } from 'hono/client'
import { useRef, useState } from 'preact/hooks'
import { answer, api } from '../../api.ts'
import type { Problem } from '../../problem.ts'
import { problemFrom } from '../../problem.ts'
import { type Load, useLoad } from '../../ui/load.ts'
import { isLeaving } from './take-off.ts'

type Answer = InferResponseType<typeof api.picks.$get, 200>
export type Pick = Answer['data'][number]
export type Section = Answer['sections'][number]
export type ShelfRows = { sections: Section[]; picks: Pick[]; after: number | null }

const rowsAtOnce = 60
const rowsAtMost = 200

export type Shelf = Load<ShelfRows> & {
  more(): Promise<void>
  isLoadingMore: boolean
  errorMore: Problem | null
  /** Something was moved or taken away: places further down are not what they were. */
  noteMoved(): void
  /** As many rows as are shown, read anew. */
  again(): Promise<void>
}

/** The shelf, or one section of it, a page at a time. */
export function useShelf(section: string | null): Shelf {
  const isMoved = useRef(false)
  const [adding, setAdding] = useState<{ isBusy: boolean; error: Problem | null }>(quiet)
  const load = useLoad(() => {
    isMoved.current = false
    return readRows(section, rowsAtOnce)
  }, [section])
  const more = async () => {
    const now = load.data
    if (!now || now.after === null) return
    setAdding({ isBusy: true, error: null })
    try {
      if (isMoved.current) {
        const all = await readRows(section, now.picks.length + rowsAtOnce)
        isMoved.current = false
        load.change(() => all)
      } else {
        const next = await readPage(section, now.after, rowsAtOnce)
        load.change(rows => ({ ...next, picks: [...rows.picks, ...next.picks] }))
      }
      setAdding(quiet)
    } catch (thrown) {
      setAdding({ isBusy: false, error: problemFrom(thrown) })
    }
  }
  const noteMoved = () => {
    isMoved.current = true
  }
  const again = async () => {
    const all = await readRows(section, Math.max(rowsAtOnce, load.data?.picks.length ?? 0))
    isMoved.current = false
    load.change(() => all)
  }
  return { ...load, more, noteMoved, again, isLoadingMore: adding.isBusy, errorMore: adding.error }
}

async function readPage(
  section: string | null,
  after: number | null,
  limit: number,
): Promise<ShelfRows> {
  const page = await answer(
    api.picks.$get({
      query: {
        limit: String(limit),
        ...(section ? { section } : {}),
        ...(after === null ? {} : { after: String(after) }),
      },
    }),
  )
  const picks = page.data.filter(pick => !isLeaving(pick))
  return { sections: page.sections, picks, after: page.next_after }
}

async function readRows(section: string | null, count: number): Promise<ShelfRows> {
  let rows = await readPage(section, null, Math.min(count, rowsAtMost))
  while (rows.after !== null && rows.picks.length < count) {
    const next = await readPage(
      section,
      rows.after,
      Math.min(count - rows.picks.length, rowsAtMost),
    )
    rows = { ...next, picks: [...rows.picks, ...next.picks] }
  }
  return rows
}

const quiet = { isBusy: false, error: null }
