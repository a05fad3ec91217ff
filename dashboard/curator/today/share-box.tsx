import { curatorWords } from '../../messages/curator/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { paths } from '../../shell/places.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy.tsx'
import { WebAddress } from '../../ui/web-address.tsx'
import type { OwnShop } from '../own-shop.ts'

/** The shop's address and every way to give it away. */
export function ShareBox({ shop }: { shop: OwnShop }) {
  const words = curatorWords.use()
  const t = words.today
  const shell = shellWords.use()
  const canShare = typeof navigator.share === 'function'
  const share = () =>
    // Closing the system's sheet is no mistake.
    navigator.share({ title: shop.name, text: shop.line, url: shop.url }).catch(() => {})
  return (
    <section class="section">
      <div class="section-head">
        <h2>{t.share}</h2>
        <p class="soft small">{t.shareText}</p>
      </div>
      <div class="sheet share">
        <a class="share-url" href={shop.url} target="_blank" rel="noreferrer">
          <WebAddress url={shop.url} />
        </a>
        <div class="form-actions">
          <CopyButton text={shop.url} />
          {canShare && (
            <Button icon="share" onClick={share}>
              {shell.share}
            </Button>
          )}
          <LinkButton icon="image" href={paths.share}>
            {words.share.open}
          </LinkButton>
          <LinkButton kind="quiet" icon="open" href={shop.url} target="_blank" rel="noreferrer">
            {t.shareOpen}
          </LinkButton>
        </div>
      </div>
    </section>
  )
}
