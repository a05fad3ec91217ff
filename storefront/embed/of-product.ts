import { elements } from './contract.ts'
import { Embed, type Shown } from './element.ts'
import { listed, make, said } from './make.ts'
import { disclosureIn, filled } from './messages.ts'
import { busy, langQuery, noPicture, offerOf, pictureOf } from './pieces.ts'
import { type Address, get, type PickedProduct } from './reading.ts'

/** What the two elements of one product share. */
abstract class OfProduct extends Embed {
  protected readonly subject = 'product'
  protected abstract page(address: string, product: PickedProduct): Node

  protected async read({ origin, handle, slug }: Address): Promise<Shown> {
    const api = `${origin}/api/v1/shops/${encodeURIComponent(handle)}/products/`
    const asked = await this.askedWords(origin)
    const product = await get<PickedProduct>(`${api}${slug}?${langQuery(asked)}`)
    const { shop } = product
    this.spoken = asked ?? (await this.wordsIn(origin, shop.language))
    const address = `${origin}/@${shop.handle}/p/${encodeURIComponent(product.slug)}`
    return {
      nodes: this.page(address, product),
      detail: { shop: shop.handle, product: product.slug },
    }
  }
}

/** `<xiaopu-product>`: one product of a shop as a card. */
export class XiaopuProduct extends OfProduct {
  static observedAttributes = listed(elements['xiaopu-product'])

  protected page(address: string, product: PickedProduct): Node {
    const { words } = this.spoken
    const offer = offerOf(product, words)
    const { gone } = offer
    const picture = this.link(address, '', [pictureOf(product)])
    // The same place as the title: once is enough for ears and the tab key.
    picture.setAttribute('tabindex', '-1')
    picture.setAttribute('aria-hidden', 'true')
    const title = this.link(address, 'title', [product.title])
    title.setAttribute('dir', 'auto')
    const root = this.framed('section', 'product', product.shop.accent, [
      picture,
      make(
        'div',
        ['class', 'facts'],
        [
          title,
          this.price(offer),
          gone ? make('span', [], [gone]) : null,
          said('q', '', product.note ? `“${product.note}”` : ''),
          said('p', 'by', filled(words.by, product.seller.name)),
          this.link(address, gone ? 'act off' : 'act', [words.see]),
        ],
      ),
      said('p', 'note', disclosureIn(words, product.shop.disclosure)),
    ])
    root.setAttribute('aria-label', product.title)
    return root
  }

  protected skeleton(): Node {
    const picture = make('span', noPicture, [])
    return busy(this.framed('section', 'product', '', [picture]), this.spoken)
  }
}

/** `<xiaopu-buy>`: a button that leads to it. */
export class XiaopuBuy extends OfProduct {
  static observedAttributes = listed(elements['xiaopu-buy'])

  protected page(address: string, product: PickedProduct): Node {
    const { words } = this.spoken
    const offer = offerOf(product, words)
    const { gone } = offer
    const label = (this.getAttribute('label') ?? '').trim().slice(0, 60) || words.buy
    // To its price and its button: who presses this has seen the picture.
    const button = this.link(`${address}#buy`, gone ? 'act off' : 'act', [
      make('span', ['dir', 'auto'], [gone ?? label]),
      make('span', ['class', 'gone', 'dir', 'auto'], [` ${product.title} `]),
      gone ? null : this.price(offer),
    ])
    return this.framed('div', '', product.shop.accent, [
      button,
      said('p', 'note', disclosureIn(words, product.shop.disclosure)),
    ])
  }

  protected skeleton(): Node {
    return busy(this.framed('div', '', '', [make('span', ['class', 'act'], ['…'])]), this.spoken)
  }
}
