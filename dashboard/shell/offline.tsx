import { useEffect, useState } from 'preact/hooks'
import { shellWords } from '../messages/shell/index.ts'

/** A line at the top while the browser knows of no network. */
export function OfflineLine() {
  const t = shellWords.use()
  const [isOnline, setOnline] = useState(navigator.onLine)
  useEffect(() => {
    const look = () => setOnline(navigator.onLine)
    addEventListener('online', look)
    addEventListener('offline', look)
    return () => {
      removeEventListener('online', look)
      removeEventListener('offline', look)
    }
  }, [])
  return (
    <div role="status" class="offline-line">
      {!isOnline && t.isOffline}
    </div>
  )
}
