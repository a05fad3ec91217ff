import { useLocation } from 'preact-iso'
import { Waiting } from '../apply/waiting.tsx'
import { useOwn } from '../own.ts'
import { sellPaths } from '../places.ts'
import { Ended } from './ended.tsx'
import { Open } from './open.tsx'
import { Payments } from './payments.tsx'
import { Shipped } from './shipped.tsx'

const tabs: Record<string, () => preact.JSX.Element> = {
  [sellPaths.ship]: Open,
  [sellPaths.payments]: Payments,
  [sellPaths.shipped]: Shipped,
  [sellPaths.ended]: Ended,
}

/** A seller's first page: what to ship today; beside it, what became of the rest. */
export function Ship() {
  const { path } = useLocation()
  const { state } = useOwn()
  if (state === 'applied' || state === 'refused') return <Waiting />
  const Tab = tabs[path] ?? Open
  return <Tab key={path} />
}
