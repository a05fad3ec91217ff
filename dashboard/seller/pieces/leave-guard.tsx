import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { sellerWords } from '../../messages/seller/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

/** While something is unsaved, links ask first; the tab's own buttons make the browser ask. */
export function useLeaveGuard(isDirty: boolean) {
  const [wanted, setWanted] = useState<string | null>(null)
  useEffect(() => {
    if (!isDirty) return
    const onClick = (event: MouseEvent) => {
      const path = pathOf(event)
      if (!path) return
      event.preventDefault()
      event.stopPropagation()
      setWanted(path)
    }
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault()
    // Before the router hears of it.
    document.addEventListener('click', onClick, true)
    addEventListener('beforeunload', onUnload)
    return () => {
      document.removeEventListener('click', onClick, true)
      removeEventListener('beforeunload', onUnload)
    }
  }, [isDirty])
  return wanted ? <Leave to={wanted} onStay={() => setWanted(null)} /> : null
}

function Leave({ to, onStay }: { to: string; onStay: () => void }) {
  const t = sellerWords.use()
  const { route } = useLocation()
  return (
    <Dialog title={t.leaveTitle} onClose={onStay}>
      <p>{t.leaveText}</p>
      <div class="form-actions">
        <Button kind="main" onClick={onStay}>
          {t.leaveStay}
        </Button>
        <Button onClick={() => route(to)}>{t.leaveGo}</Button>
      </div>
    </Dialog>
  )
}

/** Where a click would lead within this tab; null when it leads nowhere or elsewhere. */
function pathOf(event: MouseEvent): string | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.button !== 0)
    return null
  const link = event.composedPath().find(one => one instanceof HTMLAnchorElement)
  if (!link || link.target === '_blank' || link.hasAttribute('download')) return null
  const isHere = link.origin === location.origin && !link.getAttribute('href')?.startsWith('#')
  return isHere ? link.pathname + link.search : null
}
