import { sellerWords } from '../../messages/seller/index.ts'
import { Page } from '../../shell/page.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Loaded, MoreRows } from '../../ui/loaded.tsx'
import { usePages } from '../../ui/pages.ts'
import { BoneRows } from '../../ui/skeleton.tsx'
import { useOwn } from '../own.ts'
import { Finding } from './finding.tsx'
import { OnItsWay } from './on-its-way.tsx'
import { type Part, readPage } from './parts.ts'
import { Tabs } from './tabs.tsx'

/** What is on its way, until somebody says that it has arrived. */
export function Shipped() {
  const t = sellerWords.use()
  const own = useOwn()
  const pages = usePages<Part, string>(from => readPage(own.id, 'shipped', from), [own.id])
  const show = (part: Part) =>
    pages.change(parts => parts.map(one => (one.id === part.id ? part : one)))
  return (
    <Page title={t.shippedTitle}>
      <Tabs />
      <Finding onLeave={pages.reload}>
        <Loaded of={pages} skeleton={<BoneRows count={5} />}>
          {parts =>
            parts.length ? (
              <ul class="rows">
                {parts.map(part => (
                  <OnItsWay key={part.id} part={part} onChange={show} />
                ))}
              </ul>
            ) : (
              <Empty drawing="parcel" title={t.nothingShipped} />
            )
          }
        </Loaded>
        <MoreRows of={pages} />
      </Finding>
    </Page>
  )
}
