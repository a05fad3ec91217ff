import { sql } from 'drizzle-orm'
import {
  basisPoints,
  check,
  count,
  document,
  flag,
  foreignKey,
  id,
  index,
  instant,
  primaryKey,
  table,
  text,
  uniqueIndex,
} from '../platform/db/columns.ts'
import type { Language } from '../platform/language.ts'
import type { ShopInput } from './contract.ts'

/** A curator's public page. */
export const shops = table(
  'shops',
  {
    id: id().primaryKey(),
    userId: id().notNull(),
    handle: text().notNull(),
    name: text().notNull(),
    line: text().notNull(),
    /** Stored picture, or null: the seal with the shop's initial. */
    avatarHash: text(),
    accent: text().$type<Accent>().notNull(),
    /** Which set of tokens (colour, type, shape, density) the page is drawn with. */
    theme: text().$type<Theme>().notNull().default('paper'),
    layout: text().$type<Layout>().notNull().default('grid'),
    /** Hosts that may frame the embed; empty: any. */
    embedHosts: document<string[]>().notNull().default([]),
    /** Which of the wordings tells buyers of the commission; there is always one. */
    disclosure: text().$type<Disclosure>().notNull().default('commission'),
    /** Others who pick a thing here show where they found it. */
    isNamedAsSource: flag().notNull().default(false),
    language: text().$type<Language>().notNull(),
    /** Only products in this currency can be picked. */
    currency: text().$type<ShopInput['currency']>().notNull(),
    tierId: text().notNull(),
    /** Copies, kept true by guarded updates in the same transactions that change the rows. */
    pickCount: count().notNull(),
    saleCount: count().notNull(),
    /** The shop's own address, verified; its pages say so and the instance's lead there. */
    ownHost: text(),
    state: text().$type<ShopState>().notNull(),
    /** The operator's words when it suspended the shop. */
    stateReason: text(),
    /** Goes up whenever the page would look different; rendered pages are kept by it. */
    version: count().notNull(),
    createdAt: instant().notNull(),
  },
  t => [check('shops_counts', sql`${t.pickCount} >= 0 and ${t.saleCount} >= 0`)],
)

/** Closed by its curator, or suspended by the operator: to visitors it is the same. */
export type ShopState = 'open' | 'closed' | 'suspended'

export type Accent = 'persimmon' | 'tea' | 'indigo' | 'plum' | 'ink'

export type Theme = 'paper' | 'market' | 'gallery' | 'garden' | 'night' | 'studio'
export type Layout = 'grid' | 'list' | 'editorial'
export type Disclosure = 'commission' | 'earns' | 'supports' | 'ad'

/** A short address for print and talk, `/s/<code>`: for ever the same shop, part of it and placement. */
export const shortLinks = table(
  'short_links',
  {
    code: text().primaryKey(),
    shopId: id().notNull(),
    /** A product's address in the shop, or a section's or bundle's id; null: the shop itself. */
    slug: text(),
    placement: text(),
    createdAt: instant().notNull(),
  },
  t => [index('short_links_shop').on(t.shopId)],
)

/** A curator's own address for the shop: wished for by any number of shops, proven by one. */
export const shopDomains = table(
  'shop_domains',
  {
    shopId: id().notNull(),
    host: text().notNull(),
    createdAt: instant().notNull(),
    /** Null until the TXT record was found, and again once it has been gone for long. */
    verifiedAt: instant(),
    /** When the record was last looked for. */
    lookedAt: instant(),
    /** Since which look the record has not been there; null: it was there. */
    missingSince: instant(),
    /** When the curator was told so. */
    warnedAt: instant(),
  },
  t => [
    primaryKey({ columns: [t.shopId, t.host] }),
    uniqueIndex('shop_domains_verified').on(t.host).where(sql`${t.verifiedAt} is not null`),
  ],
)

/** A handle belongs to one shop, also after it was changed: old addresses keep working. */
export const shopHandles = table('shop_handles', {
  handle: text().primaryKey(),
  shopId: id().notNull(),
})

/** One shop per user. */
export const userShops = table('user_shops', {
  userId: id().primaryKey(),
  shopId: id().notNull(),
})

/** A titled part of a shop's shelf. */
export const sections = table(
  'sections',
  {
    shopId: id()
      .notNull()
      .references(() => shops.id),
    id: id().notNull(),
    title: text().notNull(),
    position: count().notNull(),
  },
  t => [primaryKey({ columns: [t.shopId, t.id] })],
)

/** One product on one shop's shelf. */
export const picks = table(
  'picks',
  {
    shopId: id()
      .notNull()
      .references(() => shops.id),
    id: id().notNull(),
    /** Null: above the first section. */
    sectionId: id(),
    sellerId: id().notNull(),
    productId: id().notNull(),
    /** The product's readable address in this shop; stays when the seller renames it. */
    slug: text().notNull(),
    /** Why the curator chose it; a feed never touches it. */
    note: text().notNull(),
    /** The curator's own photo of it, shown before the seller's; a feed never touches it either. */
    photoHash: text(),
    photoWidth: count(),
    photoHeight: count(),
    photoColor: text(),
    /** The shop it was found in and picked from, if it was; it earns nothing by that. */
    sourceShopId: id(),
    position: count().notNull(),
    createdAt: instant().notNull(),
  },
  t => [
    primaryKey({ columns: [t.shopId, t.id] }),
    foreignKey({
      columns: [t.shopId, t.sectionId],
      foreignColumns: [sections.shopId, sections.id],
    }),
    uniqueIndex('picks_product').on(t.shopId, t.sellerId, t.productId),
    uniqueIndex('picks_slug').on(t.shopId, t.slug),
    index('picks_shelf').on(t.shopId, t.position, t.id),
    index('picks_section').on(t.shopId, t.sectionId, t.position),
    index('picks_source').on(t.sourceShopId),
    index('picks_of_product').on(t.sellerId, t.productId),
  ],
)

/** One photo with several picks in it ("the whole breakfast table"), bought one by one or together. */
export const bundles = table(
  'bundles',
  {
    shopId: id()
      .notNull()
      .references(() => shops.id),
    id: id().notNull(),
    title: text().notNull(),
    imageHash: text().notNull(),
    imageWidth: count().notNull(),
    imageHeight: count().notNull(),
    imageColor: text().notNull(),
    /** What plays over the photo; null: nothing. */
    video: document<Video>(),
    createdAt: instant().notNull(),
  },
  t => [primaryKey({ columns: [t.shopId, t.id] })],
)

/** A film of our own in `DATA_DIR/videos`, or one that stays where it is and plays in its provider's frame. */
export type Video = VideoFile | { kind: VideoProvider; id: string }
export type VideoFile = { kind: 'file'; name: string; bytes: number; seconds: number }
export type VideoProvider = 'youtube' | 'vimeo' | 'bilibili'

/** Where on a bundle's photo one of its picks stands. It goes with the pick. */
export const bundleTags = table(
  'bundle_tags',
  {
    shopId: id().notNull(),
    bundleId: id().notNull(),
    pickId: id().notNull(),
    /** From the left and from the top, in hundredths of a percent of the photo. */
    xBps: basisPoints().notNull(),
    yBps: basisPoints().notNull(),
    position: count().notNull(),
    /** When in the video it comes forward; null: it is only listed. */
    second: count(),
  },
  t => [
    primaryKey({ columns: [t.shopId, t.bundleId, t.pickId] }),
    foreignKey({
      columns: [t.shopId, t.bundleId],
      foreignColumns: [bundles.shopId, bundles.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [t.shopId, t.pickId],
      foreignColumns: [picks.shopId, picks.id],
    }).onDelete('cascade'),
    check(
      'bundle_tags_place',
      sql`${t.xBps} between 0 and 10000 and ${t.yBps} between 0 and 10000`,
    ),
  ],
)
