import { useState } from 'preact/hooks'
import { sellerWords } from '../../messages/seller/index.ts'
import { Button } from '../../ui/button.tsx'
import { Ask } from '../pieces/ask.tsx'
import { FoldedPart } from './folded.tsx'
import { type Moves, useMoves } from './moves.ts'
import type { Part } from './parts.ts'
import { ShipForm } from './ship-form.tsx'

/** A row on its way, the word that it has arrived, and a number that was mistyped put right. */
export function OnItsWay({ part, onChange }: { part: Part; onChange: (part: Part) => void }) {
  const t = sellerWords.use()
  const { deliver, correct } = useMoves(part, onChange)
  const [isAsked, setAsked] = useState(false)
  const isShipped = part.status === 'shipped'
  return (
    <FoldedPart
      part={part}
      inside={
        isShipped && (
          <Correct key={`${part.carrier} ${part.tracking_number}`} part={part} correct={correct} />
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

/** Corrected, it begins anew, closed. */
function Correct({ part, correct }: { part: Part; correct: Moves['correct'] }) {
  const t = sellerWords.use()
  const [isOpen, setOpen] = useState(false)
  const [parcel, setParcel] = useState({
    carrier: part.carrier ?? '',
    tracking: part.tracking_number ?? '',
  })
  if (!isOpen)
    return (
      <div>
        <Button isSmall onClick={() => setOpen(true)}>
          {t.correct}
        </Button>
      </div>
    )
  return (
    <ShipForm
      {...{ part, parcel, setParcel }}
      ship={correct}
      yes={t.correctGo}
      onClose={() => setOpen(false)}
    />
  )
}
