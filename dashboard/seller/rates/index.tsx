import '../../styles/seller/money.css'
import { useState } from 'preact/hooks'
import { moneyWords } from '../../messages/seller/money/index.ts'
import { Page } from '../../shell/page.tsx'
import { Button } from '../../ui/button.tsx'
import { dayText } from '../../ui/dates.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { percentText } from '../../ui/money.tsx'
import { loadOwn, useOwn } from '../own.ts'
import { percentInput } from '../pieces/amount.ts'
import { BoneLines } from '../pieces/bone-lines.tsx'
import { type Explained, type Rates, readAnnounced, readRates } from './data.ts'
import { EndRate } from './end.tsx'
import { RateForm } from './rate-form.tsx'
import { Campaigns, Deals, type RateMove } from './special.tsx'
import { Taxes } from './taxes.tsx'
import { Who } from './who.tsx'

/** What curators earn, from the usual rate to a campaign's; what the state gets; who gets what. */
export default function RatesPage() {
  const t = moneyWords.use()
  const { id: seller } = useOwn()
  const load = useLoad(() => readRates(seller), [seller])
  const announced = useLoad(() => readAnnounced(seller), [seller])
  const [move, setMove] = useState<RateMove | null>(null)
  const onSet = async () => {
    await Promise.all([load.reload(), announced.reload(), loadOwn(seller).catch(() => {})])
  }
  const dialog = { onSet, onClose: () => setMove(null) }
  return (
    <Page title={t.ratesTitle} lead={t.ratesLead}>
      <Loaded of={load} skeleton={<RatesBones />}>
        {rates => (
          <>
            <Usual rates={rates} announced={announced.data ?? []} onMove={setMove} />
            <PlatformFee bps={rates.platform_fee_bps} />
            <Who />
            <Deals deals={rates.deals} onMove={setMove} />
            <Campaigns campaigns={rates.campaigns} onMove={setMove} />
            <Taxes rates={rates} onSaved={load.reload} />
          </>
        )}
      </Loaded>
      {move?.kind === 'set' && <RateForm {...move} {...dialog} />}
      {move?.kind === 'end' && <EndRate {...move} {...dialog} />}
    </Page>
  )
}

function Usual({
  rates,
  announced,
  onMove,
}: {
  rates: Rates
  announced: Explained['announced']
  onMove: (move: RateMove) => void
}) {
  const t = moneyWords.use()
  const { default_rate_bps: bps } = rates
  return (
    <section class="sheet usual-rate">
      <div>
        <h2 class="soft">{t.usualTitle}</h2>
        <p class="next-figure">{bps === null ? t.rungUnset : percentText(bps)}</p>
        <p class="soft">{t.usualText}</p>
        {announced.map(one => (
          <p key={one.valid_from} class="details-next">
            {t.rateComes(
              one.rate_bps === null ? t.rungUnset : percentText(one.rate_bps),
              dayText(one.valid_from),
            )}
          </p>
        ))}
      </div>
      <Button
        aria-label={t.usualChange}
        onClick={() =>
          onMove({
            kind: 'set',
            what: { rung: 'seller' },
            title: t.usualChange,
            percent: percentInput(bps),
          })
        }
      >
        {t.rateChange}
      </Button>
    </section>
  )
}

/** What the platform takes beside the commission; its operator sets it. */
function PlatformFee({ bps }: { bps: number }) {
  const t = moneyWords.use()
  return (
    <section class="sheet usual-rate">
      <div>
        <h2 class="soft">{t.feeTitle}</h2>
        <p class="next-figure">{percentText(bps)}</p>
        <p class="soft">{bps ? t.feeText(percentText(bps)) : t.feeNone}</p>
      </div>
    </section>
  )
}

function RatesBones() {
  return (
    <div class="page">
      <BoneLines count={1} />
      <BoneLines count={2} />
      <BoneLines count={2} />
    </div>
  )
}
