import { elements, picksMax } from './contract.ts'
import { Embed, type Shown } from './element.ts'
import { listed, make, said } from './make.ts'
import { disclosureIn } from './messages.ts'
import { busy, langQuery, noPicture, offerOf, pictureOf } from './pieces.ts'
import { type Address, get, type Pick, type Shop, Trouble } from './reading.ts'

/** `<xiaopu-shop>`: the first picks of a shop, or of a section of it. */
export class XiaopuShop extends Embed {
  static observedAttributes = listed(elements['xiaopu-shop'])
  protected readonly subject = 'shop'

  /** How many picks to show: 1 to 30, 6 unless said. */
  private wanted(): number {
    const asked = Math.floor(Number(this.getAttribute('limit') || this.getAttribute('items')))
    return Math.min(picksMax, Math.max(1, asked || 6))
  }

  protected async read({ origin, handle, section: wish }: Address): Promise<Shown> {
    const api = `${origin}/api/v1/shops/${encodeURIComponent(handle)}`
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
    const offer = offerOf(product, words)
    const { gone } = offer
    return make(
      'li',
      [],
      [
        this.link(`${shop}/p/${encodeURIComponent(product.slug)}`, '', [
          pictureOf(product, gone),
          this.price(offer),
          said('span', 'title', product.title),
          said('q', '', note && `“${note}”`),
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

function idOf(sections: Shop['sections'], wish: string): string {
  for (let i = 0; i < sections.length; i++) {
    const section = sections[i]
    if (section && (section.id === wish || section.title === wish)) return section.id
  }
  throw new Trouble('not_found')
}
