import type { InferResponseType } from 'hono/client'
import { useState } from 'preact/hooks'
import { answer } from '../../api.ts'
import { operatorWords } from '../../messages/operator/index.ts'
import { Ask } from '../../seller/pieces/ask.tsx'
import { BoneLines } from '../../seller/pieces/bone-lines.tsx'
import { Page } from '../../shell/page.tsx'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { moneyText, percentText } from '../../ui/money.tsx'
import { State } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import { fullDay } from '../pieces/day.ts'
import { RuleTabs } from '../pieces/rule-tabs.tsx'
import { operatorApi } from '../waiting.ts'
import { CodeDialog } from './dialog.tsx'

type Code = InferResponseType<typeof operatorApi.discounts.$get, 200>['data'][number]

async function readCodes() {
  const [{ data }, { now }] = await Promise.all([
    answer(operatorApi.discounts.$get()),
    answer(operatorApi.clock.$get()),
  ])
  // What can be used or will be stands before what has ended.
  const isOver = (code: Code) => Number(code.ends_at !== null && code.ends_at <= now)
  return { codes: data.sort((a, b) => isOver(a) - isOver(b)), now }
}

/** Discount codes the platform pays for, good in every shop. */
export default function Codes() {
  const t = operatorWords.use().terms
  const load = useLoad(readCodes, [])
  const [isAsked, setAsked] = useState(false)
  return (
    <Page
      title={t.codesTitle}
      lead={t.codesLead}
      actions={
        <Button kind="main" icon="plus" disabled={!load.data} onClick={() => setAsked(true)}>
          {t.codeNew}
        </Button>
      }
    >
      <RuleTabs />
      <Loaded of={load} skeleton={<BoneLines count={3} />}>
        {({ codes, now }) => (
          <>
            {codes.length > 0 ? (
              <ul class="rows">
                {codes.map(code => (
                  <CodeRow key={code.code} code={code} now={now} onEnded={load.reload} />
                ))}
              </ul>
            ) : (
              <Empty drawing="coins" title={t.codesNone}>
                <p>{t.codesNoneText}</p>
              </Empty>
            )}
            {isAsked && (
              <CodeDialog now={now} onMade={load.reload} onClose={() => setAsked(false)} />
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function CodeRow({
  code: { code, bps, amount, starts_at: from, ends_at: until, is_on: isOn },
  now,
  onEnded,
}: {
  code: Code
  now: number
  onEnded: () => Promise<void>
}) {
  const t = operatorWords.use().terms
  const [isAsked, setAsked] = useState(false)
  const isOver = until !== null && until <= now
  const end = async () => {
    await answer(operatorApi.discounts[':code'].$delete({ param: { code } }))
    toast(t.endDone(code))
    await onEnded()
  }
  return (
    <li class="row row-work">
      <span class="row-main">
        <span class="seller-name">
          <code class="strong">{code}</code>
          <State tone={isOn ? 'good' : isOver ? 'quiet' : 'waiting'}>
            {isOn ? t.on : isOver ? t.ended : t.later}
          </State>
        </span>
        <span class="facts">
          <span>{t.since(fullDay(from))}</span>
          {/* The end is the moment after the last day. */}
          <span>{until === null ? t.noEnd : t.untilOf(fullDay(until - 1))}</span>
        </span>
      </span>
      <span class="strong">
        {t.off(bps !== null ? percentText(bps) : amount ? moneyText(amount) : '')}
      </span>
      {!isOver && (
        <Button isSmall kind="quiet" aria-label={t.endOf(code)} onClick={() => setAsked(true)}>
          {t.end}
        </Button>
      )}
      {isAsked && (
        <Ask
          title={t.endTitle(code)}
          yes={t.endYes}
          isBad
          act={end}
          onClose={() => setAsked(false)}
        >
          <p>{t.endText}</p>
        </Ask>
      )}
    </li>
  )
}
