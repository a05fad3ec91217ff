import { messages, type Words } from './messages.ts'
import { styles } from './styles.ts'

/**
 * `<xiaopu-shop shop="https://host/@handle" placement="blog footer" lang="zh" items="6">`: a shop on
 * anybody's page. No cookie, no storage, no inline style, no markup from strings; everything opens
 * on the shop's own page. This address and these attributes stay as they are for ever.
 */

type Money = { amount: number; currency: string }
type Shop = {
  handle: string
  name: string
  line: string
  accent: string
  language: string
  url: string
}
type Pick = {
  id: string
  note: string
  product: {
    slug: string
    title: string
    images: { url: string; width: number; height: number }[]
    variants: { price: Money; available: number | null }[]
  }
}

const script = document.currentScript as HTMLScriptElement | null
const home = script ? new URL(script.src).origin : location.origin

class XiaopuShop extends HTMLElement {
  static observedAttributes = ['shop', 'placement', 'lang', 'items', 'theme']
  private readonly root: ShadowRoot
  private asked = 0

  constructor() {
    super()
    this.root = this.attachShadow({ mode: 'open' })
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(styles)
    this.root.adoptedStyleSheets = [sheet]
  }

  connectedCallback(): void {
    const watcher = new IntersectionObserver(
      seen => {
        if (!seen.some(entry => entry.isIntersecting)) return
        watcher.disconnect()
        void this.load()
      },
      { rootMargin: '400px' },
    )
    this.show([skeleton(this.wanted())])
    watcher.observe(this)
  }

  attributeChangedCallback(): void {
    if (this.asked) void this.load()
  }

  /** How many picks to show: 1 to 30, 6 unless said. */
  private wanted(): number {
    return Math.min(30, Math.max(1, Number(this.getAttribute('items')) || 6))
  }

  private async load(): Promise<void> {
    const ask = ++this.asked
    const { origin, handle } = addressOf(this.getAttribute('shop') ?? '')
    const api = `${origin}/api/v1/shops/${encodeURIComponent(handle)}`
    const lang = this.getAttribute('lang')
    try {
      const [shop, picks] = await Promise.all([
        get<Shop>(api),
        get<{ data: Pick[] }>(
          `${api}/picks?limit=${this.wanted()}${lang === 'zh' || lang === 'en' ? `&lang=${lang}` : ''}`,
        ),
      ])
      if (ask === this.asked) this.show(this.page(origin, shop, picks.data))
    } catch {
      if (ask === this.asked) this.show([this.trouble(origin, handle)])
    }
  }

  private show(nodes: Node[]): void {
    this.root.replaceChildren(...nodes)
  }

  private page(origin: string, shop: Shop, picks: Pick[]): Node[] {
    const language = this.language(shop.language)
    const words = messages[language]
    const link = (path: string) => this.link(`${origin}/@${shop.handle}${path}`)
    this.dataset.accent = shop.accent
    this.dispatchEvent(
      new CustomEvent('xiaopu:ready', {
        bubbles: true,
        detail: { shop: shop.handle, picks: picks.length },
      }),
    )
    return [
      make('section', { lang: language, 'data-accent': shop.accent, 'aria-label': shop.name }, [
        make('header', {}, [
          make('h2', {}, [linkTo(link(''), shop.name)]),
          make('p', {}, [shop.line]),
        ]),
        picks.length
          ? make(
              'ul',
              {},
              picks.map(pick =>
                card(pick, link(`/p/${encodeURIComponent(pick.product.slug)}`), language, words),
              ),
            )
          : make('p', {}, [words.empty]),
        make('footer', {}, [make('p', {}, [words.disclosure]), linkTo(link(''), words.open)]),
      ]),
    ]
  }

  private trouble(origin: string, handle: string): Node {
    const words = messages[this.language('en')]
    return make('section', { role: 'status' }, [
      make('p', {}, [words.trouble]),
      linkTo(this.link(`${origin}/@${handle}`), words.open),
    ])
  }

  private language(fallback: string): 'en' | 'zh' {
    return (this.getAttribute('lang') || fallback) === 'zh' ? 'zh' : 'en'
  }

  /** The placement travels in the address, never in a cookie. */
  private link(address: string): string {
    const url = new URL(address)
    const placement = this.getAttribute('placement')
    const lang = this.getAttribute('lang')
    if (placement) url.searchParams.set('placement', placement.slice(0, 60))
    if (lang === 'en' || lang === 'zh') url.searchParams.set('lang', lang)
    return url.href
  }
}

/** A whole address, or a handle on the instance this script came from. */
function addressOf(shop: string): { origin: string; handle: string } {
  const [, origin = home, handle = ''] =
    /^(?:(https?:\/\/[^/]+)\/)?@?([a-z0-9-]+)/i.exec(shop) ?? []
  return { origin, handle }
}

async function get<T>(url: string): Promise<T> {
  const answer = await fetch(url, { credentials: 'omit', referrerPolicy: 'no-referrer' })
  if (!answer.ok) throw new Error(String(answer.status))
  return answer.json() as Promise<T>
}

function card({ note, product }: Pick, href: string, language: 'en' | 'zh', words: Words): Node {
  const prices = product.variants.map(variant => variant.price)
  const lowest = prices.reduce(
    (least, price) => (price.amount < least.amount ? price : least),
    prices[0] ?? { amount: 0, currency: 'CNY' },
  )
  const isFrom = prices.some(price => price.amount !== lowest.amount)
  const isSoldOut = product.variants.every(variant => variant.available === 0)
  const [image] = product.images
  const picture = image
    ? make(
        'img',
        {
          src: image.url,
          width: String(image.width),
          height: String(image.height),
          alt: '',
          loading: 'lazy',
          decoding: 'async',
        },
        [],
      )
    : make('span', { class: 'none' }, [])
  const price = money(lowest, language)
  return make('li', {}, [
    make('a', { href, target: '_top', rel: 'noopener' }, [
      make('span', { class: 'frame' }, [
        picture,
        ...(isSoldOut ? [make('span', { class: 'badge' }, [words.soldOut])] : []),
      ]),
      make('b', {}, [isFrom ? words.from(price) : price]),
      make('span', { class: 'title' }, [product.title]),
      ...(note ? [make('q', {}, [note])] : []),
    ]),
  ])
}

function money({ amount, currency }: Money, language: string): string {
  const format = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  })
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

function skeleton(cards: number): Node {
  return make('section', { 'aria-busy': 'true' }, [
    make(
      'ul',
      {},
      Array.from({ length: Math.min(cards, 6) }, () =>
        make('li', {}, [make('span', { class: 'none' }, [])]),
      ),
    ),
  ])
}

function linkTo(href: string, text: string): Node {
  return make('a', { href, target: '_top', rel: 'noopener' }, [text])
}

/** Elements and text only: nothing a shop or product says is ever read as markup. */
function make(name: string, attributes: Record<string, string>, children: (Node | string)[]): Node {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.append(...children)
  return element
}

if (!customElements.get('xiaopu-shop')) customElements.define('xiaopu-shop', XiaopuShop)
