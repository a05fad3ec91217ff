import { sellerWords } from '../../messages/seller/index.ts'
import { moneyWords } from '../../messages/seller/money/index.ts'
import { Button } from '../../ui/button.tsx'
import { dayText, When } from '../../ui/dates.tsx'
import { Icon } from '../../ui/icon.tsx'
import { countText } from '../../ui/money.tsx'
import { State, type Tone } from '../../ui/state.tsx'
import { agoText } from '../pieces/ago.ts'
import type { Return } from './data.ts'
import type { Asked } from './index.tsx'

const tones: Record<Return['state'], Tone> = {
  requested: 'accent',
  accepted: 'waiting',
  disputed: 'waiting',
  refused: 'quiet',
  refunded: 'good',
  closed: 'quiet',
  withdrawn: 'quiet',
}

/** One to answer, or under way: what, why, the buyer's words and picture, what one can do. */
export function OpenReturn({
  one,
  isNext,
  onAsk,
}: {
  one: Return
  /** The one to answer next: it alone wears the accent. */
  isNext: boolean
  onAsk: (asked: Asked) => void
}) {
  const seller = sellerWords.use()
  const t = moneyWords.use()
  const isMine = one.state === 'requested'
  return (
    <li class="part sheet">
      <header class="part-head">
        <h2>{seller.order(one.order_number)}</h2>
        <ReturnState one={one} />
        <span class="facts">
          <span>{t.returnAsked(agoText(one.created_at))}</span>
          {isMine && <AnswerBy at={one.answer_by} />}
        </span>
      </header>
      <ReturnBody one={one} />
      <footer class="part-foot return-foot">
        {isMine && (
          <div class="form-actions">
            <MoveButton {...{ one, onAsk }} move="refuse" kind="quiet" />
            <MoveButton {...{ one, onAsk }} move="refund" />
            <MoveButton {...{ one, onAsk }} move="accept" kind={isNext ? 'main' : 'plain'} />
          </div>
        )}
        {one.state === 'accepted' && (
          <div class="form-actions">
            <MoveButton {...{ one, onAsk }} move="received" kind={isNext ? 'main' : 'plain'} />
          </div>
        )}
      </footer>
    </li>
  )
}

function MoveButton({
  one,
  move,
  kind,
  onAsk,
}: Asked & { kind?: 'main' | 'plain' | 'quiet'; onAsk: (asked: Asked) => void }) {
  const t = moneyWords.use()
  const labels = {
    accept: t.returnAccept,
    refund: t.returnRefund,
    refuse: t.returnRefuse,
    received: t.returnReceived,
  }
  return (
    <Button
      kind={kind}
      aria-label={t.returnOfOrder(labels[move], one.order_number)}
      onClick={() => onAsk({ one, move })}
    >
      {labels[move]}
    </Button>
  )
}

function AnswerBy({ at }: { at: number }) {
  const t = moneyWords.use()
  if (at < Date.now()) return <span class="is-late">{t.returnLate}</span>
  return <span class="strong">{t.returnAnswerBy(dayText(at), agoText(at))}</span>
}

function ReturnState({ one: { state } }: { one: Return }) {
  return <State tone={tones[state]}>{moneyWords.use().returnStates[state]}</State>
}

/** What, why, and what each has said. */
function ReturnBody({ one }: { one: Return }) {
  const t = moneyWords.use()
  return (
    <div class="return-body">
      <div class="return-what">
        <p class="strong">{t.returnReasons[one.reason]}</p>
        <ul class="return-lines">
          {one.lines.map(line => (
            <li key={line.line_id}>
              <span dir="auto">{line.title}</span>
              <b class={line.quantity > 1 ? 'quantity is-many' : 'quantity'}>
                × {countText(line.quantity)}
              </b>
            </li>
          ))}
        </ul>
        <Said who={t.returnNote} words={one.note} />
        <Said who={t.returnYouSaid} words={one.answer} />
        <Said who={t.returnDecided} words={one.decision} />
      </div>
      {one.picture && (
        <a
          class="return-picture"
          href={one.picture}
          target="_blank"
          rel="noreferrer"
          aria-label={t.returnPicture}
        >
          <img src={one.picture} alt="" loading="lazy" />
        </a>
      )}
    </div>
  )
}

function Said({ who, words }: { who: string; words: string | null }) {
  if (!words) return null
  return (
    <div>
      <h3 class="soft small">{who}</h3>
      <blockquote class="quoted" dir="auto">
        {words}
      </blockquote>
    </div>
  )
}

/** One that is over: a row, and all of it when opened. */
export function SettledReturn({ one }: { one: Return }) {
  const seller = sellerWords.use()
  const t = moneyWords.use()
  return (
    <li class="fold-row">
      <details class="fold">
        <summary class="row">
          <span class="row-main">
            <span class="fold-title">
              {seller.order(one.order_number)}
              <ReturnState one={one} />
            </span>
            <span class="facts">
              <span>{t.returnReasons[one.reason]}</span>
              <When at={one.closed_at ?? one.created_at} />
            </span>
          </span>
          <Icon name="right" size={16} />
        </summary>
        <div class="fold-body">
          <ReturnBody one={one} />
        </div>
      </details>
    </li>
  )
}
