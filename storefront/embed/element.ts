import { type Child, listed, make, money, said } from './make.ts'
import { filled, messages, ours, type Spoken } from './messages.ts'
import type { Offer } from './pieces.ts'
import { type Address, addressIn, get, scriptNonce, Trouble } from './reading.ts'
import { styles } from './styles.ts'

/** What was read, to be shown, and what the host is told of it. */
export type Shown = { nodes: Node; detail: Record<string, unknown> }

let sheet: CSSStyleSheet | null = null

/** What all our elements do: wait until they are near, read, show, tell the host, try again. */
export abstract class Embed extends HTMLElement {
  private readonly root = this.attachShadow({ mode: 'open' })
  private watcher: IntersectionObserver | null = null
  private asked = 0
  /** Whose shop or product was read last. */
  private shown?: string

  /** The attribute that says whose this is. */
  protected abstract readonly subject: string
  protected abstract read(address: Address): Promise<Shown>
  protected abstract skeleton(): Node

  /** As the host asks, else as the shop does; English until it is known. */
  protected spoken: Spoken = { language: 'en', words: messages.en }

  connectedCallback(): void {
    // Put elsewhere, it may stand on another paper.
    this.dress()
    this.root.addEventListener('click', this)
    if (this.asked) return
    this.spoken = ours(this.getAttribute('lang') ?? '') ?? this.spoken
    this.show(this.skeleton())
    const watcher = new IntersectionObserver(
      seen => {
        if (!seen[seen.length - 1]?.isIntersecting) return
        watcher.disconnect()
        void this.load()
      },
      { rootMargin: '400px' },
    )
    this.watcher = watcher
    watcher.observe(this)
  }

  disconnectedCallback(): void {
    this.watcher?.disconnect()
  }

  /** Several attributes set at once are one change; set to what they were, they are none. */
  attributeChangedCallback(_name: string, was: string | null, is: string | null): void {
    if (was === is || !this.asked) return
    const ask = ++this.asked
    queueMicrotask(() => {
      if (ask === this.asked) void this.load()
    })
  }

  handleEvent(event: Event): void {
    const target = event.target as Element
    const link = target.closest('a')
    if (link) this.tell('open', { url: link.href })
    else if (target.closest('button')) void this.load()
  }

  private async load(): Promise<void> {
    const ask = ++this.asked
    const whose = this.getAttribute(this.subject) ?? ''
    const address = addressIn(whose, this.getAttribute('section'))
    try {
      if (!address || (this.subject !== 'shop' && !address.slug))
        throw new Trouble('invalid_address')
      const { nodes, detail } = await this.read(address)
      if (ask !== this.asked) return
      this.show(nodes)
      this.shown = whose
      this.tell('ready', detail)
    } catch (error) {
      if (ask !== this.asked) return
      const fault = error instanceof Trouble ? error.message : 'unreachable'
      // What is seen of it stays when its look was to change and the network is away.
      if (this.shown !== whose || fault !== 'unreachable') this.show(this.trouble(fault, address))
      this.tell('error', { code: fault })
      console.warn('Xiaopu', fault, this)
    }
  }

  private show(node: Node): void {
    const { activeElement } = this.root
    this.root.replaceChildren(node)
    if (activeElement) this.root.querySelector<HTMLElement>('a,button')?.focus()
    this.dress()
  }

  /**
   * A sheet of our own needs no permission of the host; only very old browsers need an element. Where
   * ink is bright the paper is dark: the host's own ink, or plain ink, for a host that only says so.
   */
  private dress(): void {
    try {
      if (!sheet) {
        const made = new CSSStyleSheet()
        made.replaceSync(styles)
        sheet = made
      }
      this.root.adoptedStyleSheets = listed([sheet])
    } catch {
      const nonce = this.nonce || scriptNonce
      this.root.append(make('style', nonce ? ['nonce', nonce] : [], [styles]))
    }
    const { color, columnRuleColor } = getComputedStyle(this)
    const isBright = /\((2.., ){2}/.test(columnRuleColor + color)
    const isDark = isBright && !this.matches('[theme=light]')
    this.root.firstElementChild?.toggleAttribute('data-dark', isDark)
  }

  private tell(what: 'ready' | 'open' | 'error', detail: Record<string, unknown>): void {
    this.dispatchEvent(new CustomEvent(`xiaopu:${what}`, { bubbles: true, composed: true, detail }))
  }

  private trouble(fault: Trouble['message'], address: Address | null): Node {
    const { words } = this.spoken
    const mayRetry = fault === 'unreachable'
    // A part of a shop is gone; of a whole one nothing may be left to lead to.
    const isPart = this.subject !== 'shop' || address?.section
    const isOpen = address && fault !== 'shop_closed' && (mayRetry || isPart)
    return this.framed('section', '', '', [
      make('p', ['role', 'status'], [words.faults[fault]]),
      make(
        'footer',
        [],
        [
          // Else what the page's author has put between the tags: as a rule a link.
          isOpen
            ? this.link(`${address.origin}/@${address.handle}`, 'more', [words.open])
            : make('slot', [], []),
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

  /** What it costs, or from where that starts. */
  protected price({ lowest, isFrom }: Offer): HTMLElement | null {
    const { language, words } = this.spoken
    const wanted = (this.getAttribute('currency') ?? '').trim().toUpperCase()
    const price = money(lowest, language, wanted)
    return said('b', '', isFrom ? filled(words.from, price) : price)
  }

  /** Always the whole window or a new one: nobody pays in a box. The placement travels along. */
  protected link(address: string, className: string, children: Child[]): HTMLElement {
    const url = new URL(address)
    const placement = this.getAttribute('placement')
    if (placement) url.searchParams.set('placement', placement)
    if (this.getAttribute('lang')) url.searchParams.set('lang', this.spoken.language)
    const target = this.getAttribute('target') === '_blank' ? '_blank' : '_top'
    return make(
      'a',
      ['href', url.href, 'target', target, 'rel', 'noopener', 'class', className],
      children,
    )
  }
}
