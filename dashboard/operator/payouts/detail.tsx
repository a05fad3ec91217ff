import { useState } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import { operatorWords } from '../../messages/operator/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { BoneLines } from '../../seller/pieces/bone-lines.tsx'
import { Page } from '../../shell/page.tsx'
import { useAction } from '../../ui/action.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy.tsx'
import { When } from '../../ui/dates.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Price } from '../../ui/money.tsx'
import { State } from '../../ui/state.tsx'
import { toast, toastProblem } from '../../ui/toast.tsx'
import { operatorPaths } from '../places.ts'
import { refreshWaiting } from '../waiting.ts'
import {
  nextOutcomes,
  noteAtBank,
  type Outcome,
  type PayoutDetail,
  payoutTones,
  readPayout,
} from './data.ts'
import { AskOutcome } from './outcome.tsx'

/** One payout: where it goes, entry by entry what it pays, and what became of it. */
export default function Payout() {
  const t = operatorWords.use().payouts
  const shell = shellWords.use()
  const { home = '', id = '' } = useRoute().params
  const load = useLoad(() => readPayout({ home, id }), [home, id])
  const done = async () => {
    await Promise.all([load.reload(), refreshWaiting()])
  }
  return (
    <Page title={t.payout(load.data?.number ?? id.slice(-8).toUpperCase())}>
      <Loaded of={load} skeleton={<BoneLines count={4} />}>
        {payout => (
          <>
            <Facts payout={payout} />
            {payout.state === 'unresolved' && <p class="notice">{t.unclearText}</p>}
            <Steps payout={payout} onDone={done} />
            <Entries payout={payout} />
          </>
        )}
      </Loaded>
      <div>
        <LinkButton kind="quiet" icon="left" href={operatorPaths.payouts}>
          {shell.back}
        </LinkButton>
      </div>
    </Page>
  )
}

function Facts({ payout }: { payout: PayoutDetail }) {
  const t = operatorWords.use().payouts
  const { state, kind, provider, destination, amount, number, reason } = payout
  const { holder, account, bank } = destination
  return (
    <>
      <p class="payout-sum">
        <Price of={amount} /> <State tone={payoutTones[state]}>{t.states[state]}</State>
      </p>
      <dl class="fact-list">
        <div>
          <dt>{t.holder}</dt>
          <dd>
            <bdi>{holder}</bdi> <span class="soft">· {t.kinds[kind]}</span>
          </dd>
        </div>
        <div>
          <dt>{t.account}</dt>
          <dd class="payout-account">
            <bdi class="figures">{account}</bdi>
            {bank && <bdi class="soft">{bank}</bdi>}
            {provider === 'manual' ? (
              <CopyButton kind="quiet" text={account} />
            ) : (
              <span class="soft">{t.providers[provider]}</span>
            )}
          </dd>
        </div>
        <div>
          <dt>{t.reference}</dt>
          <dd class="figures">XIAOPU {number}</dd>
        </div>
        <div>
          <dt>
            {t.created} <When at={payout.created_at} withTime />
          </dt>
          <dd>
            {payout.sent_at && (
              <>
                {t.sent} <When at={payout.sent_at} withTime />
              </>
            )}
            {payout.ended_at && (
              <>
                {' · '}
                {t.ended} <When at={payout.ended_at} withTime />
              </>
            )}
          </dd>
        </div>
        {reason && (
          <div>
            <dt>{t.reasonSaid}</dt>
            <dd dir="auto">{reason}</dd>
          </div>
        )}
      </dl>
    </>
  )
}

/** What one can say of it now: the likeliest first, the rest quietly beside it. */
function Steps({ payout, onDone }: { payout: PayoutDetail; onDone: () => Promise<void> }) {
  const t = operatorWords.use().payouts
  const [asked, setAsked] = useState<Outcome | null>(null)
  const { state, provider, destination } = payout
  const named = { ...payout, name: destination.holder }
  const sent = useAction(async () => {
    await noteAtBank(payout).then(() => toast(t.toBankDone(named.name)), toastProblem)
    await onDone()
  })
  const outcomes = nextOutcomes[state]
  if (!outcomes.length) return null
  const isDraft = state === 'draft' && provider === 'manual'
  const labels: Record<Outcome, string> = {
    paid: t.paid,
    failed: t.failed,
    returned: t.returned,
    cancelled: t.cancel,
  }
  return (
    <div class="form-actions">
      {isDraft && (
        <Button kind="main" isBusy={sent.isBusy} onClick={() => sent.run()}>
          {t.toBank}
        </Button>
      )}
      {outcomes.map(one => (
        <Button
          key={one}
          kind={one !== 'paid' ? 'quiet' : isDraft ? 'plain' : 'main'}
          onClick={() => setAsked(one)}
        >
          {labels[one]}
        </Button>
      ))}
      {asked && (
        <AskOutcome outcome={asked} payout={named} onDone={onDone} onClose={() => setAsked(null)} />
      )}
    </div>
  )
}

function Entries({ payout: { lines, amount } }: { payout: PayoutDetail }) {
  const words = operatorWords.use()
  const t = words.payouts
  return (
    <section class="section">
      <div class="section-head">
        <h2>{t.entries}</h2>
        {lines.some(line => line.amount.amount < 0) && <p class="soft small">{t.entriesText}</p>}
      </div>
      <ul class="rows">
        {lines.map(line => (
          <li class="row row-slim" key={line.due_id}>
            <span class="row-main">{words.order(line.order_number)}</span>
            <Price of={line.amount} />
          </li>
        ))}
        <li class="row row-slim strong">
          <span class="row-main">{t.sum}</span>
          <Price of={amount} />
        </li>
      </ul>
    </section>
  )
}
