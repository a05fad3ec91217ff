import { useEffect, useRef, useState } from 'preact/hooks'
import { sellerWords } from '../../messages/seller/index.ts'
import { Button } from '../../ui/button.tsx'
import { dayText } from '../../ui/dates.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { moneyText } from '../../ui/money.tsx'
import { Bone } from '../../ui/skeleton.tsx'
import { agoText } from '../pieces/ago.ts'
import { Address } from './address-block.tsx'
import { lastCarrier } from './carriers.ts'
import { Decline } from './decline.tsx'
import { DoneLine } from './done-line.tsx'
import { GiveBack } from './give-back.tsx'
import { Lines } from './lines.tsx'
import { useMoves } from './moves.ts'
import { Net } from './net.tsx'
import { PartState } from './part-state.tsx'
import { arrivedAt, isOpen, type Part } from './parts.ts'
import { type Parcel, ShipForm } from './ship-form.tsx'

type Open = 'ship' | 'decline' | null

/** An order to answer and to ship, with all that packing it needs. */
export function PartCard({
  part,
  isNext,
  onChange,
}: {
  part: Part
  /** The one to pack next: it alone wears the accent. */
  isNext: boolean
  onChange: (part: Part) => void
}) {
  const t = sellerWords.use()
  const [open, setOpen] = useState<Open>(null)
  // Kept here: when the server refuses, what was typed is still there.
  const [parcel, setParcel] = useState<Parcel>({ carrier: lastCarrier(), tracking: '' })
  const moves = useMoves(part, onChange)
  const foot = useRef<HTMLElement>(null)
  const wasUsed = useRef(false)
  useEffect(() => {
    // The button that was pressed is gone: one goes on at the next step.
    if (!wasUsed.current || document.activeElement !== document.body) return
    foot.current?.querySelector<HTMLElement>('.form-actions > :last-child')?.focus()
  }, [part.status, open])
  const accept = () => {
    wasUsed.current = true
    void moves.accept.run()
  }
  const close = () => {
    wasUsed.current = true
    setOpen(null)
  }
  if (!isOpen(part)) return <DoneLine part={part} />
  return (
    <li class="part sheet">
      <header class="part-head">
        <h2>{t.order(part.number)}</h2>
        <PartState part={part} />
        <span class="facts">
          <time dateTime={part.forwarded_at ?? undefined}>{agoText(arrivedAt(part))}</time>
          <ShipBy part={part} />
          {part.reached_by && <span>{t.reached[part.reached_by]}</span>}
          {part.refunded.amount > 0 && <span>{t.wentBack(moneyText(part.refunded))}</span>}
          {part.reference && <span>{t.yourReference(part.reference)}</span>}
        </span>
      </header>
      <div class="part-body">
        <Lines part={part} />
        <Address part={part} />
      </div>
      <footer class="part-foot" ref={foot}>
        <Net part={part} />
        {open !== 'ship' && (
          <div class="form-actions">
            <Button kind="quiet" onClick={() => setOpen('decline')}>
              {part.status === 'accepted' ? t.cancelPart : t.decline}
            </Button>
            {part.status === 'accepted' && <GiveBack part={part} onChange={onChange} />}
            {part.status === 'forwarded' && (
              <Button onClick={accept} isBusy={moves.accept.isBusy}>
                {t.accept}
              </Button>
            )}
            <Button kind={isNext ? 'main' : 'plain'} icon="seller" onClick={() => setOpen('ship')}>
              {t.ship}
            </Button>
          </div>
        )}
      </footer>
      <FormError problem={moves.accept.error} />
      {open === 'ship' && (
        <ShipForm
          {...{ part, parcel, setParcel }}
          ship={moves.ship}
          yes={t.markShipped}
          onClose={close}
        />
      )}
      {open === 'decline' && <Decline part={part} end={moves.end} onClose={() => setOpen(null)} />}
    </li>
  )
}

/** By when it is to be on its way, in words that are red when that is over. */
function ShipBy({ part }: { part: Part }) {
  const t = sellerWords.use()
  if (!part.ship_by) return null
  const day = dayText(Date.parse(part.ship_by))
  return part.is_late ? (
    <span class="is-late">{t.lateSince(day)}</span>
  ) : (
    <span>{t.shipBy(day)}</span>
  )
}

/** As cards are: head, a line with its picture, an address. */
export function CardBones() {
  return (
    <div class="cards">
      {[0, 1].map(key => (
        <div class="part sheet" key={key} aria-hidden="true">
          <Bone class="bone-line" />
          <div class="part-body">
            <div class="part-line">
              <Bone class="bone-picture" />
              <span>
                <Bone class="bone-line is-long" />
                <Bone class="bone-line is-short" />
              </span>
            </div>
            <span>
              <Bone class="bone-line is-long" />
              <Bone class="bone-line is-long" />
              <Bone class="bone-line" />
            </span>
          </div>
        </div>
      ))}
    </div>
  )
}
