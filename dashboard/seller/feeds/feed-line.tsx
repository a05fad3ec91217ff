import { useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { sellerWords } from '../../messages/seller/index.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { When } from '../../ui/dates.tsx'
import { Icon } from '../../ui/icon.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { countText } from '../../ui/money.tsx'
import { useOwn } from '../own.ts'
import { agoText } from '../pieces/ago.ts'
import { Ask } from '../pieces/ask.tsx'
import { sellPaths } from '../places.ts'
import { type FeedRow, isOver, readNow, removeFeed, rowsIn } from './data.ts'
import { RunState } from './run-state.tsx'
import { Sending, useSendFeed } from './sending.tsx'

/** One feed: what it is, how its last reading went, and the way to the next. */
export function FeedLine({ feed, onGone }: { feed: FeedRow; onGone: () => Promise<void> }) {
  const t = sellerWords.use()
  const run = feed.last_run
  const name = <span class="ellipsis">{feed.name}</span>
  return (
    <li class="row feed-row">
      <span class="feed-icon">
        <Icon name={feed.url ? 'link' : 'file'} size={22} />
      </span>
      <span class="row-main">
        {run ? (
          <a
            class="row-link"
            href={sellPaths.run(feed.id, run.id)}
            aria-label={t.feedLook(feed.name)}
          >
            {name}
          </a>
        ) : (
          name
        )}
        <span class="facts">
          <span class="ellipsis">{feed.url ?? t.feedByUpload}</span>
          {feed.due_at && <span>{t.feedNext(agoText(feed.due_at))}</span>}
        </span>
        <LastRun feed={feed} />
      </span>
      {!feed.has_brought && (!feed.last_run || isOver(feed.last_run)) && (
        <Remove feed={feed} onGone={onGone} />
      )}
      <Again feed={feed} />
    </li>
  )
}

function LastRun({ feed: { last_run: run } }: { feed: FeedRow }) {
  const t = sellerWords.use()
  if (!run) return <span class="facts">{t.feedNever}</span>
  return (
    <span class="facts">
      <RunState run={run} />
      {run.state === 'done' && (
        <span>{t.feedCounts(countText(rowsIn(run)), run.counts.rejected)}</span>
      )}
      {run.fault && <span>{t.faults[run.fault].title}</span>}
      <When at={run.started_at} withTime />
    </span>
  )
}

function Remove({ feed, onGone }: { feed: FeedRow; onGone: () => Promise<void> }) {
  const t = sellerWords.use()
  const own = useOwn()
  const [isAsked, setAsked] = useState(false)
  const remove = async () => {
    await removeFeed(own.id, feed.id)
    await onGone()
  }
  return (
    <>
      <Button
        kind="quiet"
        isSmall
        aria-label={t.feedRemoveOf(feed.name)}
        onClick={() => setAsked(true)}
      >
        {t.feedRemove}
      </Button>
      {isAsked && (
        <Ask
          title={t.feedRemoveTitle(feed.name)}
          yes={t.feedRemove}
          isBad
          act={remove}
          onClose={() => setAsked(false)}
        >
          <p>{t.feedRemoveText}</p>
        </Ask>
      )}
    </>
  )
}

/** The way to the next reading. */
export function Again({ feed }: { feed: FeedRow }) {
  return feed.url ? <ReadNow feed={feed} /> : <UploadNew feed={feed} />
}

function ReadNow({ feed }: { feed: FeedRow }) {
  const t = sellerWords.use()
  const own = useOwn()
  const { route } = useLocation()
  const read = useAction(async () => {
    route(sellPaths.run(feed.id, await readNow(own.id, feed.id)))
  })
  const isRunning = !!feed.last_run && !isOver(feed.last_run)
  return (
    <span class="feed-again">
      <Button
        isSmall
        isBusy={read.isBusy}
        disabled={isRunning}
        aria-label={t.feedReadNowOf(feed.name)}
        onClick={() => read.run()}
      >
        {t.feedReadNow}
      </Button>
      <FormError problem={read.error} />
    </span>
  )
}

function UploadNew({ feed }: { feed: FeedRow }) {
  const t = sellerWords.use()
  const input = useRef<HTMLInputElement>(null)
  const sending = useSendFeed(async () => feed.id)
  const isRunning = !!feed.last_run && !isOver(feed.last_run)
  return (
    <span class="feed-again">
      {sending.file ? (
        <Sending of={sending} />
      ) : (
        <Button
          isSmall
          disabled={isRunning}
          aria-label={t.feedUploadOf(feed.name)}
          onClick={() => input.current?.click()}
        >
          {t.feedUpload}
        </Button>
      )}
      <input
        ref={input}
        class="hidden"
        type="file"
        tabIndex={-1}
        aria-hidden="true"
        accept={feedKinds}
        onChange={event => {
          const [file] = event.currentTarget.files ?? []
          event.currentTarget.value = ''
          if (file) void sending.send(file)
        }}
      />
    </span>
  )
}

export const feedKinds = '.xml,.csv,.tsv,.txt,text/xml,text/csv,text/tab-separated-values'
