import { useState } from 'preact/hooks'
import { sellerWords } from '../../messages/seller/index.ts'
import { Button } from '../../ui/button.tsx'
import { dayText } from '../../ui/dates.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { State } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { useOwn } from '../own.ts'
import { Ask } from '../pieces/ask.tsx'
import { BoneLines } from '../pieces/bone-lines.tsx'
import { type Endpoint, readEndpoints, removeEndpoint } from './data.ts'
import { Deliveries } from './deliveries.tsx'
import { NewEndpoint } from './new-endpoint.tsx'
import { Once } from './once.tsx'

/** Where the seller's software listens, and how well it has been reached. */
export function Webhooks() {
  const t = sellerWords.use()
  const { id: seller } = useOwn()
  const load = useLoad(() => readEndpoints(seller), [seller])
  const [isAdding, setAdding] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const [asked, setAsked] = useState<Endpoint | null>(null)
  const onAdded = (its: string) => {
    setAdding(false)
    setSecret(its)
    void load.reload()
  }
  const remove = async (endpoint: Endpoint) => {
    await removeEndpoint(seller, endpoint.id)
    await load.reload()
    toast(t.hookRemoved)
  }
  return (
    <>
      <section class="section">
        <div class="section-head">
          <h2>{t.hooksTitle}</h2>
          <p class="soft small">{t.hooksText}</p>
        </div>
        <Loaded of={load} skeleton={<BoneLines count={1} />}>
          {({ data }) =>
            data.length ? (
              <ul class="rows">
                {data.map(one => (
                  <EndpointRow key={one.id} endpoint={one} onAsk={() => setAsked(one)} />
                ))}
              </ul>
            ) : (
              <p class="soft">{t.hooksEmpty}</p>
            )
          }
        </Loaded>
        <div>
          <Button icon="plus" onClick={() => setAdding(true)}>
            {t.hookNew}
          </Button>
        </div>
      </section>
      {!!load.data?.data.length && <Deliveries of={load.data} />}
      {isAdding && <NewEndpoint onAdded={onAdded} onClose={() => setAdding(false)} />}
      {secret && (
        <Once
          title={t.hookSecret}
          text={t.hookSecretOnce}
          secret={secret}
          onKept={() => setSecret(null)}
        />
      )}
      {asked && (
        <Ask
          title={t.hookRemoveTitle}
          yes={t.hookRemove}
          no={t.confirmCancel}
          isBad
          act={() => remove(asked)}
          onClose={() => setAsked(null)}
        >
          <p>
            <code>{asked.url}</code>
          </p>
          <p>{t.hookRemoveText}</p>
        </Ask>
      )}
    </>
  )
}

function EndpointRow({ endpoint, onAsk }: { endpoint: Endpoint; onAsk: () => void }) {
  const t = sellerWords.use()
  const { url, events, state, failing_since: failing } = endpoint
  const wanted = events.length ? events.map(one => t.events[one] ?? one).join(', ') : t.hookAll
  return (
    <li class="row">
      <span class="row-main">
        <code class="endpoint-url">{url}</code>
        <span class="facts">
          <EndpointState state={state} failing={failing} />
          <span>{wanted}</span>
          {state === 'off' && <span>{t.hookOffText}</span>}
        </span>
      </span>
      <Button kind="quiet" isSmall aria-label={t.hookRemoveOf(url)} onClick={onAsk}>
        {t.hookRemove}
      </Button>
    </li>
  )
}

function EndpointState({ state, failing }: { state: Endpoint['state']; failing: number | null }) {
  const t = sellerWords.use()
  if (state === 'off') return <State tone="bad">{t.hookOff}</State>
  if (failing) return <State tone="waiting">{t.hookFailing(dayText(failing))}</State>
  return <State tone="good">{t.hookOn}</State>
}
