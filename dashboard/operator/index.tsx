import '../styles/operator.css'
import { useEffect, useState } from 'preact/hooks'
import { Route, Router } from 'preact-iso'
import { operatorWords } from '../messages/operator/index.ts'
import { Frame } from '../shell/frame.tsx'
import { useMe } from '../shell/me.ts'
import { Missing } from '../shell/missing.tsx'
import { part } from '../shell/part.ts'
import { Console } from './console/index.tsx'
import { Orders } from './orders/index.tsx'
import { useOperatorPlaces } from './places.ts'
import { Sellers } from './sellers/index.tsx'
import { Shops } from './shops/index.tsx'
import { refreshWaiting, sumOf, waiting } from './waiting.ts'

const Products = part(() => import('./products/index.tsx'), operatorWords)
const Order = part(() => import('./orders/detail.tsx'), operatorWords)
const Payouts = part(() => import('./payouts/index.tsx'), operatorWords)
const Payout = part(() => import('./payouts/detail.tsx'), operatorWords)
const Solvency = part(() => import('./solvency/index.tsx'), operatorWords)
const Rules = part(() => import('./rules/index.tsx'), operatorWords)
const Rates = part(() => import('./rates/index.tsx'), operatorWords)
const Codes = part(() => import('./codes/index.tsx'), operatorWords)
const Events = part(() => import('./events/index.tsx'), operatorWords)
const Tiers = part(() => import('./tiers/index.tsx'), operatorWords)

/** For whoever runs this instance; for everybody else there is nothing here. */
export default function Operator() {
  const { user } = useMe()
  const places = useOperatorPlaces(sumOf(waiting.use()))
  const [isLoading, setLoading] = useState(false)
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
      {isLoading && <div class="loading-line" />}
      <Router onLoadStart={() => setLoading(true)} onLoadEnd={() => setLoading(false)}>
        <Route path="/" component={Console} />
        <Route path="/sellers" component={Sellers} />
        <Route path="/shops" component={Shops} />
        <Route path="/products" component={Products} />
        <Route path="/orders" component={Orders} />
        <Route path="/orders/:shop/:id" component={Order} />
        <Route path="/payouts" component={Payouts} />
        <Route path="/payouts/:home/:id" component={Payout} />
        <Route path="/books" component={Solvency} />
        <Route path="/rules" component={Rules} />
        <Route path="/rules/rates" component={Rates} />
        <Route path="/rules/codes" component={Codes} />
        <Route path="/rules/events" component={Events} />
        <Route path="/rules/tiers" component={Tiers} />
        <Route default component={Missing} />
      </Router>
    </Frame>
  )
}
