import { curatorWords } from '../messages/curator/index.ts'
import { countText } from '../ui/money.tsx'
import type { OwnShop } from './own-shop.ts'

/** How full the shelf is: words, and a line beside them. */
export function Room({ tier }: { tier: OwnShop['tier'] | null }) {
  const t = curatorWords.use().today
  // Keeps its place until it is known.
  if (!tier) return <div class="room">&nbsp;</div>
  const share = Math.min(1, tier.picks / tier.picks_max)
  // With room for ten thousands a line tells nothing for a long time.
  const isTelling = tier.next !== null || share > 0.1
  return (
    <div class="room">
      {isTelling && (
        <svg class="room-line" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
          <rect class="room-all" width="100" height="4" />
          <rect class="room-used" width={tier.picks ? Math.max(1, share * 100) : 0} height="4" />
        </svg>
      )}
      <span class="room-words">{t.picksOf(countText(tier.picks), countText(tier.picks_max))}</span>
    </div>
  )
}
