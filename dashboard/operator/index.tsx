import '../styles/operator.css'
import { useEffect } from 'preact/hooks'
import { Route, Router } from 'preact-iso'
import { Frame } from '../shell/frame.tsx'
import { useMe } from '../shell/me.ts'
import { Missing } from '../shell/missing.tsx'
import { Console } from './console/index.tsx'
import { Order } from './orders/detail.tsx'
import { Orders } from './orders/index.tsx'
import { useOperatorPlaces } from './places.ts'
import { Sellers } from './sellers/index.tsx'
import { Tiers } from './tiers/index.tsx'
import { refreshWaiting, sumOf, waiting } from './waiting.ts'

/** For whoever runs this instance; for everybody else there is nothing here. */
export default function Operator() {
  const { user } = useMe()
  const places = useOperatorPlaces(sumOf(waiting.use()))
  useEffect(() => {
    if (user.is_operator) void refreshWaiting()
  }, [user.is_operator])
  if (!user.is_operator)
    return (
      <Frame as={null} places={[]}>
        <Missing />
      </Frame>
    )
  return (
    <Frame as="operator" places={places}>
      <Router>
        <Route path="/" component={Console} />
        <Route path="/sellers" component={Sellers} />
        <Route path="/orders" component={Orders} />
        <Route path="/orders/:shop/:id" component={Order} />
        <Route path="/tiers" component={Tiers} />
        <Route default component={Missing} />
      </Router>
    </Frame>
  )
}
