export type Kind = 'shop' | 'product' | 'button'
export type Way = 'element' | 'frame'

/** Everything the builder asks; '' is "as the shop has it". */
export type Wish = {
  kind: Kind
  way: Way
  slug: string
  label: string
  section: string
  limit: string
  theme: string
  accent: string
  language: string
  currency: string
  target: '' | '_blank'
  placement: string
  /** Of the host's own policy, or the placeholder its pages write one with. */
  nonce: string
  /** Whether the page wants to hear of paid orders. */
  isTold: boolean
}

export type Place = {
  baseUrl: string
  shopUrl: string
  /** What a reader without scripts and a listener are told. */
  name: string
  /** Holds the page to exactly this script, at an address of its own. */
  pinned?: { url: string; integrity: string } | null
}

const attribute = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

const attributes = (all: Record<string, string>) =>
  Object.entries(all)
    .filter(([, value]) => value)
    .map(([name, value]) => ` ${name}="${attribute(value)}"`)
    .join('')

/** The one line that puts it on somebody's page. */
export function snippet(wish: Wish, place: Place): string {
  if (wish.way === 'frame') return `${script(wish, place, 'v1-frame.js')}${frame(wish, place)}`
  const told = wish.isTold ? script(wish, place, 'v1-order-paid.js') : ''
  return `${script(wish, place, 'v1.js')}${told}${element(wish, place)}`
}

/**
 * The link in it is what is seen until the script has run, and instead of it: `noscript` would show
 * nothing where scripts run and only ours is kept out.
 */
export function element(wish: Wish, place: Place, more: Record<string, string> = {}): string {
  const tag = { shop: 'xiaopu-shop', product: 'xiaopu-product', button: 'xiaopu-buy' }[wish.kind]
  const subject = wish.kind === 'shop' ? 'shop' : 'product'
  const asked = { [subject]: addressOf(wish, place, false), ...lookOf(wish), ...more }
  const link = `<a href="${attribute(addressOf(wish, place, true))}">${attribute(place.name)}</a>`
  return `<${tag}${attributes(asked)}>${link}</${tag}>`
}

function lookOf(wish: Wish): Record<string, string> {
  return {
    ...(wish.kind === 'shop' ? { section: wish.section, limit: wish.limit } : {}),
    ...(wish.kind === 'button' ? { label: wish.label.trim() } : {}),
    theme: wish.theme,
    accent: wish.accent,
    lang: wish.language,
    currency: wish.currency,
    target: wish.target,
    placement: wish.placement.trim(),
  }
}

function addressOf({ kind, slug, placement }: Wish, { shopUrl }: Place, isPlaced: boolean): string {
  const address = kind === 'shop' ? shopUrl : `${shopUrl}/p/${encodeURIComponent(slug)}`
  const named = placement.trim()
  return isPlaced && named ? `${address}?${new URLSearchParams({ placement: named })}` : address
}

function script({ nonce }: Wish, { baseUrl, pinned }: Place, file: string): string {
  const asked: Record<string, string> =
    pinned && file === 'v1.js'
      ? { src: pinned.url, integrity: pinned.integrity, crossorigin: 'anonymous' }
      : { src: `${baseUrl}/embed/${file}` }
  return `<script async${nonceOf(nonce)}${attributes(asked)}></script>`
}

/** Left as it is written: a placeholder may be `<?= $nonce ?>`. It cannot end its attribute. */
const nonceOf = (nonce: string) =>
  nonce.trim() ? ` nonce="${nonce.trim().replaceAll('"', '&quot;')}"` : ''

/** As `server/http/oembed.ts` has it. */
const sandbox =
  'allow-scripts allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation'

function frame(wish: Wish, { baseUrl, shopUrl, name }: Place): string {
  const path = addressOf(wish, { baseUrl, shopUrl, name }, false).slice(
    new URL(shopUrl).origin.length,
  )
  const asked = Object.entries(lookOf(wish)).filter(([, value]) => value)
  const query = new URLSearchParams([
    ...asked,
    ...(wish.kind === 'button' ? [['as', 'button']] : []),
  ]).toString()
  const src = `${baseUrl}/embed${path}${query ? `?${query}` : ''}`
  const height = { shop: '600', product: '420', button: '200' }[wish.kind]
  return `<iframe${attributes({ src, title: name, width: '100%', height, loading: 'lazy', frameborder: '0', sandbox })}></iframe>`
}

/**
 * The host in whatever was pasted; null: none there. As `EmbedHost` of shops/contract.ts has it, but
 * a single word and a whole `*.com` are slips of somebody who types.
 */
export function hostIn(text: string): string | null {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/?#].*$/, '')
  const shape =
    /^(localhost|(\*\.)?([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{1,63})(:\d{1,5})?$/
  return shape.test(bare) ? bare : null
}
