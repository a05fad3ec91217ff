import { Route, Router } from 'preact-iso'
import '../styles/curator.css'
import { curatorWords } from '../messages/curator/index.ts'
import { Frame } from '../shell/frame.tsx'
import { useMe } from '../shell/me.ts'
import { Missing } from '../shell/missing.tsx'
import { type Place, paths } from '../shell/places.ts'
import { EditBundle } from './bundles/edit.tsx'
import { Bundles } from './bundles/index.tsx'
import { Codes } from './codes/index.tsx'
import { Earnings } from './earnings/index.tsx'
import { EmbedPage } from './embed/index.tsx'
import { Find } from './find/index.tsx'
import { Found } from './found/index.tsx'
import { OpenShop } from './open-shop/index.tsx'
import { Orders } from './orders/index.tsx'
import { Payouts } from './payouts/index.tsx'
import { Share } from './share/index.tsx'
import { Shelf } from './shelf/index.tsx'
import { ShopSettings } from './shop/index.tsx'
import { Today } from './today/index.tsx'

/** A curator's shop from the inside; whoever has none yet opens one. */
export default function Curator() {
  const t = curatorWords.use()
  const { shop } = useMe()
  const places: Place[] = [
    { path: paths.today, label: t.today.title, icon: 'today' },
    { path: paths.shelf, label: t.shelf.title, icon: 'shelf' },
    { path: paths.find, label: t.find.title, icon: 'find', also: [paths.found] },
    { path: paths.orders, label: t.orders.title, icon: 'orders' },
    {
      path: paths.earnings,
      label: t.earnings.title,
      icon: 'earnings',
      also: [paths.payouts, paths.codes],
    },
    { path: paths.bundles, label: t.bundles.title, icon: 'image' },
    { path: paths.shop, label: t.shop.title, icon: 'shop', also: [paths.embed, paths.share] },
  ]
  if (!shop)
    return (
      <Frame as="curator" places={[]}>
        <OpenShop />
      </Frame>
    )
  return (
    <Frame as="curator" places={places}>
      <Router>
        <Route path="/" component={Today} />
        <Route path="/shelf" component={Shelf} />
        <Route path="/bundles" component={Bundles} />
        <Route path="/bundles/:id" component={EditBundle} />
        <Route path="/find" component={Find} />
        <Route path="/found" component={Found} />
        <Route path="/orders" component={Orders} />
        <Route path="/earnings" component={Earnings} />
        <Route path="/payouts" component={Payouts} />
        <Route path="/codes" component={Codes} />
        <Route path="/shop" component={ShopSettings} />
        <Route path="/share" component={Share} />
        <Route path="/embed" component={EmbedPage} />
        <Route default component={Missing} />
      </Router>
    </Frame>
  )
}
