import { z } from 'zod'
import { titleIn } from '../../catalog/product.ts'
import { type Product, productsByIds } from '../../catalog/queries.ts'
import { Placement } from '../../orders/contract.ts'
import type { Shop } from '../../shops/queries.ts'
import {
  ensureShortLink,
  type LinkPart,
  partOf,
  type ShortLink,
  shortLinksOf,
} from '../../shops/short-links.ts'
import { factory } from '../context.ts'
import { json } from '../input.ts'
import { addressesOf } from '../share/addresses.ts'
import { shareText } from '../share/share-text.ts'
import { requireOwnShop } from './shop.ts'

const linksShownMax = 200

const LinkInput = z.strictObject({
  /** A thing of one's own shelf by its address or its product's id, a section's or bundle's id; null: the shop. */
  slug: z.string().min(1).max(100).nullable().default(null),
  placement: Placement.nullable().default(null),
})

/** Short addresses of a shop and its things, and where its feeds are. */
export const share = factory
  .createApp()
  .get('/short-links', async c => {
    const own = await requireOwnShop(c)
    const { db, config } = c.get('instance')
    const { links, products } = await db.read(async reader => {
      const found = await shortLinksOf(reader, { shopId: own.id, rowsMax: linksShownMax })
      const ids = [...new Set(found.flatMap(link => link.productId ?? []))]
      const known = await productsByIds(reader, ids)
      return { links: found, products: new Map(known.map(one => [one.id, one])) }
    })
    const at = addressesOf(c.get('instance'), own)
    return c.json(
      {
        feeds: { rss: at.rss, json: at.json, products: at.products },
        data: links.map(link => {
          const product = products.get(link.productId ?? '') ?? null
          return {
            ...linkView(config, own, { link, product, title: link.title, note: link.note ?? '' }),
            /** Null: the shop, or what is no longer in it. */
            title: product ? titleIn(product, own.language) : link.title,
          }
        }),
      },
      200,
    )
  })
  .post('/short-links', json(LinkInput), async c => {
    const own = await requireOwnShop(c)
    const { db, clock, config } = c.get('instance')
    const wish = { shopId: own.id, ...c.req.valid('json'), now: clock.now() }
    const made = await db.transact(async tx => {
      const link = await ensureShortLink(tx, wish)
      const part = await partOf(tx, link)
      const pick = part?.kind === 'product' ? part.pick : null
      const [product = null] = pick ? await productsByIds(tx, [pick.productId]) : []
      return { link, product, title: titleOf(part), note: pick?.note ?? '' }
    })
    return c.json(linkView(config, own, made), 200)
  })

type Made = { link: ShortLink; product: Product | null; title: string | null; note: string }

function titleOf(part: LinkPart | null): string | null {
  if (part?.kind === 'section') return part.section.title
  return part?.kind === 'bundle' ? part.bundle.title : null
}

/** A link, and a few words to send with it. */
function linkView({ baseUrl }: { baseUrl: string }, own: Shop, { link, ...made }: Made) {
  const { code, slug, placement, createdAt } = link
  const url = `${baseUrl}/s/${code}`
  const text = shareText({ shop: own, ...made, url })
  return { code, url, text, slug, placement, created_at: createdAt }
}
