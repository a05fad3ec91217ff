import type { ComponentType } from 'preact'
import { useState } from 'preact/hooks'
import { ErrorBoundary, LocationProvider, Route, Router, useLocation } from 'preact-iso'
import { curatorWords } from './messages/curator/index.ts'
import { identityWords } from './messages/identity/index.ts'
import { operatorWords } from './messages/operator/index.ts'
import { sellerWords } from './messages/seller/index.ts'
import { FaultBoundary } from './shell/fault.tsx'
import { GoneSession } from './shell/gone-session.tsx'
import { OfflineLine } from './shell/offline.tsx'
import { part } from './shell/part.ts'
import { paths } from './shell/places.ts'
import { SignedIn } from './shell/signed-in.tsx'
import { Toasts } from './ui/toast.tsx'

const Identity = part(() => import('./identity/index.tsx'), identityWords)
const Settings = part(() => import('./identity/settings/index.tsx'), identityWords)
const NewEmail = part(() => import('./identity/settings/new-email.tsx'), identityWords)
const Curator = part(() => import('./curator/index.tsx'), curatorWords)
const ConfirmPayee = part(() => import('./curator/payee/index.tsx'), curatorWords)
const Seller = part(() => import('./seller/index.tsx'), sellerWords)
const Operator = part(() => import('./operator/index.tsx'), operatorWords)

const atTheDoor: readonly string[] = [
  paths.signIn,
  paths.signUp,
  paths.verify,
  paths.forgot,
  paths.reset,
  paths.oldEmail,
]

export function App() {
  return (
    <LocationProvider scope="/dashboard">
      <FaultBoundary>
        <ErrorBoundary>
          <OfflineLine />
          <Parts />
          <GoneSession />
          <Toasts />
        </ErrorBoundary>
      </FaultBoundary>
    </LocationProvider>
  )
}

function Parts() {
  const { path } = useLocation()
  if (atTheDoor.includes(path)) return <Identity />
  return (
    <SignedIn>
      <Inside />
    </SignedIn>
  )
}

function Inside() {
  const [isLoading, setLoading] = useState(false)
  return (
    <>
      {isLoading && <div class="loading-line" />}
      <Router onLoadStart={() => setLoading(true)} onLoadEnd={() => setLoading(false)}>
        <Route path={paths.settings} component={Settings} />
        <Route path={paths.newEmail} component={NewEmail} />
        <Route path={`${paths.payee}/:home/:token`} component={ConfirmPayee} />
        {inside(paths.sell, Seller)}
        {inside(paths.operate, Operator)}
        {inside(paths.today, Curator)}
      </Router>
    </>
  )
}

/** A part at its address and all below; it routes by what follows (`/orders/:id`) itself. */
function inside(path: string, component: ComponentType) {
  return [path, `${path}/*`].map(one => <Route key={one} path={one} component={component} />)
}
