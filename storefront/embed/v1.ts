import { elements, picksMax } from './contract.ts'
import { type Child, listed, type Money, make, money, said } from './make.ts'
import { disclosureIn, messages, type Words } from './messages.ts'
import {
  type Address,
  addressIn,
  get,
  type Pick,
  type PickedProduct,
  type Product,
  type Shop,
  scriptNonce,
  Trouble,
} from './reading.ts'
import { styles } from './styles.ts'

/**
 * A shop, a product or a button on anybody's page:
 *
 *   <xiaopu-shop shop="https://host/@handle" placement="blog footer" lang="zh" limit="6">
 *   <xiaopu-product product="https://host/@handle/p/slug">
 *   <xiaopu-buy product="https://host/@handle/p/slug" label="Get one">
 *
 * No cookie, no storage, no inline style, no markup from strings; everything opens on the shop's
 * own page. Names that must stay are in contract.ts.
 */

type Language = 'en' | 'zh'
type Shown = { nodes: Node; detail: Record<string, unknown> }
type Look = { language: Language; words: Words; accent: string }

let sheet: CSSStyleSheet | null = null

abstract class Embed extends HTMLElement {
  private readonly root = this.attachShadow({ mode: 'open' })
  private watcher: IntersectionObserver | null = null
  private asked = 0
  private isWaiting = false

  /** The attribute that says whose this is. */
  protected abstract readonly subject: string
  protected abstract read(address: Address): Promise<Shown>
  protected abstract skeleton(words: Words): Node

  connectedCallback(): void {
    dress(this.root, this.nonce || scriptNonce)
    this.root.addEventListener('click', this)
    if (this.asked) return
    this.show(this.skeleton(messages[this.languageOr('en')]))
    if (typeof IntersectionObserver !== 'function') return void this.load()
    const watcher = new IntersectionObserver(
      seen => {
        for (let i = 0; i < seen.length; i++) {
          if (!seen[i]?.isIntersecting) continue
          watcher.disconnect()
          return void this.load()
        }
      },
      { rootMargin: '400px' },
    )
    this.watcher = watcher
    watcher.observe(this)
  }

  disconnectedCallback(): void {
    this.watcher?.disconnect()
  }

  /** Several attributes set at once are one change. */
  attributeChangedCallback(): void {
    if (!this.asked || this.isWaiting) return
    this.isWaiting = true
    void Promise.resolve().then(() => {
      this.isWaiting = false
      return this.load()
    })
  }

  handleEvent(event: Event): void {
    const link = (event.target as Element).closest('a')
    if (link) this.tell('open', { url: link.href })
    else if ((event.target as Element).closest('button')) void this.load()
  }

  private async load(): Promise<void> {
    const ask = ++this.asked
    const address = addressIn(this.getAttribute(this.subject) ?? '')
    try {
      if (!address || (this.subject === 'product' && !address.slug))
        throw new Trouble('invalid_address')
      const { nodes, detail } = await this.read(address)
      if (ask !== this.asked) return
      this.show(nodes)
      this.tell('ready', detail)
    } catch (error) {
      if (ask !== this.asked) return
      const fault = error instanceof Trouble ? error.fault : 'unreachable'
      this.show(this.trouble(fault, address))
      this.tell('error', { code: fault })
    }
  }

  private show(node: Node): void {
    this.root.replaceChildren(node)
    if (!sheet) dress(this.root, this.nonce || scriptNonce)
  }

  private tell(what: 'ready' | 'open' | 'error', detail: Record<string, unknown>): void {
    this.dispatchEvent(new CustomEvent(`xiaopu:${what}`, { bubbles: true, composed: true, detail }))
  }

  private trouble(fault: Trouble['fault'], address: Address | null): Node {
    const words = messages[this.languageOr('en')]
    const mayRetry = fault === 'unreachable'
    const isOpen = address && fault !== 'shop_closed'
    return this.framed('section', '', { language: this.languageOr('en'), words, accent: '' }, [
      make('p', ['role', 'status'], [words.faults[fault]]),
      make(
        'footer',
        [],
        [
          isOpen ? this.link(`${address.origin}/@${address.handle}`, 'more', [words.open]) : null,
          mayRetry ? make('button', ['type', 'button'], [words.retry]) : null,
        ],
      ),
    ])
  }

  /** The root everything stands in, with its language and colours. */
  protected framed(name: string, className: string, look: Look, children: Child[]): HTMLElement {
    return make(
      name,
      [
        'class',
        `root ${className}`,
        'lang',
        look.language,
        'data-accent',
        this.getAttribute('accent') || look.accent,
        'data-theme',
        this.getAttribute('theme') ?? '',
      ],
      children,
    )
  }

  protected languageOr(fallback: string): Language {
    const asked = (this.getAttribute('lang') || fallback).slice(0, 2).toLowerCase()
    return asked === 'zh' ? 'zh' : 'en'
  }

  /** `&lang=zh` when the host asked for a language. */
  protected langQuery(): string {
    return this.getAttribute('lang') ? `lang=${this.languageOr('en')}` : ''
  }

  protected price(of: Money, language: Language): string {
    return money(of, language, (this.getAttribute('currency') ?? '').trim().toUpperCase())
  }

  /** Always the whole window or a new one: nobody pays in a box. The placement travels along. */
  protected link(address: string, className: string, children: Child[]): HTMLElement {
    const url = new URL(address)
    const placement = (this.getAttribute('placement') ?? '').trim()
    if (placement) url.searchParams.set('placement', placement.slice(0, 60))
    if (this.getAttribute('lang')) url.searchParams.set('lang', this.languageOr('en'))
    const target = this.getAttribute('target') === '_blank' ? '_blank' : '_top'
    return make(
      'a',
      ['href', url.href, 'target', target, 'rel', 'noopener', 'class', className],
      children,
    )
  }
}

class XiaopuShop extends Embed {
  static observedAttributes = listed(elements['xiaopu-shop'])
  protected readonly subject = 'shop'

  /** How many picks to show: 1 to 30, 6 unless said. */
  private wanted(): number {
    const asked = Math.floor(Number(this.getAttribute('limit') || this.getAttribute('items')))
    return Math.min(picksMax, Math.max(1, asked || 6))
  }

  protected async read({ origin, handle }: Address): Promise<Shown> {
    const api = `${origin}/api/v1/shops/${encodeURIComponent(handle)}`
    const wish = (this.getAttribute('section') ?? '').trim()
    const query = `limit=${this.wanted()}&${this.langQuery()}`
    const early = wish ? null : get<{ data: Pick[] }>(`${api}/picks?${query}`)
    early?.catch(() => {})
    const shop = await get<Shop>(api)
    const section = wish ? idOf(shop.sections, wish) : ''
    const picks = await (early ??
      get<{ data: Pick[] }>(`${api}/picks?${query}&section=${encodeURIComponent(section)}`))
    return {
      nodes: this.page(origin, shop, picks.data, wish ? section : ''),
      detail: { shop: shop.handle, picks: picks.data.length },
    }
  }

  private page(origin: string, shop: Shop, picks: Pick[], section: string): Node {
    const language = this.languageOr(shop.language)
    const look = { language, words: messages[language], accent: shop.accent }
    const { words } = look
    const address = `${origin}/@${shop.handle}`
    const shelf = section ? `${address}?section=${encodeURIComponent(section)}` : address
    const list = make('ul', ['role', 'list'], [])
    for (let i = 0; i < picks.length; i++) list.append(this.card(address, picks[i] as Pick, look))
    const root = this.framed('section', '', look, [
      make(
        'header',
        [],
        [
          make('h2', ['dir', 'auto'], [this.link(address, '', [shop.name])]),
          said('p', '', shop.line),
        ],
      ),
      picks.length ? list : make('p', [], [words.empty]),
      make(
        'footer',
        [],
        [
          make(
            'p',
            ['class', 'note', 'dir', 'auto'],
            [words.professional + disclosureIn(words, shop.disclosure ?? '')],
          ),
          this.link(shelf, 'more', [words.open]),
        ],
      ),
    ])
    root.setAttribute('aria-label', shop.name)
    return root
  }

  private card(shop: string, { note, product }: Pick, { language, words }: Look): Node {
    const { isFrom, isSoldOut, lowest } = offerOf(product)
    const price = this.price(lowest, language)
    return make(
      'li',
      [],
      [
        this.link(`${shop}/p/${encodeURIComponent(product.slug)}`, '', [
          pictureOf(product, isSoldOut ? words.soldOut : ''),
          said('b', '', isFrom ? words.from(price) : price),
          said('span', 'title', product.title),
          said('q', '', note),
        ]),
      ],
    )
  }

  protected skeleton(words: Words): Node {
    const list = make('ul', ['aria-hidden', 'true'], [])
    const cards = Math.min(this.wanted(), 6)
    for (let i = 0; i < cards; i++) list.append(make('li', [], [make('span', noPicture, [])]))
    return busy(this.framed('section', '', plain(words), [list]), words)
  }
}

/** What the two elements of one product share. */
abstract class OfProduct extends Embed {
  protected readonly subject = 'product'
  protected abstract page(address: string, product: PickedProduct, look: Look): Node

  protected async read({ origin, handle, slug }: Address): Promise<Shown> {
    const api = `${origin}/api/v1/shops/${encodeURIComponent(handle)}/products/`
    const product = await get<PickedProduct>(
      `${api}${encodeURIComponent(decoded(slug))}?${this.langQuery()}`,
    )
    const { shop } = product
    const language = this.languageOr(shop?.language ?? 'en')
    const look = { language, words: messages[language], accent: shop?.accent ?? '' }
    const address = `${origin}/@${shop?.handle ?? handle}/p/${encodeURIComponent(product.slug)}`
    return {
      nodes: this.page(address, product, look),
      detail: { shop: shop?.handle ?? handle, product: product.slug },
    }
  }
}

class XiaopuProduct extends OfProduct {
  static observedAttributes = listed(elements['xiaopu-product'])

  protected page(address: string, product: PickedProduct, { language, words, accent }: Look): Node {
    const { isFrom, isSoldOut, lowest } = offerOf(product)
    const price = this.price(lowest, language)
    const picture = this.link(address, '', [pictureOf(product, isSoldOut ? words.soldOut : '')])
    // The same place as the title: once is enough for ears and the tab key.
    picture.setAttribute('tabindex', '-1')
    picture.setAttribute('aria-hidden', 'true')
    const title = this.link(address, 'title', [product.title])
    title.setAttribute('dir', 'auto')
    const root = this.framed('section', 'product', { language, words, accent }, [
      picture,
      make(
        'div',
        ['class', 'facts'],
        [
          title,
          said('b', '', isFrom ? words.from(price) : price),
          isSoldOut ? make('span', [], [words.soldOut]) : null,
          said('q', '', product.note ?? ''),
          said('p', 'by', words.by(product.seller.name)),
          this.link(address, isSoldOut ? 'act off' : 'act', [words.see]),
        ],
      ),
      said('p', 'note', disclosureIn(words, product.shop?.disclosure ?? '')),
    ])
    root.setAttribute('aria-label', product.title)
    return root
  }

  protected skeleton(words: Words): Node {
    const picture = make('span', noPicture, [])
    return busy(this.framed('section', 'product', plain(words), [picture]), words)
  }
}

class XiaopuBuy extends OfProduct {
  static observedAttributes = listed(elements['xiaopu-buy'])

  protected page(address: string, product: PickedProduct, look: Look): Node {
    const { words, language } = look
    const { isFrom, isSoldOut, lowest } = offerOf(product)
    const label = (this.getAttribute('label') ?? '').trim().slice(0, 60) || words.buy
    const price = this.price(lowest, language)
    const button = this.link(address, isSoldOut ? 'act off' : 'act', [
      make('span', ['dir', 'auto'], [label]),
      make('span', ['class', 'gone', 'dir', 'auto'], [` ${product.title} `]),
      make('b', ['dir', 'auto'], [isSoldOut ? words.soldOut : isFrom ? words.from(price) : price]),
    ])
    return this.framed('div', '', look, [
      button,
      said('p', 'note', disclosureIn(words, product.shop?.disclosure ?? '')),
    ])
  }

  protected skeleton(words: Words): Node {
    return busy(
      this.framed('div', '', plain(words), [make('span', ['class', 'act'], ['…'])]),
      words,
    )
  }
}

const noPicture = ['class', 'none']
const plain = (words: Words): Look => ({
  language: words === messages.zh ? 'zh' : 'en',
  words,
  accent: '',
})

function busy(root: HTMLElement, words: Words): Node {
  root.setAttribute('aria-busy', 'true')
  root.append(make('span', ['class', 'gone', 'role', 'status'], [words.loading]))
  return root
}

/** A sheet of our own needs no permission of the host; only very old browsers need an element. */
function dress(root: ShadowRoot, nonce: string): void {
  try {
    if (!sheet) {
      const made = new CSSStyleSheet()
      made.replaceSync(styles)
      sheet = made
    }
    root.adoptedStyleSheets = listed([sheet])
  } catch {
    sheet = null
    root.append(make('style', nonce ? ['nonce', nonce] : [], [styles]))
  }
}

function idOf(sections: Shop['sections'], wish: string): string {
  for (let i = 0; i < sections.length; i++) {
    const section = sections[i]
    if (section && (section.id === wish || section.title === wish)) return section.id
  }
  throw new Trouble('not_found')
}

function decoded(slug: string): string {
  try {
    return decodeURIComponent(slug)
  } catch {
    throw new Trouble('invalid_address')
  }
}

function offerOf({ variants }: Product) {
  let lowest: Money = variants[0]?.price ?? { amount: 0, currency: 'CNY' }
  let isFrom = false
  let isSoldOut = true
  for (let i = 0; i < variants.length; i++) {
    const variant = variants[i] as Product['variants'][number]
    if (variant.price.amount !== lowest.amount) isFrom = true
    if (variant.price.amount < lowest.amount) lowest = variant.price
    if (variant.available !== 0) isSoldOut = false
  }
  return { lowest, isFrom, isSoldOut }
}

function pictureOf({ images }: Product, badge: string): HTMLElement {
  const image = images[0]
  const picture = image
    ? make(
        'img',
        [
          // Asked for as CORS, so that hosts that isolate themselves may show it.
          'crossorigin',
          'anonymous',
          'loading',
          'lazy',
          'decoding',
          'async',
          'alt',
          '',
          'width',
          String(image.width),
          'height',
          String(image.height),
          'src',
          image.url,
        ],
        [],
      )
    : make('span', noPicture, [])
  return make(
    'span',
    ['class', 'frame'],
    [picture, badge ? make('span', ['class', 'badge'], [badge]) : null],
  )
}

function define(name: keyof typeof elements, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element)
}
define('xiaopu-shop', XiaopuShop)
define('xiaopu-product', XiaopuProduct)
define('xiaopu-buy', XiaopuBuy)
