import { curatorWords } from '../../messages/curator/index.ts'
import { countText } from '../../ui/money.tsx'
import type { OwnShop } from '../own-shop.ts'
import { Room } from '../room.tsx'
import { Ring } from './ring.tsx'

/** How far the shop is on its way to a longer shelf; nothing once there is no longer one. */
export function Ladder({ tier }: { tier: OwnShop['tier'] }) {
  const t = curatorWords.use().today
  if (!tier.next) return null
  const { sales_needed: needed, picks_max: nextMax } = tier.next
  const left = Math.max(0, needed - tier.sales)
  const words = tier.sales
    ? t.ladderMore(left, countText(nextMax))
    : t.ladderNone(needed, countText(nextMax))
  return (
    <section class="sheet ladder">
      <Ring sales={tier.sales} needed={needed} />
      <div class="ladder-words">
        <h2>{words}</h2>
        <Room tier={tier} />
      </div>
    </section>
  )
}
