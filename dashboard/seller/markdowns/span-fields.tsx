import { moneyWords } from '../../messages/seller/money/index.ts'
import { ownTimeZone, spanText, wallTime } from '../../ui/dates.tsx'
import { TextField } from '../../ui/field.tsx'
import { Choices, SelectField } from '../../ui/select.tsx'
import { useTitle } from '../../ui/titles.ts'
import type { SaleEvent } from './data.ts'
import type { SpanValues } from './values.ts'

/** An event's span, or one of one's own by the clock where one is. */
export function SpanFields({
  events,
  span,
  onSpan,
  isWrong,
}: {
  events: SaleEvent[]
  span: SpanValues
  onSpan: (span: SpanValues) => void
  isWrong: boolean
}) {
  const t = moneyWords.use()
  const titleOf = useTitle()
  const nameOf = ({ name, name_zh }: SaleEvent) => titleOf({ title: name, title_zh: name_zh })
  const [first] = events
  return (
    <section class="section">
      <h2>{t.markdownWhen}</h2>
      {first && (
        <Choices
          label={t.markdownWhen}
          value={span.eventId ? 'event' : 'own'}
          options={[
            ['event', t.markdownInEvent],
            ['own', t.markdownOwnSpan],
          ]}
          onChoice={choice => onSpan({ ...span, eventId: choice === 'event' ? first.id : null })}
        />
      )}
      {span.eventId ? (
        <SelectField
          label={t.eventOne}
          value={span.eventId}
          options={events.map(one => [
            one.id,
            `${nameOf(one)} · ${spanText(one.starts_at, one.ends_at, one.time_zone)}`,
          ])}
          onChoice={eventId => onSpan({ ...span, eventId })}
        />
      ) : (
        <>
          <div class="form-row">
            <TextField
              type="datetime-local"
              label={t.markdownStarts}
              hint={t.markdownStartsHint}
              isOptional
              min={wallTime(Date.now())}
              value={span.starts}
              onText={starts => onSpan({ ...span, starts })}
            />
            <TextField
              type="datetime-local"
              label={t.markdownEnds}
              min={wallTime(Date.now())}
              value={span.ends}
              onText={ends => onSpan({ ...span, ends })}
              error={isWrong ? t.markdownEndsWrong : null}
            />
          </div>
          <p class="soft">{t.markdownZone(ownTimeZone())}</p>
        </>
      )}
    </section>
  )
}
