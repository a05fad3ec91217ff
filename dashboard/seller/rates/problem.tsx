import { moneyWords } from '../../messages/seller/money/index.ts'
import type { Problem } from '../../problem.ts'
import { Button } from '../../ui/button.tsx'
import { dayText } from '../../ui/dates.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { dayStart, wholeDayFrom } from '../pieces/day.ts'

/** Why a rate was not set; where it is too soon, with the earliest day to take. */
export function RateProblem({
  problem,
  onDay,
}: {
  problem: Problem | null
  /** Takes the earliest day, as date inputs write it. */
  onDay: (day: string) => void
}) {
  const t = moneyWords.use()
  const { details, code } = problem ?? {}
  if (code === 'notice_too_short' && details) {
    const day = wholeDayFrom(Date.parse(String(details.earliest)))
    const said = dayText(dayStart(day) ?? 0)
    return (
      <div class="form-error rate-problem" role="alert">
        <p>{t.noticeShort(String(details.days), said)}</p>
        <Button isSmall onClick={() => onDay(day)}>
          {t.noticeTake(said)}
        </Button>
      </div>
    )
  }
  if (code === 'ambiguous_rate' && details)
    return (
      <p class="form-error" role="alert">
        {t.ambiguous(dayText(Date.parse(String(details.valid_from))))}
      </p>
    )
  return <FormError problem={problem} known={['handle']} />
}
