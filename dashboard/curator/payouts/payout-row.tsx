import type { InferResponseType } from 'hono/client'
import { useState } from 'preact/hooks'
import type { api } from '../../api.ts'
import type { CuratorWords } from '../../messages/curator/en.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { dayText, When } from '../../ui/dates.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Price } from '../../ui/money.tsx'
import { State, type Tone } from '../../ui/state.tsx'
import { Entries } from './entries.tsx'

export type Payout = InferResponseType<typeof api.payouts.$get, 200>['data'][number]

const tones: Record<Payout['state'], Tone> = {
  draft: 'waiting',
  processing: 'accent',
  unresolved: 'waiting',
  paid: 'good',
  failed: 'bad',
  returned: 'bad',
  cancelled: 'quiet',
}

/** One payment; it opens to all that is in it. */
export function PayoutRow({ payout }: { payout: Payout }) {
  const t = curatorWords.use().payouts
  // Read only once somebody wants to know.
  const [isSeen, setSeen] = useState(false)
  return (
    <li class="fold-row">
      <details class="fold" onToggle={event => event.currentTarget.open && setSeen(true)}>
        <summary class="row payout">
          <span class="row-main">
            <span class="payout-head">
              <Price of={payout.amount} class="payout-figure" />
              <State tone={tones[payout.state]}>{t[payout.state]}</State>
            </span>
            <span class="facts">
              {payout.state !== 'paid' && <When at={payout.created_at} />}
              <span>{t.to(payout.account)}</span>
              <span>{stepOf(payout, t)}</span>
            </span>
            {payout.reason && (
              <span class="facts" dir="auto">
                {t.whyWords(payout.reason)}
              </span>
            )}
          </span>
          <Icon name="right" />
        </summary>
        {isSeen && <Entries payout={payout} />}
      </details>
    </li>
  )
}

function stepOf(payout: Payout, t: CuratorWords['payouts']): string {
  const { state, sent_at: sentAt, ended_at: endedAt, created_at: createdAt } = payout
  if (state === 'paid') return t.paidText(dayText(endedAt ?? createdAt))
  if (state === 'processing') return t.processingText(dayText(sentAt ?? createdAt))
  return t[`${state}Text`]
}
