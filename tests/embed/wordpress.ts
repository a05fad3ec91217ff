/**
 * WordPress, as far as it touches what an oEmbed provider answers, written after its documented
 * source (not copied): `wp_filter_oembed_result()` in wp-includes/embed.php and
 * wp-includes/js/wp-embed.js of WordPress 6.x.
 * https://developer.wordpress.org/reference/functions/wp_filter_oembed_result/
 * https://github.com/WordPress/wordpress-develop/blob/trunk/src/js/_enqueues/wp/embed.js
 */

/** What is left of a provider nobody has put on the list of trusted ones. */
const kept: Record<string, string[]> = {
  a: ['href'],
  blockquote: [],
  iframe: [
    ...['src', 'width', 'height', 'frameborder', 'marginwidth', 'marginheight'],
    ...['scrolling', 'title'],
  ],
}

/** Unknown tags and attributes go, what stands between them stays. */
function strip(html: string): string {
  return html.replace(/<(\/?)([a-z]+)([^>]*)>/gi, (_, end: string, name: string, rest: string) => {
    const allowed = kept[name.toLowerCase()]
    if (!allowed) return ''
    const attributes = [...rest.matchAll(/([a-z-]+)="([^"]*)"/gi)]
      .filter(([, attribute = '']) => allowed.includes(attribute.toLowerCase()))
      .map(([whole]) => ` ${whole}`)
    return `<${end}${name}${end ? '' : attributes.join('')}>`
  })
}

/** The post's HTML of an answer; null: WordPress shows a bare link instead. */
export function inPost(html: string, secret = 'Abc123Def4'): string | null {
  const [, quote = '', frame] =
    /(<blockquote>.*?<\/blockquote>)?.*(<iframe.*?><\/iframe>)/s.exec(strip(html)) ?? []
  if (!frame) return null
  const named = frame.replace(
    / src="([^"]*)"/,
    (_, src: string) => ` src="${src}#?secret=${secret}" data-secret="${secret}"`,
  )
  // With something to fall back on, the frame is out of sight until it speaks.
  const unseen = quote ? ' style="position: absolute; clip: rect(1px, 1px, 1px, 1px);"' : ''
  const locked = `<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted"${unseen}`
  return (
    quote.replace(
      '<blockquote',
      `<blockquote class="wp-embedded-content" data-secret="${secret}"`,
    ) + named.replace('<iframe', locked)
  )
}

/** What the script in the page around does with what frames say. */
function aroundFrames(): void {
  addEventListener('message', ({ data, source }) => {
    if (!data || /[^a-zA-Z0-9]/.test(data.secret)) return
    const of = (name: string) =>
      document.querySelectorAll<HTMLElement>(`${name}[data-secret="${data.secret}"]`)
    for (const quote of of('blockquote')) quote.style.display = 'none'
    for (const frame of of('iframe') as NodeListOf<HTMLIFrameElement>) {
      if (source !== frame.contentWindow) continue
      frame.removeAttribute('style')
      if (data.message === 'height')
        frame.height = String(Math.min(1000, Math.max(200, Number.parseInt(data.value, 10) || 0)))
      if (data.message !== 'link') continue
      const target = new URL(data.value)
      const isSameHost = target.host === new URL(frame.getAttribute('src') ?? '').host
      const mayFollow = isSameHost && document.activeElement === frame
      if (mayFollow && /^https?:$/.test(target.protocol)) window.top?.location.assign(data.value)
    }
  })
  document.addEventListener('DOMContentLoaded', () => {
    for (const frame of document.querySelectorAll<HTMLIFrameElement>(
      'iframe.wp-embedded-content',
    )) {
      let secret = frame.getAttribute('data-secret')
      if (!secret) {
        secret = Math.random().toString(36).slice(2, 12)
        frame.src += `#?secret=${secret}`
        frame.setAttribute('data-secret', secret)
      }
      frame.contentWindow?.postMessage({ message: 'ready', secret }, '*')
    }
  })
}

export const wpEmbedScript = `;(${aroundFrames})()`
