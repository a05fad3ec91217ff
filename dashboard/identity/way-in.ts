import { useLocation } from 'preact-iso'
import { homeOf, loadMe } from '../shell/me.ts'
import { safeNext } from '../shell/places.ts'
import { useDraft } from '../ui/draft.ts'

/** In: on to where somebody wanted to go, or home; what was typed at the door is forgotten. */
export function useWayIn(): (next?: string) => Promise<void> {
  const { route } = useLocation()
  const { forget } = useDraft('door', {})
  return async next => {
    const found = await loadMe()
    forget()
    route(next ? safeNext(next) : homeOf(found), true)
  }
}
