import { useState } from 'preact/hooks'
import { sellerWords } from '../../messages/seller/index.ts'
import { moneyWords } from '../../messages/seller/money/index.ts'
import { LinkButton } from '../../ui/button.tsx'
import { When } from '../../ui/dates.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded, MoreRows } from '../../ui/loaded.tsx'
import { Price } from '../../ui/money.tsx'
import { usePages } from '../../ui/pages.ts'
import { State, type Tone } from '../../ui/state.tsx'
import { useOwn } from '../own.ts'
import { BoneLines } from '../pieces/bone-lines.tsx'
import { type Payout, payoutFile, readEntries, readPayouts } from './data.ts'

const tones: Record<Payout['state'], Tone> = {
  draft: 'waiting',
  processing: 'accent',
  unresolved: 'waiting',
  paid: 'good',
  failed: 'bad',
  returned: 'bad',
  cancelled: 'quiet',
}

/** What was paid and what is under way, each with the orders in it. */
export function Payouts() {
  const t = moneyWords.use()
  const { id: seller } = useOwn()
  const pages = usePages<Payout, string>(before => readPayouts(seller, before), [seller])
  return (
    <>
      <Loaded of={pages} skeleton={<BoneLines count={3} />}>
        {rows =>
          rows.length ? (
            <ul class="rows">
              {rows.map(payout => (
                <PayoutRow key={payout.id} payout={payout} />
              ))}
            </ul>
          ) : (
            <Empty drawing="coins" title={t.payoutsNone}>
              <p>{t.payoutsNoneText}</p>
            </Empty>
          )
        }
      </Loaded>
      <MoreRows of={pages} />
    </>
  )
}

function PayoutRow({ payout }: { payout: Payout }) {
  const t = moneyWords.use()
  const [isOpen, setOpen] = useState(false)
  const at = payout.ended_at ?? payout.sent_at ?? payout.created_at
  return (
    <li class="fold-row">
      <details class="fold" onToggle={event => setOpen(event.currentTarget.open)}>
        <summary class="row">
          <span class="row-main">
            <span class="fold-title">
              {t.payoutOf(payout.number)}
              <State tone={tones[payout.state]}>{t.payoutStates[payout.state]}</State>
            </span>
            <span class="facts">
              <When at={at} />
              <span>{t.payoutTo(payout.account)}</span>
              {payout.reason && <span>{payout.reason}</span>}
            </span>
          </span>
          <Price of={payout.amount} class="strong" />
          <Icon name="right" size={16} />
        </summary>
        {isOpen && <Entries payout={payout} />}
      </details>
    </li>
  )
}

function Entries({ payout: { id, number } }: { payout: Payout }) {
  const seller = sellerWords.use()
  const t = moneyWords.use()
  const own = useOwn()
  const load = useLoad(() => readEntries(own.id, id), [own.id, id])
  return (
    <div class="fold-body">
      <h3 class="hidden">{t.payoutEntries}</h3>
      <Loaded of={load} skeleton={<BoneLines count={2} />}>
        {entries => (
          <ul class="entries">
            {entries.map(one => (
              <li key={one.due_id}>
                <span>{seller.order(one.order_number)}</span>
                <Price of={one.amount} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <div>
        <LinkButton
          kind="plain"
          icon="file"
          href={payoutFile(own.id, id, 'csv')}
          download
          aria-label={t.payoutFileOf(number, 'CSV')}
        >
          {t.csv}
        </LinkButton>
        <LinkButton
          kind="plain"
          icon="file"
          href={payoutFile(own.id, id, 'json')}
          download
          aria-label={t.payoutFileOf(number, t.json)}
        >
          {t.json}
        </LinkButton>
      </div>
    </div>
  )
}
