import { z } from 'zod'
import { titleIn } from '../../catalog/product.ts'
import { productsByIds } from '../../catalog/queries.ts'
import { Placement } from '../../orders/contract.ts'
import { ensureShortLink, type ShortLink, shortLinksOf } from '../../shops/short-links.ts'
import { factory } from '../context.ts'
import { json } from '../input.ts'
import { addressesOf } from '../share/addresses.ts'
import { requireOwnShop } from './shop.ts'

const linksShownMax = 200

const LinkInput = z.strictObject({
  /** A thing of one's own shelf, by its address or its product's id; null: the shop. */
  slug: z.string().min(1).max(100).nullable().default(null),
  placement: Placement.nullable().default(null),
})

/** Short addresses of a shop and its things, and where its feeds are. */
export const share = factory
  .createApp()
  .get('/short-links', async c => {
    const own = await requireOwnShop(c)
    const { db, config } = c.get('instance')
    const { links, titles } = await db.read(async reader => {
      const found = await shortLinksOf(reader, { shopId: own.id, rowsMax: linksShownMax })
      const ids = [...new Set(found.flatMap(link => link.productId ?? []))]
      const named = (await productsByIds(reader, ids)).map(
        product => [product.id, titleIn(product, own.language)] as const,
      )
      return { links: found, titles: new Map(named) }
    })
    const at = addressesOf(c.get('instance'), own)
    return c.json(
      {
        feeds: { rss: at.rss, json: at.json, products: at.products },
        data: links.map(link => ({
          ...linkView(link, config.baseUrl),
          /** Null: the shop, or a thing that is no longer on the shelf. */
          title: link.productId ? (titles.get(link.productId) ?? null) : null,
        })),
      },
      200,
    )
  })
  .post('/short-links', json(LinkInput), async c => {
    const own = await requireOwnShop(c)
    const { db, clock, config } = c.get('instance')
    const wish = { shopId: own.id, ...c.req.valid('json'), now: clock.now() }
    const link = await db.transact(tx => ensureShortLink(tx, wish))
    return c.json(linkView(link, config.baseUrl), 200)
  })

function linkView(link: ShortLink, baseUrl: string) {
  const { code, slug, placement, createdAt } = link
  return { code, url: `${baseUrl}/s/${code}`, slug, placement, created_at: createdAt }
}
