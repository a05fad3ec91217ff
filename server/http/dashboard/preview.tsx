import { ShopPage } from '../../../storefront/pages/shop-page.tsx'
import { renderPage } from '../../../storefront/render.tsx'
import { ShopEdit } from '../../shops/contract.ts'
import { factory } from '../context.ts'
import { ownStyles } from '../headers.ts'
import { query } from '../input.ts'
import { frameOf } from '../storefront/frame.ts'
import { shopView } from '../storefront/shelf-view.ts'
import { requireOwnShop } from './shop.ts'

const Unsaved = ShopEdit.pick({
  name: true,
  line: true,
  accent: true,
  language: true,
  theme: true,
  layout: true,
  disclosure: true,
})

/**
 * The curator's own page as it would be with what they have not saved yet: the real one, drawn by
 * what draws it for visitors. To be looked at in a frame of the dashboard; nothing in it runs.
 */
export const preview = factory.createApp().get('/shop/preview', query(Unsaved), async c => {
  const own = await requireOwnShop(c)
  const shop = { ...own, ...c.req.valid('query') }
  const frame = frameOf(c, shop, { known: shop.language })
  const view = await shopView(c, shop, frame)
  c.header(
    'content-security-policy',
    `default-src 'none'; ${ownStyles()}; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`,
  )
  const page = renderPage(<ShopPage frame={frame} view={view} />)
  // Nothing may run there: browsers complain of each that is asked for.
  return c.html(page.replaceAll(/<script [^>]*><\/script>/g, ''))
})
