import { useState } from 'preact/hooks'
import { sellerWords } from '../../messages/seller/index.ts'
import { type Action, useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { Ask } from '../pieces/ask.tsx'
import { FoldedPart } from './folded.tsx'
import { type Moves, useMoves } from './moves.ts'
import { type Part, type Shipment, shipmentsOf } from './parts.ts'
import { type Parcel, ShipForm } from './ship-form.tsx'

/** A row on its way, the word that it has arrived, and a number that was mistyped put right. */
export function OnItsWay({ part, onChange }: { part: Part; onChange: (part: Part) => void }) {
  const t = sellerWords.use()
  const { deliver, correct, add } = useMoves(part, onChange)
  const [isAsked, setAsked] = useState(false)
  const isShipped = part.status === 'shipped'
  return (
    <FoldedPart
      part={part}
      onChange={onChange}
      inside={
        isShipped && (
          <>
            {shipmentsOf(part).map(one => (
              <Correct
                key={`${one.carrier} ${one.tracking_number}`}
                {...{ part, correct }}
                shipment={one}
              />
            ))}
            <Another key={part.further_shipments.length} part={part} add={add} />
          </>
        )
      }
    >
      {isShipped && (
        <Button isSmall aria-label={t.deliverOf(part.number)} onClick={() => setAsked(true)}>
          {t.deliver}
        </Button>
      )}
      {isAsked && (
        <Ask
          title={t.deliverTitle(part.number)}
          yes={t.deliverYes}
          act={() => deliver.run()}
          onClose={() => setAsked(false)}
        >
          <p>{t.deliverText}</p>
        </Ask>
      )}
    </FoldedPart>
  )
}

function Correct({
  part,
  shipment,
  correct,
}: {
  part: Part
  shipment: Shipment
  correct: Moves['correct']
}) {
  const t = sellerWords.use()
  const { carrier, tracking_number: replaces } = shipment
  const save = useAction((right: Shipment) => correct({ ...right, replaces }))
  const isOne = part.further_shipments.length === 0
  const ask = isOne ? t.correct : t.correctOf(replaces)
  const begin = { carrier, tracking: replaces }
  return <Tracking {...{ part, begin, ask }} send={save} yes={t.correctGo} />
}

/** Not everything fits one parcel, or is there on one day. */
function Another({ part, add }: { part: Part; add: Moves['add'] }) {
  const t = sellerWords.use()
  const begin = { carrier: part.carrier ?? '', tracking: '' }
  return <Tracking {...{ part, begin }} ask={t.another} send={add} yes={t.anotherGo} />
}

/** A button until it is pressed; sent, it begins anew. */
function Tracking({
  part,
  begin,
  ask,
  send,
  yes,
}: {
  part: Part
  begin: Parcel
  ask: string
  send: Action<[Shipment]>
  yes: string
}) {
  const [isOpen, setOpen] = useState(false)
  const [parcel, setParcel] = useState(begin)
  const taken = shipmentsOf(part)
    .map(one => one.tracking_number)
    .filter(number => number !== begin.tracking)
  if (isOpen)
    return (
      <ShipForm
        {...{ part, parcel, setParcel, yes, taken }}
        ship={send}
        onClose={() => setOpen(false)}
      />
    )
  return (
    <div>
      <Button isSmall onClick={() => setOpen(true)}>
        {ask}
      </Button>
    </div>
  )
}
