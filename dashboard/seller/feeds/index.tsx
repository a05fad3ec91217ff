import { sellerWords } from '../../messages/seller/index.ts'
import { Page } from '../../shell/page.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { useOwn } from '../own.ts'
import { BoneLines } from '../pieces/bone-lines.tsx'
import { useFresh } from '../pieces/fresh.ts'
import { sellPaths } from '../places.ts'
import { isOver, readFeeds } from './data.ts'
import { FeedLine } from './feed-line.tsx'
import { Formats } from './formats.tsx'

/** Where the catalogue comes from, and how the last reading of each went. */
export function Feeds() {
  const t = sellerWords.use()
  const own = useOwn()
  const load = useLoad(() => readFeeds(own.id), [own.id])
  const isBusy = !!load.data?.some(feed => feed.last_run && !isOver(feed.last_run))
  useFresh(load.reload, isBusy ? 2 : 60)
  const add = (
    <LinkButton kind="main" icon="plus" href={sellPaths.feedAdd}>
      {t.feedAdd}
    </LinkButton>
  )
  return (
    <Page title={t.feedsTitle} lead={t.feedsLead} actions={load.data?.length ? add : undefined}>
      <Loaded of={load} skeleton={<BoneLines count={2} />}>
        {feeds =>
          feeds.length ? (
            <ul class="rows">
              {feeds.map(feed => (
                <FeedLine key={feed.id} feed={feed} onGone={load.reload} />
              ))}
            </ul>
          ) : (
            <Empty drawing="shelf" title={t.feedsEmpty}>
              <p>{t.feedsEmptyText}</p>
              {add}
            </Empty>
          )
        }
      </Loaded>
      <Formats />
    </Page>
  )
}
