import type { ComponentChildren } from 'preact'
import { moneyWords } from '../../messages/seller/money/index.ts'
import { Button } from '../../ui/button.tsx'
import { dayText } from '../../ui/dates.tsx'
import { percentText } from '../../ui/money.tsx'
import { State } from '../../ui/state.tsx'
import { percentInput } from '../pieces/amount.ts'
import type { Campaign, Deal, RateJson } from './data.ts'
import type { RateFor } from './values.ts'

/** What one wants to do with a rate. */
export type RateMove =
  | { kind: 'set'; what: RateFor; title: string; percent: string }
  | { kind: 'end'; name: string; jsonFrom: (from: number | null) => RateJson }
type OnMove = { onMove: (move: RateMove) => void }

/** Rates of their own for single shops. */
export function Deals({ deals, onMove }: { deals: Deal[] } & OnMove) {
  const t = moneyWords.use()
  const change = (deal: Deal | null) =>
    onMove({
      kind: 'set',
      what: { rung: 'deal', handle: deal?.handle ?? null },
      title: deal ? t.dealEdit(`@${deal.handle}`) : t.dealAdd,
      percent: percentInput(deal?.bps ?? null),
    })
  return (
    <Special
      title={t.dealsTitle}
      text={t.dealsText}
      none={t.dealsNone}
      add={t.dealAdd}
      onAdd={() => change(null)}
    >
      {deals.map(deal => (
        <DealRow key={deal.handle} {...{ deal, onMove }} onChange={() => change(deal)} />
      ))}
    </Special>
  )
}

function DealRow({ deal, onMove, onChange }: { deal: Deal; onChange: () => void } & OnMove) {
  const t = moneyWords.use()
  const { handle, bps, valid_from: from } = deal
  const name = `@${handle}`
  const end = () =>
    onMove({
      kind: 'end',
      name: t.dealEdit(name),
      jsonFrom: at => {
        // One that has not begun would outlive an end before its beginning.
        const begins = at ?? (from > Date.now() ? from + 1 : null)
        return { rung: 'deal', handle, bps: null, ...(begins !== null && { valid_from: begins }) }
      },
    })
  return (
    <li class="row row-work rate-row">
      <span class="row-main">
        <a href={`/@${handle}`} target="_blank" rel="noreferrer">
          {name}
        </a>
        <span class="facts">
          {from > Date.now() ? t.rateStarts(dayText(from)) : t.rateSince(dayText(from))}
        </span>
      </span>
      <b class="figures">{bps !== null && percentText(bps)}</b>
      <span class="row-buttons">
        <Button kind="quiet" isSmall aria-label={t.rateChangeOf(name)} onClick={onChange}>
          {t.rateChange}
        </Button>
        <Button kind="quiet" isSmall aria-label={t.rateEndOf(t.dealEdit(name))} onClick={end}>
          {t.rateEnd}
        </Button>
      </span>
    </li>
  )
}

/** Rates for some days. */
export function Campaigns({ campaigns, onMove }: { campaigns: Campaign[] } & OnMove) {
  const t = moneyWords.use()
  const add = () =>
    onMove({ kind: 'set', what: { rung: 'campaign' }, title: t.campaignAdd, percent: '' })
  return (
    <Special
      title={t.campaignsTitle}
      text={t.campaignsText}
      none={t.campaignsNone}
      add={t.campaignAdd}
      onAdd={add}
    >
      {campaigns.map(one => (
        <CampaignRow key={one.id} campaign={one} onMove={onMove} />
      ))}
    </Special>
  )
}

function CampaignRow({ campaign, onMove }: { campaign: Campaign } & OnMove) {
  const t = moneyWords.use()
  const { id, title, product_id, bps, valid_from: from, valid_until: until } = campaign
  const name = title ?? t.campaignAll
  const ends = until ?? from
  const end = () =>
    onMove({
      kind: 'end',
      name,
      jsonFrom: at => ({
        rung: 'campaign',
        campaign_id: id,
        product_id,
        bps: null,
        // A planned one can only be taken back after it would have begun.
        valid_from: at ?? Math.max(Date.now(), from + 1),
        valid_until: ends,
      }),
    })
  const isOn = from <= Date.now()
  return (
    <li class="row row-work rate-row">
      <span class="row-main">
        <span class="two-lines" dir="auto">
          {name}
        </span>
        <span class="facts">
          <State tone={isOn ? 'good' : 'waiting'}>
            {isOn ? t.campaignRuns : t.campaignPlanned}
          </State>
          <span>{t.campaignWhen(dayText(from), dayText(ends - 1))}</span>
        </span>
      </span>
      <b class="figures">{bps !== null && percentText(bps)}</b>
      <span class="row-buttons">
        <Button kind="quiet" isSmall aria-label={t.rateEndOf(name)} onClick={end}>
          {t.rateEnd}
        </Button>
      </span>
    </li>
  )
}

function Special({
  title,
  text,
  none,
  add,
  onAdd,
  children,
}: {
  title: string
  text: string
  none: string
  add: string
  onAdd: () => void
  children: ComponentChildren[]
}) {
  return (
    <section class="section">
      <div class="section-head">
        <h2>{title}</h2>
        <p class="soft small">{text}</p>
      </div>
      {children.length ? <ul class="rows">{children}</ul> : <p class="soft">{none}</p>}
      <div>
        <Button icon="plus" onClick={onAdd}>
          {add}
        </Button>
      </div>
    </section>
  )
}
