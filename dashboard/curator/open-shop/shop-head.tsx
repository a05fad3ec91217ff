import { curatorWords } from '../../messages/curator/index.ts'
import { Face } from '../../shell/mark.tsx'
import { useMe } from '../../shell/me.ts'
import type { Accent } from './accents.ts'

/** The top of the public page, small: what a visitor sees first. */
export function ShopHead({
  name,
  line,
  handle,
  accent,
}: {
  name: string
  line: string
  handle: string
  accent: Accent
}) {
  const t = curatorWords.use().open
  const { host } = new URL(useMe().instance.base_url)
  return (
    <figure class="shop-head" data-accent={accent}>
      <div class="shop-head-bar">
        <span class="ellipsis" dir="ltr">
          {host}/@{handle || '…'}
        </span>
      </div>
      <div class="shop-head-who">
        <Face picture={null} name={name || t.previewName} size={56} />
        <div>
          <p class="shop-head-name">{name.trim() || t.previewName}</p>
          <p class={line.trim() ? '' : 'soft'}>{line.trim() || t.previewLine}</p>
        </div>
      </div>
      <div class="shop-head-shelf" aria-hidden="true">
        <span />
        <span />
        <span />
        <span />
      </div>
      <figcaption class="hidden">{t.preview}</figcaption>
    </figure>
  )
}
