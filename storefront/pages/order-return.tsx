import type {
  OrderPartView,
  OrderView,
  ReturnView,
} from '../../server/http/storefront/order-views.ts'
import type { Frame } from '../../server/http/storefront/views.ts'
import { factsOf } from '../../server/platform/language.ts'
import { messagesIn } from '../messages/index.ts'
import { paths } from '../paths.ts'
import { Day, WithDays } from '../ui/instant.tsx'
import { visitOf } from '../ui/page.tsx'

type Props = { frame: Frame; view: OrderView; part: OrderPartView }

/** Sending things back: how far a return is, or the form that asks for one. */
export function ReturnPart({ frame, view, part }: Props) {
  return (
    <>
      {part.returns.map(one => (
        <Progress key={one.id} frame={frame} view={view} one={one} />
      ))}
      {part.returnable.length > 0 && view.status === 'paid' && (
        <ReturnForm frame={frame} view={view} part={part} />
      )}
      {part.returnOver !== null && (
        <p class="soft">
          <WithDays
            frame={frame}
            text={messagesIn(frame.language).returnOver('{day}')}
            days={{ day: part.returnOver }}
          />
        </p>
      )}
    </>
  )
}

function Progress({ frame, view, one }: { frame: Frame; view: OrderView; one: ReturnView }) {
  const words = messagesIn(frame.language)
  const { listSeparator } = factsOf(frame.language)
  const action = paths.orderReturned(view.token, one.id, visitOf(frame))
  return (
    <div class="notice return">
      <p>
        <b>{words.returnStates[one.state]}</b>{' '}
        {one.state === 'requested' && (
          <WithDays
            frame={frame}
            text={words.returnAnswerBy('{day}')}
            days={{ day: one.answerBy }}
          />
        )}
      </p>
      <p class="soft" dir="auto">
        {one.things.map(({ title, quantity }) => `${title} × ${quantity}`).join(listSeparator)} ·{' '}
        <Day at={one.askedAt} frame={frame} />
      </p>
      {one.words && <p dir="auto">“{one.words}”</p>}
      <form method="post" action={action} class="actions">
        {one.canDispute && (
          <button class="quiet" type="submit" name="action" value="dispute">
            {words.returnDispute}
          </button>
        )}
        {one.canWithdraw && (
          <button class="quiet" type="submit" name="action" value="withdraw">
            {words.returnWithdraw}
          </button>
        )}
      </form>
    </div>
  )
}

/** One thing, once: nothing else can be sent back. */
const isOneThing = (lines: OrderPartView['returnable']) =>
  lines.length === 1 && lines[0]?.quantity === 1

const reasons = ['damaged', 'wrong_item', 'not_as_described', 'missing', 'changed_mind'] as const

function ReturnForm({ frame, view, part }: Props) {
  const words = messagesIn(frame.language)
  const named = part.partId ?? ''
  const draft = view.draft?.partId === named ? view.draft : null
  const countOf = (lineId: string) =>
    draft?.quantities[lineId] ?? (isOneThing(part.returnable) ? 1 : 0)
  return (
    <details class="return-form" open={draft !== null}>
      <summary>{words.returnTitle}</summary>
      <p class="soft">
        {part.returnUntil ? (
          <WithDays
            frame={frame}
            text={words.returnUntil('{day}')}
            days={{ day: part.returnUntil }}
          />
        ) : (
          words.returnHint
        )}
      </p>
      {part.returnDays > 0 && part.returnPaidBy && (
        <p class="soft">{words.returnFees[part.returnPaidBy]}</p>
      )}
      <form
        method="post"
        action={paths.orderReturn(view.token, visitOf(frame))}
        encType="multipart/form-data"
      >
        <input type="hidden" name="part_id" value={named} />
        {draft && (
          <p class="notice" role="alert">
            {draft.error}
          </p>
        )}
        <fieldset>
          <legend>{words.returnWhat}</legend>
          {part.returnable.map((line, index) => (
            <label key={line.lineId} class="return-line">
              <span dir="auto">{line.title}</span>
              <select
                name={`line:${line.lineId}`}
                {...(draft && index === 0 ? { autofocus: true } : {})}
              >
                {Array.from({ length: line.quantity + 1 }, (_, count) => (
                  <option key={count} value={count} selected={count === countOf(line.lineId)}>
                    {count}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </fieldset>
        <p class="field">
          <label for={`reason-${named}`}>{words.returnWhy}</label>
          <select id={`reason-${named}`} name="reason" required>
            <option value="">{words.choose}</option>
            {reasons.map(reason => (
              <option key={reason} value={reason} selected={reason === draft?.reason}>
                {words.returnReasons[reason]}
              </option>
            ))}
          </select>
        </p>
        <p class="field">
          <label for={`note-${named}`}>
            {words.returnNote} <small class="soft">{words.optional}</small>
          </label>
          <textarea
            id={`note-${named}`}
            name="note"
            rows={3}
            maxLength={1000}
            value={draft?.note ?? ''}
          />
        </p>
        <p class="field">
          <label for={`picture-${named}`}>
            {words.returnPicture} <small class="soft">{words.optional}</small>
          </label>
          <input
            id={`picture-${named}`}
            type="file"
            name="picture"
            accept="image/jpeg,image/png,image/webp"
          />
        </p>
        <button class="button" type="submit">
          {words.returnAsk}
        </button>
      </form>
    </details>
  )
}
