import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { useLoad } from '../ui/load.ts'
import { Failed } from '../ui/loaded.tsx'
import { BoneRows } from '../ui/skeleton.tsx'
import { loadMe, me } from './me.ts'
import { signInFrom } from './places.ts'

/** What only signed-in people see; others are led to sign in and come back here. */
export function SignedIn({ children }: { children: ComponentChildren }) {
  const known = me.use()
  const { route, url } = useLocation()
  const load = useLoad(async () => me.get() ?? (await loadMe()), [])
  const isNobody = load.error?.code === 'not_signed_in'
  useEffect(() => {
    if (isNobody) route(signInFrom(url), true)
  }, [isNobody, url, route])
  if (known) return <>{children}</>
  if (load.error && !isNobody && !load.isLoading)
    return (
      <main class="alone">
        <Failed problem={load.error} onRetry={load.reload} />
      </main>
    )
  return <FrameBones />
}

/** The frame before it is known whose it is. */
export function FrameBones() {
  return (
    <div class="frame" aria-hidden="true">
      <div class="side" />
      <div class="content">
        <div class="page">
          <div class="bone bone-title" />
          <BoneRows />
        </div>
      </div>
      <div class="bar" />
    </div>
  )
}
