import { FrontPage } from '../../../storefront/pages/front-page.tsx'
import { renderPage } from '../../../storefront/render.tsx'
import { shelf, shopsToShow } from '../../shops/queries.ts'
import { allTiers } from '../../tiers/progress.ts'
import { nextTier, tierFor } from '../../tiers/tier.ts'
import { factory } from '../context.ts'
import { pictureOf } from '../picture.ts'
import { frameOf } from './frame.ts'
import { cardView } from './shelf-view.ts'

const shopsMax = 12
const picturesMax = 4

/** The instance's front page: open a shop, visit shops. */
export const frontPage = factory.createApp().get('/', async c => {
  const { db, images } = c.get('instance')
  const frame = frameOf(c, null)
  const { shops, tiers } = await db.read(async reader => {
    const shown = await shopsToShow(reader, shopsMax)
    return {
      shops: await Promise.all(
        shown.map(async shop => ({
          shop,
          cards: await shelf(reader, { shopId: shop.id, rowsMax: 8 }),
        })),
      ),
      tiers: await allTiers(reader),
    }
  })
  const starter = tierFor(tiers, 0)
  const next = nextTier(tiers, starter)
  const view = {
    shops: shops.map(({ shop, cards }) => ({
      handle: shop.handle,
      name: shop.name,
      line: shop.line,
      accent: shop.accent,
      avatar: shop.avatarHash
        ? pictureOf(images, { hash: shop.avatarHash, width: 640, height: 640, color: '#efe7da' })
        : null,
      pictures: cards
        .flatMap(card => cardView(images, card, frame.language).picture ?? [])
        .slice(0, picturesMax),
      pickCount: shop.pickCount,
    })),
    starterPicksMax: starter.picksMax,
    establishedPicksMax: next?.picksMax ?? starter.picksMax,
    salesNeeded: next?.salesNeeded ?? 0,
  }
  const page = renderPage(<FrontPage frame={frame} view={view} />)
  return c.html(page, 200, { vary: 'accept-language', 'cache-control': 'no-cache' })
})
