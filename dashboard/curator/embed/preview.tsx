import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { curatorWords } from '../../messages/curator/index.ts'
import { Choices } from '../../ui/select.tsx'
import { type Place, snippet, type Wish } from './snippet.ts'

type Size = 'phone' | 'desk'

/** How wide a page is taken to be. A desk's is wider than what is left beside the choices: it is drawn smaller. */
const widths: Record<Size, number> = { phone: 360, desk: 1024 }
const tall = 640

const sandbox = 'allow-scripts allow-popups allow-popups-to-escape-sandbox'

/**
 * A page that is not ours, in a frame that may do nothing but run the script. It inherits the
 * dashboard's own strict rules, so what shows here shows under the strictest policy. Around a plain
 * frame, which is locked in itself, it bears the dashboard's name: a shop may be framed by its
 * curator's hosts alone, and by us.
 */
export function Preview({ wish, place }: { wish: Wish; place: Place }) {
  const t = curatorWords.use().embed
  const [size, setSize] = useState<Size>(innerWidth < 700 ? 'phone' : 'desk')
  const { home, room } = useRoom()
  const scale = Math.min(1, (room || widths[size]) / widths[size])
  // The place's name changes nothing one could see: no new page for each letter of it.
  const shown = snippet({ ...wish, placement: '', nonce: '', target: '_blank' }, place)
  const page = useMemo(
    () => pageAround(shown, wish.theme, place.baseUrl, t.sampleTitle),
    [shown, wish.theme, place.baseUrl, t.sampleTitle],
  )
  return (
    <section class="embed-preview" aria-label={t.preview}>
      <div class="embed-preview-head">
        <h2>{t.preview}</h2>
        <Choices
          label={t.preview}
          value={size}
          options={[
            ['phone', t.sizes.phone],
            ['desk', t.sizes.desk],
          ]}
          onChoice={setSize}
        />
      </div>
      <div class="embed-window" ref={home}>
        <iframe
          // What a frame may do is decided when it is made.
          key={wish.way}
          class="embed-page"
          title={t.previewTitle}
          {...(wish.way === 'frame' ? {} : { sandbox })}
          srcDoc={page}
          style={{
            inlineSize: `${widths[size]}px`,
            blockSize: `${tall / scale}px`,
            transform: `scale(${scale})`,
          }}
        />
      </div>
    </section>
  )
}

/** How wide what it stands in is, as it is now. */
function useRoom() {
  const home = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState(0)
  useEffect(() => {
    const fit = new ResizeObserver(([entry]) => setRoom(entry?.contentRect.width ?? 0))
    if (home.current) fit.observe(home.current)
    return () => fit.disconnect()
  }, [])
  return { home, room }
}

function pageAround(inside: string, theme: string, baseUrl: string, title: string): string {
  return `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="stylesheet" href="${baseUrl}/embed/preview.css"></head><body class="${theme === 'dark' ? 'dark' : 'light'}"><h1>${title}</h1><div class="line"></div><div class="line"></div><div class="line short"></div>${inside}<div class="line"></div><div class="line short"></div></body></html>`
}
