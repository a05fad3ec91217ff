import { z } from 'zod'
import { languages } from '../platform/language.ts'
import { withoutTurning } from '../platform/turning.ts'

/** Sets of tokens a page is drawn with; what each looks like is in storefront/styles. */
export const themes = ['paper', 'market', 'gallery', 'garden', 'night', 'studio'] as const
export const layouts = ['grid', 'list', 'editorial'] as const
/** Wordings that tell buyers of the commission; one is always shown. */
export const disclosures = ['commission', 'earns', 'supports', 'ad'] as const
export const embedHostsMax = 20

export const accents = ['persimmon', 'tea', 'indigo', 'plum', 'ink'] as const
export const shopCurrencies = [
  'CNY',
  'USD',
  'EUR',
  'GBP',
  'JPY',
  'HKD',
  'TWD',
  'SGD',
  'AUD',
  'CAD',
  'KRW',
] as const
export const noteMax = 500
export const sectionsMax = 200
/** Products pasted or chosen at once. */
export const picksAtOnceMax = 250
export const bundlesMax = 50
/** Things tagged in one bundle's photo. */
export const bundleTagsMax = 8
/** Films one shop has uploaded at once. */
export const videosMax = 10
/** Of a film one uploads. */
export const videoBytesMax = 60_000_000
export const videoSecondsMax = 600

const Text = z.string().transform(text => withoutTurning(text).trim())
const words = (max: number) =>
  Text.pipe(
    z
      .string()
      .min(1)
      .max(max)
      .regex(/^[^\p{Cc}]*$/u),
  )
const Line = Text.pipe(z.string().max(140))
const Note = Text.pipe(z.string().max(noteMax))

/** 3 to 30 small letters, digits and single hyphens, beginning with a letter. */
export const Handle = z
  .string()
  .trim()
  .toLowerCase()
  .min(3)
  .max(30)
  .regex(/^[a-z](?:-?[a-z0-9])+$/)

export const ShopInput = z.strictObject({
  handle: Handle,
  name: words(60),
  line: Line.default(''),
  accent: z.enum(accents).default('persimmon'),
  language: z.enum(languages),
  currency: z.enum(shopCurrencies),
})
export type ShopInput = z.infer<typeof ShopInput>

/** A host name of one's own, with at least one dot and no port. */
export const OwnHost = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(
    /^([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
    'a host name like shop.example.com',
  )

/** `blog.example.com`, or `*.example.com` for all below it; a port may follow. */
export const EmbedHost = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^(\*\.)?([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9-]{1,63}(:\d{1,5})?$/,
    'a host name',
  )

/** What is left out stays as it is. The currency is for good from the first pick or sale on. */
export const ShopEdit = z
  .strictObject({
    handle: Handle,
    name: words(60),
    line: Line,
    accent: z.enum(accents),
    language: z.enum(languages),
    currency: z.enum(shopCurrencies),
    theme: z.enum(themes),
    layout: z.enum(layouts),
    disclosure: z.enum(disclosures),
    embed_hosts: z.array(EmbedHost).max(embedHostsMax),
    is_named_as_source: z.boolean(),
  })
  .partial()
export type ShopEdit = z.infer<typeof ShopEdit>

/** Open to everybody, or out of sight until it is opened again. */
export const ShopStateInput = z.strictObject({ state: z.enum(['open', 'closed']) })

/** The operator's words, for a shop's curator or a product's seller; null: it is open, or on sale, again. */
export const Suspension = z.strictObject({ reason: words(500).nullable() })

export const PickInput = z.strictObject({
  products: z
    .array(
      z.strictObject({
        product_id: z.string().min(1).max(64),
        note: Note.default(''),
        /** The handle of the shop it was found in. */
        source: Handle.optional(),
      }),
    )
    .min(1)
    .max(picksAtOnceMax),
  section_id: z.string().max(64).nullable().default(null),
})

export const NoteInput = z.strictObject({ note: Note })

export const PickMove = z.strictObject({
  section_id: z.string().max(64).nullable(),
  /** The pick it shall stand before; null: at the end. */
  before_pick_id: z.string().max(64).nullable(),
})

export const BundleTitle = words(80)
const share = z.int().min(0).max(10_000)
/** A whole day: providers have long ones. */
const second = z.int().min(0).max(86_399)

/** A single thing is no bundle: one that has lost its others is not shown. */
export const bundleTagsMin = 2
/** A bundle's words and where its picks stand in the photo, from the left and the top. */
export const BundleInput = z.strictObject({
  title: BundleTitle,
  tags: z
    .array(
      z.strictObject({
        pick_id: z.string().min(1).max(64),
        x_bps: share,
        y_bps: share,
        /** When in the bundle's video it comes forward; null or left out: it is only listed. */
        second: second.nullable().optional(),
      }),
    )
    .min(bundleTagsMin)
    .max(bundleTagsMax)
    .refine(all => new Set(all.map(one => one.pick_id)).size === all.length, 'each pick once'),
})
export type BundleInput = z.infer<typeof BundleInput>

/** Where a video's page is, at a provider. */
export const VideoAddress = z.strictObject({ url: z.string().trim().min(1).max(500) })

/** How a buyer narrows a shelf: words, one seller, only what is in stock, cheapest first. */
export const ShelfSearch = z.object({
  q: z.string().trim().max(100).catch(''),
  seller: z
    .string()
    .regex(/^sel_[a-z0-9]{1,40}$/)
    .catch(''),
  stock: z.literal('1').optional().catch(undefined),
  sort: z.enum(['shelf', 'price_up', 'price_down']).catch('shelf'),
})
export type ShelfSearch = z.infer<typeof ShelfSearch>

export const SectionInput = z.strictObject({ title: words(60) })
export const SectionOrder = z.strictObject({
  section_ids: z.array(z.string().max(64)).max(sectionsMax),
})

/** Names that addresses of the instance or impostors would want. */
export const reservedHandles = new Set([
  'about',
  'account',
  'admin',
  'api',
  'app',
  'assets',
  'auth',
  'billing',
  'blog',
  'cart',
  'checkout',
  'contact',
  'dashboard',
  'demo',
  'docs',
  'embed',
  'feed',
  'feeds',
  'help',
  'home',
  'hooks',
  'img',
  'info',
  'legal',
  'login',
  'logout',
  'mail',
  'mailbox',
  'metrics',
  'official',
  'operator',
  'order',
  'orders',
  'pay',
  'payment',
  'payments',
  'privacy',
  'root',
  'search',
  'security',
  'seller',
  'sellers',
  'settings',
  'shop',
  'shops',
  'signin',
  'signup',
  'static',
  'status',
  'store',
  'support',
  'system',
  'team',
  'terms',
  'test',
  'webhook',
  'webhooks',
  'www',
  'xiaopu',
])
