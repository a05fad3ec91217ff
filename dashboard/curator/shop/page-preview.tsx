import { useEffect, useState } from 'preact/hooks'
import type { ShopEdit } from '../../../server/shops/contract.ts'
import { curatorWords } from '../../messages/curator/index.ts'

/** Typing settles before the page is drawn anew. */
const settleMs = 350

/** The page itself, as visitors would see it with what is not saved yet; nothing in it leads anywhere. */
export function PagePreview({ edit }: { edit: ShopEdit }) {
  const t = curatorWords.use().shop
  const wanted = addressFor(edit)
  const [src, setSrc] = useState(wanted)
  useEffect(() => {
    const timer = setTimeout(() => setSrc(wanted), settleMs)
    return () => clearTimeout(timer)
  }, [wanted])
  return (
    <figure class="page-preview">
      <figcaption class="soft small">{t.preview}</figcaption>
      {/* Same origin, so that its pictures are ours; without scripts, forms or windows of its own. */}
      <iframe title={t.preview} src={src} sandbox="allow-same-origin" tabIndex={-1} />
    </figure>
  )
}

/** A name that may not be saved is not asked for: the page keeps the one it has. */
function addressFor({ name, line, accent, language, theme, layout, disclosure }: ShopEdit): string {
  const look = { line, accent, language, theme, layout, disclosure }
  const shown = { name: name?.trim() || undefined, ...look }
  const given = Object.entries(shown).filter(([, value]) => value !== undefined)
  return `/dashboard/api/shop/preview?${new URLSearchParams(given as [string, string][])}`
}
