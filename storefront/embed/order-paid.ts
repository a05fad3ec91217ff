/**
 * For pages that want to know when an order is paid (`/embed/v1-order-paid.js`, a line of its own:
 * who has not asked for it is told nothing). Served as text, so it names nothing outside itself.
 * Each element's links carry a made-up number for each shop, kept in this page's memory alone, and
 * open beside the page; when the reader comes back, the shop is asked what was paid under it.
 */
export function tellOrdersPaid(): void {
  type Click = { element: Element; url: string; told: string[] }
  const clicks: { [id: string]: Click } = {}
  const ids = new Map<Element, { [shop: string]: string }>()
  const names = 'xiaopu-shop,xiaopu-product,xiaopu-buy'
  const newest = 3 * 3_600_000
  let lastClick = 0
  let isAsking = false

  const newId = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16))
    let text = ''
    for (let i = 0; i < bytes.length; i++) text += `0${(bytes[i] as number).toString(16)}`.slice(-2)
    return text
  }

  function follow(event: Event): void {
    const path = event.composedPath()
    let link: HTMLAnchorElement | null = null
    let element: Element | null = null
    for (let i = 0; i < path.length; i++) {
      const one = path[i] as Element
      if (!link && one.tagName === 'A') link = one as HTMLAnchorElement
      if (!element && one.matches?.(names)) element = one
    }
    const shop = link && element && /^(https?:\/\/[^/]+)\/(@[\w-]+)/.exec(link.href)
    if (!shop || !link || !element) return
    // An element may be given to another shop.
    const own = ids.get(element) ?? {}
    ids.set(element, own)
    const id = own[shop[0]] ?? newId()
    own[shop[0]] = id
    clicks[id] = clicks[id] ?? { element, url: `${shop[1]}/embed/${shop[2]}/paid/${id}`, told: [] }
    const url = new URL(link.href)
    url.searchParams.set('click', id)
    link.href = url.href
    link.target = '_blank'
    lastClick = Date.now()
  }

  async function ask(): Promise<void> {
    if (isAsking || document.visibilityState !== 'visible' || Date.now() - lastClick > newest)
      return
    isAsking = true
    for (const id in clicks) {
      const { element, url, told } = clicks[id] as Click
      try {
        const answer = await fetch(url, { credentials: 'omit' })
        const { orders } = (await answer.json()) as { orders: { id: string }[] }
        for (let i = 0; i < orders.length; i++) {
          const detail = orders[i] as { id: string }
          if (told.indexOf(detail.id) >= 0) continue
          told.push(detail.id)
          element.dispatchEvent(
            new CustomEvent('xiaopu:order-paid', { bubbles: true, composed: true, detail }),
          )
        }
      } catch {
        // Asked again when the reader next looks at this page.
      }
    }
    isAsking = false
  }

  document.addEventListener('click', follow, true)
  document.addEventListener('auxclick', follow, true)
  document.addEventListener('visibilitychange', ask)
  addEventListener('pageshow', ask)
  addEventListener('focus', ask)
}
