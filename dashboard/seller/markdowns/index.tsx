import '../../styles/seller/money.css'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { moneyWords } from '../../messages/seller/money/index.ts'
import { Page } from '../../shell/page.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { spanText } from '../../ui/dates.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded, MoreRows } from '../../ui/loaded.tsx'
import { usePages } from '../../ui/pages.ts'
import { State } from '../../ui/state.tsx'
import { useTitle } from '../../ui/titles.ts'
import { toast } from '../../ui/toast.tsx'
import { useOwn } from '../own.ts'
import { Ask } from '../pieces/ask.tsx'
import { BoneLines } from '../pieces/bone-lines.tsx'
import { sellPaths } from '../places.ts'
import { endMarkdown, type Markdown, readEvents, readMarkdowns, type SaleEvent } from './data.ts'
import { MarkdownRow } from './row.tsx'

/** Lower prices for a span of time: what runs, what is ahead, and the events one may join. */
export default function Markdowns() {
  const t = moneyWords.use()
  const titleOf = useTitle()
  const { id: seller } = useOwn()
  const events = useLoad(() => readEvents(seller), [seller])
  const pages = usePages<Markdown, string>(after => readMarkdowns(seller, after), [seller])
  const [asked, setAsked] = useState<Markdown | null>(null)
  const end = async (one: Markdown) => {
    await endMarkdown(seller, one)
    toast(t.markdownEndDone(titleOf(one)))
    await pages.reload()
  }
  const make = (
    <LinkButton kind="main" icon="plus" href={sellPaths.markdownNew(null)}>
      {t.markdownNew}
    </LinkButton>
  )
  const isEmpty = pages.data?.length === 0
  return (
    <Page title={t.markdownsTitle} lead={t.markdownsLead} actions={!isEmpty && make}>
      <Loaded of={events} skeleton={<BoneLines count={3} />}>
        {({ data, orders_lately: orders }) => (
          <>
            {data.length > 0 && <Events events={data} orders={orders} />}
            <Loaded of={pages} skeleton={<BoneLines count={3} />}>
              {rows => (isEmpty ? <None make={make} /> : <Rows rows={rows} onAsk={setAsked} />)}
            </Loaded>
            <MoreRows of={pages} />
          </>
        )}
      </Loaded>
      {asked && (
        <Ask
          title={t.markdownEndTitle}
          yes={t.markdownEndGo}
          isBad
          act={() => end(asked)}
          onClose={() => setAsked(null)}
        >
          <p>{asked.state === 'ahead' ? t.markdownCancelText : t.markdownEndText}</p>
        </Ask>
      )}
    </Page>
  )
}

function Rows({ rows, onAsk }: { rows: Markdown[]; onAsk: (one: Markdown) => void }) {
  return (
    <ul class="rows">
      {rows.map(one => (
        <MarkdownRow
          key={`${one.product_id} ${one.starts_at} ${one.ends_at}`}
          markdown={one}
          onAsk={() => onAsk(one)}
        />
      ))}
    </ul>
  )
}

function None({ make }: { make: ComponentChildren }) {
  const t = moneyWords.use()
  return (
    <Empty drawing="coins" title={t.markdownsNone}>
      <p>{t.markdownsNoneText}</p>
      {make}
    </Empty>
  )
}

function Events({ events, orders }: { events: SaleEvent[]; orders: number }) {
  const t = moneyWords.use()
  return (
    <section class="section">
      <h2>{t.eventsTitle}</h2>
      <p class="soft">{t.eventsText}</p>
      <ul class="rows">
        {events.map(one => (
          <EventRow key={one.id} event={one} orders={orders} />
        ))}
      </ul>
    </section>
  )
}

function EventRow({ event, orders }: { event: SaleEvent; orders: number }) {
  const t = moneyWords.use()
  const { id, starts_at: starts, ends_at: ends, time_zone: zone, orders_max: most } = event
  const name = useTitle()({ title: event.name, title_zh: event.name_zh })
  return (
    <li class="row row-work">
      <span class="row-main">
        <b dir="auto">{name}</b>
        <span class="facts">
          <State tone={event.is_on ? 'good' : 'waiting'}>
            {event.is_on ? t.eventOn : t.eventAhead}
          </State>
          <span>{spanText(starts, ends, zone)}</span>
          {most !== null && (
            <span>
              {t.eventSmall(most)}
              {!event.is_eligible && ` ${t.eventNotYou(orders)}`}
            </span>
          )}
        </span>
      </span>
      {event.is_eligible && (
        <LinkButton isSmall aria-label={t.eventJoinOf(name)} href={sellPaths.markdownNew(id)}>
          {t.eventJoin}
        </LinkButton>
      )}
    </li>
  )
}
