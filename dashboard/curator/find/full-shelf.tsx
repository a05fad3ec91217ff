import { curatorWords } from '../../messages/curator/index.ts'
import { paths } from '../../shell/places.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { countText } from '../../ui/money.tsx'
import type { OwnShop } from '../own-shop.ts'
import { Ring } from '../today/ring.tsx'

type Tier = OwnShop['tier']

/** No room left: how the shelf grows, and what helps until then. */
export function FullShelf({ tier, onClose }: { tier: Tier; onClose: () => void }) {
  const t = curatorWords.use().find
  return (
    <Dialog title={t.fullTitle} onClose={onClose}>
      <FullText tier={tier} />
      <div class="form-actions">
        <LinkButton href={paths.shelf}>{t.toShelf}</LinkButton>
        <Button kind="quiet" onClick={onClose}>
          {t.understood}
        </Button>
      </div>
    </Dialog>
  )
}

export function FullText({ tier }: { tier: Tier }) {
  const t = curatorWords.use().find
  const { next, sales } = tier
  if (!next) return <p>{t.fullTextTop(countText(tier.picks_max))}</p>
  const left = Math.max(1, next.sales_needed - sales)
  return (
    <div class="full">
      <Ring sales={sales} needed={next.sales_needed} size={80} />
      <p>{t.fullText(countText(tier.picks_max), left, countText(next.picks_max))}</p>
    </div>
  )
}
