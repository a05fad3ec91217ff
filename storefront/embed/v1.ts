import { elements, picksMax } from './contract.ts'
import { type Child, listed, type Money, make, money, said } from './make.ts'
import { disclosureIn, filled, messages, ours, type Spoken } from './messages.ts'
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

type Shown = { nodes: Node; detail: Record<string, unknown> }

let sheet: CSSStyleSheet | null = null

abstract class Embed extends HTMLElement {
  private readonly root = this.attachShadow({ mode: 'open' })
  private watcher: IntersectionObserver | null = null
  private asked = 0
  private isWaiting = false

  /** The attribute that says whose this is. */
  protected abstract readonly subject: string
  protected abstract read(address: Address): Promise<Shown>
  protected abstract skeleton(): Node

  /** As the host asks, else as the shop does; English until it is known. */
  protected spoken: Spoken = { language: 'en', words: messages.en }

  connectedCallback(): void {
    dress(this.root, this.nonce || scriptNonce)
    this.root.addEventListener('click', this)
    if (this.asked) return
    this.spoken = ours(this.getAttribute('lang') ?? '') ?? this.spoken
    this.show(this.skeleton())
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
    const { words } = this.spoken
    const mayRetry = fault === 'unreachable'
    const isOpen = address && fault !== 'shop_closed'
    return this.framed('section', '', '', [
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
  protected framed(
    name: string,
    className: string,
    accent: string,
    children: Child[],
  ): HTMLElement {
    return make(
      name,
      [
        'class',
        `root ${className}`,
        'lang',
        this.spoken.language,
        'dir',
        this.spoken.direction ?? '',
        'data-accent',
        this.getAttribute('accent') || accent,
        'data-theme',
        this.getAttribute('theme') ?? '',
      ],
      children,
    )
  }

  /** The words of a language the script does not bring along come from the shop's server. */
  protected async wordsIn(origin: string, tag: string): Promise<Spoken> {
    return (
      ours(tag) ??
      (await get<Spoken>(`${origin}/embed/v1-words.json?lang=${encodeURIComponent(tag)}`))
    )
  }

  /** What the host asked for; null: the shop's own. */
  protected async askedWords(origin: string): Promise<Spoken | null> {
    const tag = this.getAttribute('lang')
    return tag ? this.wordsIn(origin, tag) : null
  }

  protected price(of: Money): string {
    return money(
      of,
      this.spoken.language,
      (this.getAttribute('currency') ?? '').trim().toUpperCase(),
    )
  }

  /** Always the whole window or a new one: nobody pays in a box. The placement travels along. */
  protected link(address: string, className: string, children: Child[]): HTMLElement {
    const url = new URL(address)
    const placement = (this.getAttribute('placement') ?? '').trim()
    if (placement) url.searchParams.set('placement', placement.slice(0, 60))
    if (this.getAttribute('lang')) url.searchParams.set('lang', this.spoken.language)
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
    const asked = await this.askedWords(origin)
    const query = `limit=${this.wanted()}&${langQuery(asked)}`
    const early = wish ? null : get<{ data: Pick[] }>(`${api}/picks?${query}`)
    early?.catch(() => {})
    const shop = await get<Shop>(api)
    const section = wish ? idOf(shop.sections, wish) : ''
    const picks = await (early ??
      get<{ data: Pick[] }>(`${api}/picks?${query}&section=${encodeURIComponent(section)}`))
    this.spoken = asked ?? (await this.wordsIn(origin, shop.language))
    return {
      nodes: this.page(origin, shop, picks.data, wish ? section : ''),
      detail: { shop: shop.handle, picks: picks.data.length },
    }
  }

  private page(origin: string, shop: Shop, picks: Pick[], section: string): Node {
    const { words } = this.spoken
    const address = `${origin}/@${shop.handle}`
    const shelf = section ? `${address}?section=${encodeURIComponent(section)}` : address
    const list = make('ul', ['role', 'list'], [])
    for (let i = 0; i < picks.length; i++) list.append(this.card(address, picks[i] as Pick))
    const root = this.framed('section', '', shop.accent, [
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

  private card(shop: string, { note, product }: Pick): Node {
    const { words } = this.spoken
    const { isFrom, isSoldOut, lowest } = offerOf(product)
    const price = this.price(lowest)
    return make(
      'li',
      [],
      [
        this.link(`${shop}/p/${encodeURIComponent(product.slug)}`, '', [
          pictureOf(product, isSoldOut ? words.soldOut : ''),
          said('b', '', isFrom ? filled(words.from, price) : price),
          said('span', 'title', product.title),
          said('q', '', note),
        ]),
      ],
    )
  }

  protected skeleton(): Node {
    const list = make('ul', ['aria-hidden', 'true'], [])
    const cards = Math.min(this.wanted(), 6)
    for (let i = 0; i < cards; i++) list.append(make('li', [], [make('span', noPicture, [])]))
    return busy(this.framed('section', '', '', [list]), this.spoken)
  }
}

/** What the two elements of one product share. */
abstract class OfProduct extends Embed {
  protected readonly subject = 'product'
  protected abstract page(address: string, product: PickedProduct): Node

  protected async read({ origin, handle, slug }: Address): Promise<Shown> {
    const api = `${origin}/api/v1/shops/${encodeURIComponent(handle)}/products/`
    const asked = await this.askedWords(origin)
    const product = await get<PickedProduct>(
      `${api}${encodeURIComponent(decoded(slug))}?${langQuery(asked)}`,
    )
    const { shop } = product
    this.spoken = asked ?? (await this.wordsIn(origin, shop?.language ?? 'en'))
    const address = `${origin}/@${shop?.handle ?? handle}/p/${encodeURIComponent(product.slug)}`
    return {
      nodes: this.page(address, product),
      detail: { shop: shop?.handle ?? handle, product: product.slug },
    }
  }
}

class XiaopuProduct extends OfProduct {
  static observedAttributes = listed(elements['xiaopu-product'])

  protected page(address: string, product: PickedProduct): Node {
    const { words } = this.spoken
    const { isFrom, isSoldOut, lowest } = offerOf(product)
    const price = this.price(lowest)
    const picture = this.link(address, '', [pictureOf(product, isSoldOut ? words.soldOut : '')])
    // The same place as the title: once is enough for ears and the tab key.
    picture.setAttribute('tabindex', '-1')
    picture.setAttribute('aria-hidden', 'true')
    const title = this.link(address, 'title', [product.title])
    title.setAttribute('dir', 'auto')
    const root = this.framed('section', 'product', product.shop?.accent ?? '', [
      picture,
      make(
        'div',
        ['class', 'facts'],
        [
          title,
          said('b', '', isFrom ? filled(words.from, price) : price),
          isSoldOut ? make('span', [], [words.soldOut]) : null,
          said('q', '', product.note ?? ''),
          said('p', 'by', filled(words.by, product.seller.name)),
          this.link(address, isSoldOut ? 'act off' : 'act', [words.see]),
        ],
      ),
      said('p', 'note', disclosureIn(words, product.shop?.disclosure ?? '')),
    ])
    root.setAttribute('aria-label', product.title)
    return root
  }

  protected skeleton(): Node {
    const picture = make('span', noPicture, [])
    return busy(this.framed('section', 'product', '', [picture]), this.spoken)
  }
}

class XiaopuBuy extends OfProduct {
  static observedAttributes = listed(elements['xiaopu-buy'])

  protected page(address: string, product: PickedProduct): Node {
    const { words } = this.spoken
    const { isFrom, isSoldOut, lowest } = offerOf(product)
    const label = (this.getAttribute('label') ?? '').trim().slice(0, 60) || words.buy
    const price = this.price(lowest)
    const button = this.link(address, isSoldOut ? 'act off' : 'act', [
      make('span', ['dir', 'auto'], [label]),
      make('span', ['class', 'gone', 'dir', 'auto'], [` ${product.title} `]),
      make(
        'b',
        ['dir', 'auto'],
        [isSoldOut ? words.soldOut : isFrom ? filled(words.from, price) : price],
      ),
    ])
    return this.framed('div', '', product.shop?.accent ?? '', [
      button,
      said('p', 'note', disclosureIn(words, product.shop?.disclosure ?? '')),
    ])
  }

  protected skeleton(): Node {
    return busy(this.framed('div', '', '', [make('span', ['class', 'act'], ['…'])]), this.spoken)
  }
}

const noPicture = ['class', 'none']
const langQuery = (asked: Spoken | null) => (asked ? `lang=${asked.language}` : '')

function busy(root: HTMLElement, { words }: Spoken): Node {
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
