import { useEffect } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import { sellerWords } from '../../messages/seller/index.ts'
import { Page } from '../../shell/page.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Bone } from '../../ui/skeleton.tsx'
import { useOwn } from '../own.ts'
import { sellPaths } from '../places.ts'
import { Counts } from './counts.tsx'
import { type FeedRow, isOver, type Run as Reading, readFeeds, readRun, rowsIn } from './data.ts'
import { Again } from './feed-line.tsx'
import { Outcome } from './outcome.tsx'
import { ReadingBar } from './reading-bar.tsx'
import { Rejections, UnknownColumns } from './rejections.tsx'

/** One reading of a feed, watched while it goes on, and what came of it. */
export function Run() {
  const t = sellerWords.use()
  const { id: seller } = useOwn()
  const { feed = '', run = '' } = useRoute().params
  const load = useLoad(() => readRun(seller, feed, run), [seller, feed, run])
  const feeds = useLoad(() => readFeeds(seller), [seller])
  const known = feeds.data?.find(one => one.id === feed) ?? null
  useWatch(load)
  return (
    <Page title={t.runTitle(known?.name ?? '…')}>
      <Loaded of={load} skeleton={<RunBones />}>
        {found => <Found run={found} feed={known} />}
      </Loaded>
    </Page>
  )
}

function Found({ run, feed }: { run: Reading; feed: FeedRow | null }) {
  const t = sellerWords.use()
  return (
    <>
      <section class="sheet section run">
        {isOver(run) ? <Outcome run={run} /> : <ReadingBar run={run} />}
        {(run.state !== 'failed' || rowsIn(run) > 0) && (
          <Counts counts={run.counts} isLive={!isOver(run)} />
        )}
      </section>
      <UnknownColumns columns={run.unknown_columns} />
      <Rejections run={run} />
      <div class="form-actions">
        {isOver(run) && feed && <Again feed={{ ...feed, last_run: run }} />}
        {isOver(run) && run.state !== 'failed' && (
          <LinkButton href={sellPaths.products}>{t.runProducts}</LinkButton>
        )}
        <LinkButton kind="quiet" icon="left" href={sellPaths.feeds}>
          {t.runBack}
        </LinkButton>
      </div>
    </>
  )
}

/** Asks again until the reading is over: soon at first, then every other second. */
function useWatch({ data, isLoading, error, reload }: ReturnType<typeof useLoad<Reading>>): void {
  const isWatching = !isLoading && (data ? !isOver(data) : false)
  const delay = error ? 5_000 : data && Date.now() - data.started_at < 10_000 ? 700 : 2_000
  useEffect(() => {
    if (!isWatching) return
    const timer = setTimeout(reload, delay)
    return () => clearTimeout(timer)
  }, [isWatching, delay, reload])
}

function RunBones() {
  return (
    <div class="sheet section" aria-hidden="true">
      <Bone class="bone-line is-long" />
      <Bone class="bone-input" />
    </div>
  )
}
