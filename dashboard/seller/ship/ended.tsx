import { useState } from 'preact/hooks'
import { sellerWords } from '../../messages/seller/index.ts'
import { Page } from '../../shell/page.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Loaded, MoreRows } from '../../ui/loaded.tsx'
import { countText } from '../../ui/money.tsx'
import { usePages } from '../../ui/pages.ts'
import { Choices } from '../../ui/select.tsx'
import { BoneRows } from '../../ui/skeleton.tsx'
import { useOwn } from '../own.ts'
import { Finding } from './finding.tsx'
import { FoldedPart } from './folded.tsx'
import { type Part, readPage } from './parts.ts'
import { Tabs } from './tabs.tsx'

const ends = ['delivered', 'rejected', 'cancelled'] as const

/** What was delivered, and what never was shipped and why. */
export function Ended() {
  const t = sellerWords.use()
  const own = useOwn()
  const [end, setEnd] = useState<(typeof ends)[number]>('delivered')
  const pages = usePages<Part, string>(from => readPage(own.id, end, from), [own.id, end])
  const parts = pages.isLoading && !pages.isLoadingMore ? null : pages.data
  const show = (part: Part) =>
    pages.change(all => all.map(one => (one.id === part.id ? part : one)))
  const label = (one: (typeof ends)[number]) => {
    const count = own.orders[one] ?? 0
    return count ? `${t.states[one]} ${countText(count)}` : t.states[one]
  }
  return (
    <Page title={t.endedTitle}>
      <Tabs />
      <Finding onLeave={pages.reload}>
        <Choices
          label={t.endedLabel}
          value={end}
          options={ends.map(one => [one, label(one)] as const)}
          onChoice={setEnd}
        />
        <Loaded of={{ ...pages, data: parts }} skeleton={<BoneRows count={5} />}>
          {found =>
            found.length ? (
              <ul class="rows">
                {found.map(part => (
                  <FoldedPart key={part.id} part={part} onChange={show} />
                ))}
              </ul>
            ) : (
              <Empty drawing="nothing" title={t.nothingEnded} />
            )
          }
        </Loaded>
        {parts && <MoreRows of={pages} />}
      </Finding>
    </Page>
  )
}
