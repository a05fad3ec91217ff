import { sellerWords } from '../../messages/seller/index.ts'
import { Button } from '../../ui/button.tsx'
import { FoldedPart } from './folded.tsx'
import { useMoves } from './moves.ts'
import type { Part } from './parts.ts'

/** A row on its way, and the word that it has arrived. */
export function OnItsWay({ part, onChange }: { part: Part; onChange: (part: Part) => void }) {
  const t = sellerWords.use()
  const { deliver } = useMoves(part, onChange)
  return (
    <FoldedPart part={part}>
      {part.status === 'shipped' && (
        <Button isSmall aria-label={t.deliverOf(part.number)} onClick={() => deliver.run()}>
          {t.deliver}
        </Button>
      )}
    </FoldedPart>
  )
}
