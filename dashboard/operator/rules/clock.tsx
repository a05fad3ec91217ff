import { useState } from 'preact/hooks'
import { answer } from '../../api.ts'
import { operatorWords } from '../../messages/operator/index.ts'
import { Ask } from '../../seller/pieces/ask.tsx'
import { Button } from '../../ui/button.tsx'
import { When } from '../../ui/dates.tsx'
import { useLoad } from '../../ui/load.ts'
import { toast } from '../../ui/toast.tsx'
import { fullDay } from '../pieces/day.ts'
import { operatorApi, refreshWaiting } from '../waiting.ts'

const steps = [1, 7, 14, 30]

/** Outside production the instance may live in the future; in production there is nothing here. */
export function TimeMachine() {
  const t = operatorWords.use().terms
  const load = useLoad(() => answer(operatorApi.clock.$get()), [])
  const [days, setDays] = useState<number | null>(null)
  if (!load.data?.can_move) return null
  const move = async () => {
    if (days === null) return
    const { now } = await answer(operatorApi.clock.$post({ json: { days } }))
    load.change(clock => ({ ...clock, now }))
    toast(t.clockDone(fullDay(now)))
    void refreshWaiting()
  }
  return (
    <section class="section">
      <h2>{t.clockTitle}</h2>
      <div class="sheet form">
        <p class="soft">{t.clockText}</p>
        <p class="tier-sentence">
          {t.clockNow} <When at={load.data.now} withTime />
        </p>
        <div class="form-actions">
          {steps.map(one => (
            <Button key={one} icon="clock" onClick={() => setDays(one)}>
              {t.clockStep(one)}
            </Button>
          ))}
        </div>
      </div>
      {days !== null && (
        <Ask
          title={t.clockAsk(days)}
          yes={t.clockYes}
          isBad
          act={move}
          onClose={() => setDays(null)}
        >
          <p>
            <b>{t.clockWarning}</b> {t.clockFollows}
          </p>
        </Ask>
      )}
    </section>
  )
}
