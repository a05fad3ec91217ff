import type { LegalPage } from '../../platform/config.ts'
import type { Language } from '../../platform/language.ts'
import type { Money } from '../../platform/money.ts'
import type { ReturnPayer } from '../../sellers/schema.ts'
import type { Accent, Disclosure, Layout, Theme } from '../../shops/schema.ts'

/**
 * What the pages of `storefront/` are given to show: plain values, already chosen for the reader's
 * language, with every address made. Pages read nothing else.
 */

/** A picture we serve, in the widths a page may ask for. */
export type Picture = {
  /** For browsers without srcset. */
  src: string
  srcset: string
  width: number
  height: number
  /** Dominant colour, shown while it loads. */
  color: string
}

export type ShopHead = {
  id: string
  handle: string
  name: string
  line: string
  accent: Accent
  theme: Theme
  layout: Layout
  disclosure: Disclosure
  avatar: Picture | null
  currency: string
  /** Of the language its curator writes in, where the page is in another. */
  tag: string | undefined
}

/** The same page in one language, whole; `x-default`: for whoever speaks none of them. */
export type Alternate = { hreflang: string; href: string }

/** How a page is found and passed on: its canonical address, Open Graph, feeds and JSON-LD. */
export type ShareHead = {
  type: 'website' | 'product'
  title: string
  description: string
  /** Of the page in the language it is in. */
  url: string
  alternates: Alternate[]
  siteName: string
  image: { url: string; width: number; height: number; alt: string }
  price: { amount: string; currency: string; availability: 'in stock' | 'out of stock' } | null
  /** The pages around this one of a long list, whole. */
  previous: string | null
  next: string | null
  links: { type: string; href: string; title: string }[]
  /** JSON-LD, one element each. */
  data: object[]
}

/** Around every page: language, where its twins in other languages are, which shop it belongs to. */
export type Frame = {
  language: Language
  /** Asked for, or known of who looks: carried on every link. Null: the shop's own, carried nowhere. */
  chosenLanguage: Language | null
  /** Addresses of this very page in every other language. */
  otherLanguages: { language: Language; url: string }[]
  /** Canonical address, absolute. */
  url: string
  alternates: Alternate[]
  baseUrl: string
  shop: ShopHead | null
  /** Only of pages that are passed on; it takes the place of what the page itself says. */
  share?: ShareHead
  /** Carried on every link of a shop's pages, so that the order names where the visit came from. */
  placement: string | null
  /** The operator's own pages, in the order they are named. */
  legalPages: LegalPage[]
  /** The instance has an official account: what is passed on tells WeChat how. */
  isToldToWechat: boolean
  /** Styles that stand in the page, a sheet of the rest, and scripts by logical name. */
  assets: {
    criticalCss: string
    css: string
    islands: Record<
      'cart' | 'product' | 'bundle' | 'amounts' | 'checkout' | 'order' | 'wechat' | 'video',
      string
    >
  }
}

export type CardView = {
  pickId: string
  slug: string
  title: string
  price: Money
  /** The former price to strike out. */
  was: Money | null
  /** Variants have different prices: "from". */
  isFrom: boolean
  note: string
  sellerName: string
  isBuyable: boolean
  /** False: its seller does not sell it at present, whatever is in stock. */
  isOffered: boolean
  picture: Picture | null
}

/** One photo with several picks in it, above the shelf. */
export type BundleCardView = {
  id: string
  title: string
  count: number
  /** How many of those can be bought now. */
  available: number
  picture: Picture
  /** What these cost together, or from where that starts; null: there are none. */
  total: Money | null
  isTotalFrom: boolean
}

/** Asking for the links of one's orders; sent, whether there are any or not. */
export type FindOrderView = { email: string; error: string | null; isSent: boolean }

/** What a bundle shows of one of its picks, and where it stands in the photo. */
export type TaggedView = {
  /** From the left and the top, in whole percent. */
  x: number
  y: number
  /** When in the video it comes forward; null: never, or there is none. */
  second: number | null
  card: CardView
  /** What can be bought of it now; empty: nothing. */
  variants: { id: string; title: string; price: Money; picture: Picture | null }[]
}

/** What plays over a bundle's photo: a film of ours, or a provider's player. */
export type VideoView = {
  /** Where it is without a script: the film, or its page at the provider. */
  href: string
  /** Of a film of ours. */
  seconds: number | null
  player: {
    /** The provider, as it calls itself. */
    name: string
    host: string
    /** For those who embed it elsewhere. */
    url: string
    /** Playing at once, from `{second}` on. */
    playing: string
  } | null
}

export type BundleView = {
  id: string
  title: string
  createdAt: number
  picture: Picture
  video: VideoView | null
  tags: TaggedView[]
  /** What all that is to be had costs together, or from where it starts when the choice matters. */
  total: Money
  isTotalFrom: boolean
}

/** A buyer's own list of a shop's picks, kept in their browser alone. */
export type SavedView = {
  cards: CardView[]
  /** The form that asks to be told of news of it, or of one pick: as sent, and what is wrong with it. */
  watch: { email: string; error: string | null; isSent: boolean; pickId: string | null }
}

/** What one address is told about in a shop. */
export type WatchesView = {
  token: string
  /** Null: nothing, the address is gone. */
  email: string | null
  things: { card: CardView; before: Money; isConfirmed: boolean }[]
  isJustConfirmed: boolean
}

export type ShopView = {
  /** Only on the first page of the whole shelf. */
  bundles: BundleCardView[]
  /** The search form as it was filled in; null where there is too little to search. */
  search: {
    q: string
    seller: string
    stock?: '1' | undefined
    sort: 'shelf' | 'price_up' | 'price_down'
    isActive: boolean
    /** How many it found, counted so far; null: nothing was searched for. */
    found: { count: number; isMore: boolean } | null
  } | null
  sections: { id: string; title: string; isCurrent: boolean }[]
  /** The one part of the shelf that is shown, and how much there is of it; null: all of it. */
  section: { id: string; title: string; pickCount: number } | null
  /** In the curator's order; a group without title stands first, above the sections. */
  groups: { id: string | null; title: string | null; cards: CardView[] }[]
  pickCount: number
  /** Which of the shelf, the section or what was found this page shows; null: all of it. */
  range: { from: number; to: number; of: number } | null
  sellers: { id: string; name: string }[]
  /** Address of the next page of the shelf, if there is one. */
  nextUrl: string | null
  previousUrl: string | null
  /** Where the page before is not the first, or is not known. */
  firstUrl: string | null
  /** After which place in the list this page, the one before and the next begin; null: the first, or none. */
  pages: { after: number | null; before: number | null; next: number | null }
}

export type VariantView = {
  id: string
  /** Empty when the product has only one. */
  title: string
  /** The number on its package; null: none is known. */
  gtin: string | null
  options: { name: string; value: string }[]
  price: Money
  /** The lowest price of the thirty days before it was lowered; null: none to strike out. */
  was: Money | null
  /** When the price ends that is asked now; null: it is not marked down. */
  until: { at: number; timeZone: string; event: string | null } | null
  /** Units left when few (at most 5), else null. */
  left: number | null
  isBuyable: boolean
  /** Index into the product's pictures, when this variant has its own. */
  pictureIndex: number | null
}

export type SellerView = {
  name: string
  line: string
  country: string
  returnDays: number
  /** Null: not said. */
  returnPaidBy: ReturnPayer | null
  shipping: Money
  freeShippingFrom: Money | null
  supportEmail: string
  /** Who that is by law, line by line; empty: not said. */
  company: string[]
  /** Where to and how soon; empty: no promise. `place` null: everywhere else. */
  delivery: { to: string; place: string | null; daysMin: number; daysMax: number }[]
}

export type ProductView = {
  pickId: string
  productId: string
  slug: string
  title: string
  /** Plain text; a blank line parts paragraphs. */
  description: string
  brand: string | null
  note: string
  isBuyable: boolean
  /** Withdrawn by its seller or the feed, rather than sold out. */
  isWithdrawn: boolean
  /** The curator's; shown first, and said whose it is. */
  ownPhoto: Picture | null
  pictures: Picture[]
  /** When the seller last confirmed price and stock. */
  checkedAt: number
  variants: VariantView[]
  /** The one an address names (`?variant=`), as a product feed’s links do; chosen if it can be bought. */
  askedVariantId: string | null
  seller: SellerView
  /** Where the curator found it, if that shop wants to be named. */
  source: { name: string; handle: string } | null
  more: CardView[]
}

export type FrontView = {
  shops: {
    handle: string
    name: string
    line: string
    accent: Accent
    avatar: Picture | null
    pictures: Picture[]
    pickCount: number
  }[]
  starterPicksMax: number
  establishedPicksMax: number
  salesNeeded: number
}

export type ProblemView = { status: number; title: string; text: string; requestId: string }

export type MailboxView = {
  mails: { id: string; to: string; subject: string; at: number }[]
  open: { to: string; subject: string; text: string; htmlUrl: string; at: number } | null
}

export type SolvencyView = {
  currency: string
  isSolvent: boolean
  parts: { name: 'received' | 'paidOut' | 'held' | 'owed' | 'own'; amount: Money }[]
}

/** Whether a seller's orders may be mailed to an address. */
export type SupportEmailView = {
  sellerName: string
  email: string
  isConfirmed: boolean
  action: string
}
