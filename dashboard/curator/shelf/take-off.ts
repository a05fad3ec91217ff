import { useEffect } from 'preact/hooks'
import { answer, api } from '../../api.ts'
import { endUndoable, toast, toastProblem } from '../../ui/toast.tsx'
import { notePicks, refreshShop } from '../own-shop.ts'

/**
 * Taken off by the curator, and still in the shop until it can no longer be undone: picked again it
 * would have lost its photo, its places in bundles and who watches its price.
 */
const leaving = new Set<string>()

export function isLeaving({ id }: { id: string }): boolean {
  return leaving.has(id)
}

/** `reload` shows the shelf as it is, with what came back. */
export function takeOff(id: string, { words, reload }: { words: string; reload(): void }): void {
  leaving.add(id)
  notePicks(-1)
  const stay = () => {
    leaving.delete(id)
    notePicks(1)
    reload()
  }
  const end = async () => {
    try {
      // Kept alive: it is also sent as the page goes away.
      await answer(api.picks[':id'].$delete({ param: { id } }, { init: { keepalive: true } }))
    } catch (thrown) {
      stay()
      return toastProblem(thrown)
    }
    leaving.delete(id)
    // Only a count hangs on it: gone it is, whether or not this is answered.
    await refreshShop().catch(() => {})
  }
  toast(words, { undo: stay, end: () => void end() })
}

/** Whoever leaves the shelf, or the browser, has made up their mind. */
export function useEndOnLeaving(): void {
  useEffect(() => {
    const onHidden = () => document.hidden && endUndoable()
    document.addEventListener('visibilitychange', onHidden)
    return () => {
      document.removeEventListener('visibilitychange', onHidden)
      endUndoable()
    }
  }, [])
}
