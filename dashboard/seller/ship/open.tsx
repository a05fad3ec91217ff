import { sellerWords } from '../../messages/seller/index.ts'
import { Page } from '../../shell/page.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { toShipCount, useOwn } from '../own.ts'
import { agoText } from '../pieces/ago.ts'
import { useFresh } from '../pieces/fresh.ts'
import { sellPaths } from '../places.ts'
import { CardBones, PartCard } from './card.tsx'
import { Finding } from './finding.tsx'
import { arrivedAt, isOpen, type Part, readOpen } from './parts.ts'
import { Tabs } from './tabs.tsx'

/** What to ship today, the oldest first. What is done stays in its place for a while. */
export function Open() {
  const t = sellerWords.use()
  const own = useOwn()
  const load = useLoad(() => readOpen(own.id), [own.id])
  useFresh(load.reload, 90)
  const waiting = load.data?.parts.filter(isOpen)
  const show = (part: Part) =>
    load.change(({ parts, isAll }) => ({
      isAll,
      parts: parts.map(one => (one.id === part.id ? part : one)),
    }))
  return (
    <Page
      title={t.shipToday(waiting?.length ?? toShipCount(own))}
      lead={waiting?.length ? <Lead waiting={waiting} /> : undefined}
    >
      <Tabs />
      <Finding onLeave={load.reload}>
        <Loaded of={load} skeleton={<CardBones />}>
          {({ parts, isAll }) =>
            parts.length ? (
              <ol class="cards">
                {parts.map(part => (
                  <PartCard
                    key={part.id}
                    part={part}
                    isNext={part === waiting?.[0]}
                    onChange={show}
                  />
                ))}
                {!isAll && <li class="soft">{t.moreWaiting(parts.length)}</li>}
              </ol>
            ) : (
              <NothingToShip />
            )
          }
        </Loaded>
      </Finding>
    </Page>
  )
}

/** For who has never had an order, what leads to the first one. */
function NothingToShip() {
  const t = sellerWords.use()
  const { orders } = useOwn()
  const isFirst = Object.keys(orders).length === 0
  return (
    <Empty drawing="parcel" title={isFirst ? t.noOrderYet : t.nothingToShip}>
      <p>{isFirst ? t.noOrderYetText : t.nothingToShipText}</p>
      {isFirst && (
        <div class="form-actions">
          <LinkButton kind="main" href={sellPaths.productNew} icon="plus">
            {t.appliedProducts}
          </LinkButton>
          <LinkButton href={sellPaths.feedAdd} icon="file">
            {t.appliedFeed}
          </LinkButton>
        </div>
      )}
    </Empty>
  )
}

function Lead({ waiting }: { waiting: Part[] }) {
  const t = sellerWords.use()
  const fresh = waiting.filter(part => part.status === 'forwarded').length
  const oldest = Math.min(...waiting.map(arrivedAt))
  return <>{t.shipLead(fresh, waiting.length - fresh, agoText(oldest))}</>
}
