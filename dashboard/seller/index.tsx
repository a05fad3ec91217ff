import '../styles/seller.css'
import type { ComponentType } from 'preact'
import { useState } from 'preact/hooks'
import { Route, Router, useLocation } from 'preact-iso'
import { sellerWords } from '../messages/seller/index.ts'
import { moneyWords } from '../messages/seller/money/index.ts'
import { Frame } from '../shell/frame.tsx'
import { useMe } from '../shell/me.ts'
import { Missing } from '../shell/missing.tsx'
import { part } from '../shell/part.ts'
import { useLoad } from '../ui/load.ts'
import { Loaded } from '../ui/loaded.tsx'
import { Bone, BoneRows } from '../ui/skeleton.tsx'
import { Apply } from './apply/index.tsx'
import { chosenSeller, loadOwn, ownSeller, sellerFor, toShipCount } from './own.ts'
import { sellPaths, useSellerPlaces } from './places.ts'
import { Products } from './products/index.tsx'
import { readReturns, returnCount } from './returns/data.ts'
import { Ship } from './ship/index.tsx'
import { Standing } from './standing.tsx'

// Fetched when first wanted: the day begins with what is to be shipped.
const fetched = (load: () => Promise<ComponentType>) =>
  part(async () => ({ default: await load() }), sellerWords)

const NewProduct = fetched(async () => (await import('./products/edit.tsx')).NewProduct)
const EditProduct = fetched(async () => (await import('./products/edit.tsx')).EditProduct)
const Feeds = fetched(async () => (await import('./feeds/index.tsx')).Feeds)
const AddFeed = fetched(async () => (await import('./feeds/add.tsx')).AddFeed)
const Run = fetched(async () => (await import('./feeds/run.tsx')).Run)
const Connect = fetched(async () => (await import('./connect/index.tsx')).Connect)
const Details = fetched(async () => (await import('./details.tsx')).Details)
const Returns = part(() => import('./returns/index.tsx'), moneyWords)
const Money = part(() => import('./money/index.tsx'), moneyWords)
const Rates = part(() => import('./rates/index.tsx'), moneyWords)
const Codes = part(() => import('./codes/index.tsx'), moneyWords)
const Markdowns = part(() => import('./markdowns/index.tsx'), moneyWords)
const NewMarkdown = part(() => import('./markdowns/new.tsx'), moneyWords)

/** Everything a seller does here; who is none yet is asked to become one. */
export default function Seller() {
  const { sellers } = useMe()
  const { path } = useLocation()
  const id = sellerFor(sellers, chosenSeller.use())
  if (!id || path === sellPaths.apply)
    return (
      <Frame as={null} places={[]}>
        <Apply />
      </Frame>
    )
  return <Room key={id} id={id} />
}

function Room({ id }: { id: string }) {
  const known = ownSeller.use()
  const own = known?.id === id ? known : null
  const load = useLoad(() => loadOwn(id), [id])
  const returns = returnCount.use()
  useLoad(() => readReturns(id).catch(() => []), [id])
  const places = useSellerPlaces(
    own ? toShipCount(own) : 0,
    returns?.seller === id ? returns.count : 0,
  )
  return (
    <Frame as="seller" places={places}>
      <Loaded of={own ? { ...load, data: own, error: null } : load} skeleton={<RoomBones />}>
        {() => (
          <>
            <Standing />
            <Screens />
          </>
        )}
      </Loaded>
    </Frame>
  )
}

function Screens() {
  const [isLoading, setLoading] = useState(false)
  return (
    <>
      {isLoading && <div class="loading-line" />}
      <Router onLoadStart={() => setLoading(true)} onLoadEnd={() => setLoading(false)}>
        <Route path="/" component={Ship} />
        <Route path="/payments" component={Ship} />
        <Route path="/shipped" component={Ship} />
        <Route path="/ended" component={Ship} />
        <Route path="/products" component={Products} />
        <Route path="/products/new" component={NewProduct} />
        <Route path="/products/:id" component={EditProduct} />
        <Route path="/returns" component={Returns} />
        <Route path="/money" component={Money} />
        <Route path="/rates" component={Rates} />
        <Route path="/codes" component={Codes} />
        <Route path="/markdowns" component={Markdowns} />
        <Route path="/markdowns/new" component={NewMarkdown} />
        <Route path="/feeds" component={Feeds} />
        <Route path="/feeds/add" component={AddFeed} />
        <Route path="/feeds/:feed/runs/:run" component={Run} />
        <Route path="/connect" component={Connect} />
        <Route path="/details" component={Details} />
        <Route default component={Missing} />
      </Router>
    </>
  )
}

function RoomBones() {
  return (
    <div class="page">
      <Bone class="bone-title" />
      <BoneRows count={4} />
    </div>
  )
}
