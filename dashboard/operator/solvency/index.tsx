import { useState } from 'preact/hooks'
import { operatorWords } from '../../messages/operator/index.ts'
import { Page } from '../../shell/page.tsx'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { When } from '../../ui/dates.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useLoad } from '../../ui/load.ts'
import { FormError, Loaded } from '../../ui/loaded.tsx'
import { moneyText } from '../../ui/money.tsx'
import { Bone } from '../../ui/skeleton.tsx'
import { State } from '../../ui/state.tsx'
import { Balance } from './balance.tsx'
import { type Broken, checkChains, readSolvency, type Solvency } from './data.ts'
import { History } from './history.tsx'
import { PromisedList } from './promised.tsx'

/** The proof, for whoever runs this: what came in is paid out, held, owed or the platform's own. */
export default function Books() {
  const t = operatorWords.use().solvency
  const load = useLoad(readSolvency, [])
  return (
    <Page title={t.title} lead={t.lead}>
      <Loaded of={load} skeleton={<BookBones />}>
        {({ totals, oldest, promised, history }) =>
          totals.length ? (
            <>
              {totals.map(one => (
                <Balance key={one.currency} totals={one} />
              ))}
              <PromisedList promised={promised} />
              <Oldest oldest={oldest} />
              <History days={history} />
              <Chain />
            </>
          ) : (
            <Empty drawing="coins" title={t.empty}>
              <p>{t.emptyText}</p>
            </Empty>
          )
        }
      </Loaded>
    </Page>
  )
}

function Oldest({ oldest }: { oldest: Solvency['oldest'] }) {
  const t = operatorWords.use().solvency
  return (
    <section class="section">
      <h2>{t.oldest}</h2>
      <p>
        {oldest ? t.oldestText(oldest.order_number, moneyText(oldest.amount)) : t.oldestNone}{' '}
        {oldest && (oldest.is_due ? t.oldestSince : t.oldestUntil)}{' '}
        {oldest?.since != null && <When at={oldest.since} />}
      </p>
    </section>
  )
}

/** Counts every seal again; says what came of it until it is asked anew. */
function Chain() {
  const t = operatorWords.use().solvency
  const [broken, setBroken] = useState<Broken | null>(null)
  const check = useAction(async () => {
    setBroken(null)
    setBroken(await checkChains())
  })
  return (
    <section class="section">
      <h2>{t.check}</h2>
      <p class="soft">{t.checkText}</p>
      <div class="form-actions chain-outcome" aria-live="polite">
        <Button isBusy={check.isBusy} onClick={() => check.run()}>
          {check.isBusy ? t.checking : t.check}
        </Button>
        {broken?.length === 0 && <State tone="good">{t.checkGood}</State>}
        {!!broken?.length && <State tone="bad">{t.checkBad(broken.length)}</State>}
      </div>
      <FormError problem={check.error} />
      {!!broken?.length && (
        <ul class="rows">
          {broken.map(one => (
            <li class="row row-slim" key={one.shop_id}>
              <code>{t.checkPlace(one.shop_id, one.place)}</code>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function BookBones() {
  return (
    <div class="sheet form" aria-hidden="true">
      <Bone class="bone-title" />
      <Bone class="bone-input" />
      <Bone class="bone-input" />
      <Bone class="bone-line is-long" />
      <Bone class="bone-line" />
    </div>
  )
}
