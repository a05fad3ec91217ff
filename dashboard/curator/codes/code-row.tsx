import { useState } from 'preact/hooks'
import { answer, api } from '../../api.ts'
import type { CuratorWords } from '../../messages/curator/en.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { Ask } from '../../seller/pieces/ask.tsx'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy.tsx'
import { dayText } from '../../ui/dates.tsx'
import { moneyText, percentText } from '../../ui/money.tsx'
import { State } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'
import type { Code } from './index.tsx'

/** One code: what it gives, how long, and its end. */
export function CodeRow({ code, onEnded }: { code: Code; onEnded: () => Promise<void> }) {
  const t = curatorWords.use().codes
  const [isAsking, setAsking] = useState(false)
  const isOver = !code.is_on && (code.ends_at ?? Infinity) <= Date.now()
  const much = code.amount ? moneyText(code.amount) : percentText(code.bps ?? 0)
  const end = async () => {
    await answer(api.discounts[':code'].$delete({ param: { code: code.code } }))
    await onEnded()
    toast(curatorWords.now().codes.ended(code.code))
  }
  return (
    <li class="row code-row">
      <div class="row-main">
        <p>
          <b class={isOver ? 'code-name is-over' : 'code-name'}>{code.code}</b>
          <span>{t.off(much)}</span>
        </p>
        <p class="facts">
          {code.is_on ? (
            <State tone="good">{t.on}</State>
          ) : (
            <State tone={isOver ? 'quiet' : 'waiting'}>{isOver ? t.over : t.later}</State>
          )}
          <span>{spanOf(code, isOver, t)}</span>
        </p>
      </div>
      {!isOver && (
        <div class="code-actions">
          <CopyButton text={code.code} />
          <Button kind="quiet" aria-label={t.endOf(code.code)} onClick={() => setAsking(true)}>
            {t.end}
          </Button>
        </div>
      )}
      {isAsking && (
        <Ask
          title={t.endTitle(code.code)}
          yes={t.end}
          isBad
          act={end}
          onClose={() => setAsking(false)}
        >
          <p>{t.endText}</p>
        </Ask>
      )}
    </li>
  )
}

function spanOf(code: Code, isOver: boolean, t: CuratorWords['codes']): string {
  if (isOver) return t.endedDay(dayText(code.ends_at ?? 0))
  if (!code.is_on) return t.fromDay(dayText(code.starts_at))
  // It ends with the first instant after its last day.
  return code.ends_at === null ? t.open : t.untilDay(dayText(code.ends_at - 1))
}
