import { curatorWords } from '../../messages/curator/index.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy.tsx'
import { WebAddress } from '../../ui/web-address.tsx'
import type { ListedLink } from './index.tsx'

/** One link made before. */
export function LinkRow({
  link,
  isShown,
  onShow,
}: {
  link: ListedLink
  isShown: boolean
  onShow: () => void
}) {
  const t = curatorWords.use().share
  const what = link.title ?? (link.slug ? t.gone : t.shop)
  return (
    <li class="row share-row">
      <div class="row-main">
        <p class="share-what">
          <b>{what}</b>
          {link.placement && <span class="soft">{link.placement}</span>}
        </p>
        <p class="facts">
          <WebAddress url={link.url} />
        </p>
      </div>
      <div class="share-row-actions">
        <CopyButton text={link.url} kind="quiet" />
        <Button kind="quiet" icon="image" aria-pressed={isShown} onClick={onShow}>
          {t.show}
        </Button>
      </div>
    </li>
  )
}
