import { render } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { ShopEdit } from '../../../server/shops/contract.ts'
import tokens from '../../../storefront/styles/themes.css?inline'
import type { Accent } from '../open-shop/accents.ts'

type Theme = NonNullable<ShopEdit['theme']>

const look = `
:host { display: block }
.shop {
  display: grid; grid-template-columns: repeat(3, 1fr); gap: 6px; padding: 10px 8px;
  background: var(--paper); color: var(--ink);
}
b {
  grid-column: 1 / -1; font: 700 15px/1 var(--sans); font-family: var(--head, var(--sans));
  font-weight: var(--head-weight, 700); letter-spacing: var(--head-space, 0);
}
i {
  height: 22px; border-radius: min(var(--pic-radius, 14px), 8px); background: color-mix(in srgb, var(--ink) 24%, transparent);
}
i:first-of-type { background: var(--accent) }
`

let sheet: CSSStyleSheet | null = null

/** One sheet for all scenes: the storefront's own tokens, so that none is written twice. */
function sheetOfScenes(): CSSStyleSheet {
  if (sheet) return sheet
  sheet = new CSSStyleSheet()
  sheet.replaceSync(tokens.replaceAll(':root', '.shop') + look)
  return sheet
}

/** A theme, drawn very small with its own colours, type and corners. */
export function ThemeScene({ theme, accent }: { theme: Theme; accent: Accent }) {
  const host = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (!host.current) return
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = [sheetOfScenes()]
    render(
      <div class="shop" data-theme={theme} data-accent={accent}>
        <b>Aa 铺</b>
        <i />
        <i />
        <i />
      </div>,
      root,
    )
  }, [theme, accent])
  return <span ref={host} data-accent={accent} aria-hidden="true" />
}
