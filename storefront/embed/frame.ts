/**
 * Plain frames that grow with what is in them. Both functions are served as text, one to the page
 * around (`/embed/v1-frame.js`), one to the page inside (`/embed/v1-page.js`): they may name
 * nothing outside themselves. Inside says `ready` to whoever is there; around answers `hello`;
 * from then on inside says its `height`, and only to who asked.
 */
export function growFrames(): void {
  const script = document.currentScript as HTMLScriptElement | null
  if (!script?.src) return
  const home = new URL(script.src).origin
  const frames = document.getElementsByTagName('iframe')
  // In a sandbox of ours the page inside has no origin of its own; it is known by its window.
  const isNameless = (frame: HTMLIFrameElement) => {
    const flags = frame.getAttribute('sandbox')
    return flags !== null && flags.indexOf('allow-same-origin') < 0
  }
  const isOurs = (frame: HTMLIFrameElement) => frame.src.indexOf(`${home}/embed/@`) === 0
  // A greeting tells nothing; named, one that comes before its page would be complained of.
  const greet = (frame: HTMLIFrameElement) =>
    frame.contentWindow?.postMessage({ xiaopu: 1, type: 'hello' }, '*')
  addEventListener('message', event => {
    if ((event.origin !== home && event.origin !== 'null') || !event.source) return
    const said: unknown = event.data
    if (typeof said !== 'object' || said === null) return
    const { xiaopu, type, height } = said as Record<string, unknown>
    if (xiaopu !== 1) return
    for (let i = 0; i < frames.length; i++) {
      const frame = frames[i] as HTMLIFrameElement
      if (frame.contentWindow !== event.source) continue
      if (!isOurs(frame) || event.origin !== (isNameless(frame) ? 'null' : home)) continue
      if (type === 'ready') greet(frame)
      if (type === 'height' && typeof height === 'number' && Number.isFinite(height))
        frame.height = String(Math.round(Math.min(4000, Math.max(200, height))))
    }
  })
  // What is inside may have given up calling before this came.
  for (let i = 0; i < frames.length; i++) {
    const frame = frames[i] as HTMLIFrameElement
    if (isOurs(frame)) greet(frame)
  }
}

export function reportHeight(): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(
    // A button takes the ink of its page; in a frame that page is this one, so it has its paper too.
    'body,body>*{margin:0}body:has(xiaopu-buy){background:Canvas}#address:not([hidden]){padding:12px 16px;font:14px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}',
  )
  document.adoptedStyleSheets = [sheet]
  const around = window.parent
  if (around === window) return
  const hosts = (document.documentElement.getAttribute('data-hosts') ?? '').split(' ')
  let asker = ''
  let calls = 0

  function mayAsk(origin: string): boolean {
    if (!hosts[0]) return true
    if (origin === 'null') return false
    const { host, hostname } = new URL(origin)
    for (let i = 0; i < hosts.length; i++) {
      const one = hosts[i] as string
      const name = one.indexOf(':') < 0 ? hostname : host
      if (name === one) return true
      if (one.slice(0, 2) === '*.' && name.slice(1 - one.length) === one.slice(1)) return true
    }
    return origin === location.origin
  }

  function say(): void {
    if (!asker) return
    const height = Math.ceil(document.body.getBoundingClientRect().height)
    const most = Math.min(4000, Math.max(200, height))
    around.postMessage({ xiaopu: 1, type: 'height', height: most }, asker)
  }

  addEventListener('message', event => {
    const said: unknown = event.data
    if (event.source !== around || typeof said !== 'object' || said === null) return
    const { xiaopu, type } = said as Record<string, unknown>
    if (xiaopu !== 1 || type !== 'hello' || !mayAsk(event.origin)) return
    // A sandboxed page has no name to be called by; a height is no secret.
    asker = event.origin === 'null' ? '*' : event.origin
    say()
  })
  new ResizeObserver(say).observe(document.body)
  function call(): void {
    if (asker || calls++ > 20) return
    around.postMessage({ xiaopu: 1, type: 'ready' }, '*')
    setTimeout(call, 400)
  }
  call()
}
