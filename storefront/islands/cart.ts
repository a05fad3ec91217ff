import { readCart } from './cart-cookie.ts'
import './saved.ts'

// The page that led here wants to hear when something is paid (`embed/order-paid.ts`).
const click = new URLSearchParams(location.search).get('click')
if (click) sessionStorage.setItem('xp:click', click)

/** Shows the bar at the bottom with the first thing in the cart, on every page of a shop. */
const bar = document.querySelector<HTMLElement>('.cartbar')

function show(): void {
  if (!bar) return
  const { shop = '', currency = 'CNY', ...words } = bar.dataset
  const { count, totalMinor } = readCart(shop)
  bar.hidden = count === 0
  for (const link of document.querySelectorAll<HTMLElement>('[data-cart-link]')) {
    link.dataset.cartLink ||= link.textContent ?? ''
    link.textContent = count ? `${link.dataset.cartLink} (${count})` : link.dataset.cartLink
  }
  // Most visits have nothing in the cart: a browser's first currency takes a phone a tenth of a second.
  if (count === 0) return
  const language = document.documentElement.lang
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
  })
  const places = format.resolvedOptions().maximumFractionDigits ?? 2
  const set = (part: string, text: string) => {
    const element = bar.querySelector(`[data-${part}]`)
    if (element) element.textContent = text
  }
  const form = words[new Intl.PluralRules(language).select(count)] ?? words.other ?? ''
  set('count', form.replace(/\p{Nd}+/u, String(count)))
  set('total', format.format(totalMinor / 10 ** places))
}

show()
addEventListener('pageshow', show)
addEventListener('xiaopu:cart', show)
