import { useState } from 'preact/hooks'
import { moneyWords } from '../../messages/seller/money/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { dayText } from '../../ui/dates.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { toast } from '../../ui/toast.tsx'
import { useOwn } from '../own.ts'
import { dayStart } from '../pieces/day.ts'
import { type RateJson, setRate } from './data.ts'
import { RateProblem } from './problem.tsx'
import { saidOf } from './said.ts'

/** Ends a deal or a campaign; where that is a cut, on the day that curators' notice allows. */
export function EndRate({
  name,
  jsonFrom,
  onSet,
  onClose,
}: {
  name: string
  /** What is sent; `from` is null until a later day has to be taken. */
  jsonFrom: (from: number | null) => RateJson
  onSet: () => Promise<void>
  onClose: () => void
}) {
  const t = moneyWords.use()
  const shell = shellWords.use()
  const { id: seller } = useOwn()
  const [day, setDay] = useState<string | null>(null)
  const from = day === null ? null : dayStart(day)
  const end = useAction(async () => {
    toast(saidOf(t, await setRate(seller, jsonFrom(from))))
    onClose()
    await onSet()
  })
  return (
    <Dialog title={t.rateEndTitle(name)} onClose={onClose}>
      <p>{t.rateEndText}</p>
      {from !== null && <p class="strong">{t.announcedEnd(name, dayText(from))}</p>}
      <RateProblem
        problem={end.error}
        onDay={earliest => {
          setDay(earliest)
          end.forget()
        }}
      />
      <div class="form-actions">
        <Button kind="bad" isBusy={end.isBusy} onClick={() => end.run()}>
          {t.rateEndGo}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {shell.cancel}
        </Button>
      </div>
    </Dialog>
  )
}
