import type { elements } from './contract.ts'
import { XiaopuBuy, XiaopuProduct } from './of-product.ts'
import { XiaopuShop } from './of-shop.ts'

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

function define(name: keyof typeof elements, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element)
}
define('xiaopu-shop', XiaopuShop)
define('xiaopu-product', XiaopuProduct)
define('xiaopu-buy', XiaopuBuy)
