import { curatorWords } from '../../messages/curator/index.ts'
import { Face } from '../../shell/mark.tsx'
import { useMe } from '../../shell/me.ts'
import { Page } from '../../shell/page.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Bone } from '../../ui/skeleton.tsx'
import { useOwnShop } from '../own-shop.ts'
import { ClosedNotice } from '../shop/closing.tsx'
import { Ladder } from './ladder.tsx'
import { Needs } from './needs.tsx'
import { Numbers } from './numbers.tsx'
import { ShareBox } from './share-box.tsx'
import { Unlock } from './unlock.tsx'

/** How the shop stands, and whether anything needs its curator. */
export function Today() {
  const t = curatorWords.use().today
  const { shop } = useMe()
  const load = useOwnShop()
  return (
    <Page title={t.title}>
      <Loaded of={load} skeleton={<TodayBones />}>
        {own => (
          <>
            <ClosedNotice shop={own} />
            <p class="today-shop">
              <Face picture={own.avatar} name={own.name} />
              <span>
                <b>{shop?.name}</b>
                {own.line && <span class="soft">{own.line}</span>}
              </span>
            </p>
            <Numbers shop={own} />
            <Ladder tier={own.tier} />
            <Needs shop={own} />
            <ShareBox shop={own} />
            {own.unlock && <Unlock unlock={own.unlock} sales={own.tier.sales} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function TodayBones() {
  return (
    <div class="section">
      <Bone class="bone-title" />
      <Bone class="bone-numbers" />
      <Bone class="bone-sheet" />
      <Bone class="bone-sheet" />
    </div>
  )
}
