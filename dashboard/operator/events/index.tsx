import type { InferResponseType } from 'hono/client'
import { useState } from 'preact/hooks'
import { answer } from '../../api.ts'
import { operatorWords } from '../../messages/operator/index.ts'
import { Ask } from '../../seller/pieces/ask.tsx'
import { BoneLines } from '../../seller/pieces/bone-lines.tsx'
import { Page } from '../../shell/page.tsx'
import { Button } from '../../ui/button.tsx'
import { spanText } from '../../ui/dates.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { State } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { RuleTabs } from '../pieces/rule-tabs.tsx'
import { operatorApi } from '../waiting.ts'
import { EventDialog } from './dialog.tsx'

type SaleEvent = InferResponseType<typeof operatorApi.events.$get, 200>['data'][number]

async function readEvents() {
  const [{ data }, { now }] = await Promise.all([
    answer(operatorApi.events.$get()),
    answer(operatorApi.clock.$get()),
  ])
  return { events: data, now }
}

/** Spans of time for sellers to join with lower prices. */
export default function Events() {
  const t = operatorWords.use().events
  const load = useLoad(readEvents, [])
  const [isMaking, setMaking] = useState(false)
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        <Button kind="main" icon="plus" disabled={!load.data} onClick={() => setMaking(true)}>
          {t.add}
        </Button>
      }
    >
      <RuleTabs />
      <Loaded of={load} skeleton={<BoneLines count={3} />}>
        {({ events, now }) => (
          <>
            {events.length > 0 ? (
              <ul class="rows">
                {events.map(event => (
                  <EventRow key={event.id} event={event} onDropped={load.reload} />
                ))}
              </ul>
            ) : (
              <Empty drawing="coins" title={t.none}>
                <p>{t.noneText}</p>
              </Empty>
            )}
            {isMaking && (
              <EventDialog now={now} onMade={load.reload} onClose={() => setMaking(false)} />
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function EventRow({ event, onDropped }: { event: SaleEvent; onDropped: () => Promise<void> }) {
  const t = operatorWords.use().events
  const [isAsked, setAsked] = useState(false)
  const { id, name, name_zh: chinese, orders_max: most } = event
  const drop = async () => {
    await answer(operatorApi.events[':id'].$delete({ param: { id } }))
    toast(t.dropDone(name))
    await onDropped()
  }
  return (
    <li class="row row-work">
      <span class="row-main">
        <span class="seller-name">
          <b dir="auto">{name}</b>
          {chinese && (
            <span class="soft" dir="auto">
              {chinese}
            </span>
          )}
          <State tone={event.is_on ? 'good' : 'waiting'}>{event.is_on ? t.on : t.ahead}</State>
        </span>
        <span class="facts">
          <span>{spanText(event.starts_at, event.ends_at, event.time_zone)}</span>
          <span>{t.joined(event.sellers)}</span>
          {most !== null && <span>{t.small(most)}</span>}
        </span>
      </span>
      {event.sellers === 0 && (
        <Button isSmall kind="quiet" aria-label={t.dropOf(name)} onClick={() => setAsked(true)}>
          {t.drop}
        </Button>
      )}
      {isAsked && (
        <Ask
          title={t.dropTitle(name)}
          yes={t.drop}
          isBad
          act={drop}
          onClose={() => setAsked(false)}
        >
          <p>{t.dropText}</p>
        </Ask>
      )}
    </li>
  )
}
