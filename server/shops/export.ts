import { and, asc, eq, gt } from 'drizzle-orm'
import { products } from '../catalog/schema.ts'
import type { Reader } from '../platform/db/index.ts'
import { sellers } from '../sellers/schema.ts'
import { bundlesOf, taggedCards } from './bundles.ts'
import { isPicked, type Shop } from './queries.ts'
import { picks } from './schema.ts'
import { sectionsOf } from './sections.ts'

/** A shop as its curator takes it along: everything they have made of it, and what it shows. */
export type ShopExport = Awaited<ReturnType<typeof exportOf>>

/** Rows are read so many at a time, so that nobody waits for a large shop. */
const atOnce = 500

/** `read`: one short read at a time. Positions follow from the order of each list. */
export async function exportOf(
  read: <T>(work: (reader: Reader) => Promise<T>) => Promise<T>,
  shop: Shop,
) {
  const { handle, name, line, accent, theme, layout, language, currency, disclosure } = shop
  const { sections, bundles, tags } = await read(async reader => {
    const made = await bundlesOf(reader, shop.id)
    const bundleIds = made.map(one => one.id)
    return {
      sections: await sectionsOf(reader, shop.id),
      bundles: made,
      tags: await taggedCards(reader, { shopId: shop.id, bundleIds, isOwn: true }),
    }
  })
  const rows = await picksOf(read, shop.id)
  const avatar = shop.avatarHash && { file: 'shop.webp', hash: shop.avatarHash }
  return {
    list: {
      format: 'xiaopu-shop/1' as const,
      shop: {
        ...{ handle, name, line, accent, theme, layout, language, currency, disclosure },
        photo: avatar ? avatar.file : null,
        created_at: new Date(shop.createdAt).toISOString(),
      },
      sections: sections.map(({ id, title }) => ({ id, title })),
      products: rows.map(exported),
      bundles: bundles.map(({ id, title, video }) => ({
        id,
        title,
        photo: photoFile(id),
        /** A file of this export, or the film's id at YouTube, Vimeo or Bilibili. */
        video: video?.kind === 'file' ? { kind: 'file', file: videoFile(id) } : video,
        /** Where each stands on the photo, in percent from its left and its top. */
        tags: (tags.get(id) ?? []).map(({ xBps, yBps, second, card }) => ({
          product: card.slug,
          x: xBps / 100,
          y: yBps / 100,
          second,
        })),
      })),
    },
    /** The curator's own pictures, not the sellers'. */
    photos: [
      ...(avatar ? [avatar] : []),
      ...rows.flatMap(({ slug, photo: hash }) => (hash ? [{ file: photoFile(slug), hash }] : [])),
      ...bundles.map(({ id, imageHash: hash }) => ({ file: photoFile(id), hash })),
    ],
    videos: bundles.flatMap(({ id, video }) =>
      video?.kind === 'file' ? [{ file: videoFile(id), name: video.name }] : [],
    ),
  }
}

const photoFile = (name: string) => `photos/${name}.webp`
const videoFile = (name: string) => `videos/${name}.mp4`

async function picksOf(
  read: <T>(work: (reader: Reader) => Promise<T>) => Promise<T>,
  shopId: string,
) {
  const all: Row[] = []
  for (let after = -1; ; ) {
    const page = await read(reader => picksAfter(reader, shopId, after))
    all.push(...page)
    const last = page.at(-1)
    if (!last || page.length < atOnce) return all
    after = last.position
  }
}

type Row = Awaited<ReturnType<typeof picksAfter>>[number]

function picksAfter(db: Reader, shopId: string, after: number) {
  return db
    .select({
      slug: picks.slug,
      sectionId: picks.sectionId,
      note: picks.note,
      photo: picks.photoHash,
      position: picks.position,
      createdAt: picks.createdAt,
      title: products.title,
      titleZh: products.titleZh,
      externalId: products.externalId,
      amount: products.priceFromMinor,
      currency: products.currency,
      seller: sellers.name,
    })
    .from(picks)
    .innerJoin(products, isPicked)
    .innerJoin(sellers, eq(sellers.id, picks.sellerId))
    .where(and(eq(picks.shopId, shopId), gt(picks.position, after)))
    .orderBy(asc(picks.position))
    .limit(atOnce)
}

function exported({ slug, sectionId, note, photo, title, titleZh, seller, ...row }: Row) {
  return {
    slug,
    section: sectionId,
    note,
    photo: photo ? photoFile(slug) : null,
    title,
    title_zh: titleZh,
    seller,
    /** What the seller calls it: the same wherever it sells. */
    external_id: row.externalId,
    price: { amount: row.amount, currency: row.currency },
    picked_at: new Date(row.createdAt).toISOString(),
  }
}
