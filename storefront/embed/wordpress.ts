/**
 * What a page framed in a WordPress post says to it, as WordPress' own embeds do (`wp-embed.js`
 * around, `wp-embed-template.js` inside): its height, and where a click leads, because the sandbox
 * there lets nothing open by itself. Both carry the secret WordPress puts behind `#?secret=`.
 * WordPress follows a link only to the host the frame itself comes from; where nothing opens, the
 * address is shown, to be copied. Served as text with `frame.ts`: it may name nothing outside itself.
 */
export function speakWordPress(): void {
  const around = window.parent
  if (around === window) return
  const patience = 1000
  let secret = ''

  function tell(message: 'height' | 'link', value: number | string): void {
    if (secret) around.postMessage({ message, value, secret }, '*')
  }

  function sayHeight(): void {
    tell('height', Math.ceil(document.body.getBoundingClientRect().height))
  }

  /** Older versions write the secret into the address only when the page is there. */
  function readSecret(): void {
    secret = /[?&]secret=([a-zA-Z0-9]+)/.exec(location.hash)?.[1] ?? secret
    sayHeight()
  }

  function linkIn(event: Event): HTMLAnchorElement | null {
    const path = event.composedPath()
    for (let i = 0; i < path.length; i++) {
      const one = path[i]
      if (one instanceof HTMLAnchorElement && one.href) return one
    }
    return null
  }

  /** Where the browser goes on to another page, nobody is here to see this. */
  function showAddress(address: string): void {
    const line = document.getElementById('address')
    const link = line?.querySelector('a')
    if (!line || !link) return
    link.href = address
    link.textContent = address
    line.hidden = false
  }

  addEventListener('message', event => {
    const said: unknown = event.data
    if (event.source !== around || typeof said !== 'object' || said === null) return
    const { message, secret: theirs } = said as Record<string, unknown>
    if (message !== 'ready' || typeof theirs !== 'string' || !/^[a-zA-Z0-9]+$/.test(theirs)) return
    if (secret && secret !== theirs) return
    secret = theirs
    sayHeight()
  })
  addEventListener('hashchange', readSecret)
  document.addEventListener('click', event => {
    const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey
    const link = secret && isPlain ? linkIn(event) : null
    if (!link) return
    event.preventDefault()
    tell('link', link.href)
    setTimeout(() => showAddress(link.href), patience)
  })
  new ResizeObserver(sayHeight).observe(document.body)
  readSecret()
}
