import { useEffect, useRef } from 'preact/hooks'
import { sellerWords } from '../../messages/seller/index.ts'
import { Thumb } from '../../ui/picture.tsx'
import { PartState } from './part-state.tsx'
import type { Part } from './parts.ts'

/** What a card becomes once it is dealt with, in its place: one sees what one did. */
export function DoneLine({ part }: { part: Part }) {
  const t = sellerWords.use()
  const line = useRef<HTMLLIElement>(null)
  useEffect(() => {
    // The button that was pressed is gone: go on from here, and have it read out.
    if (document.activeElement === document.body) line.current?.focus()
  }, [])
  const { carrier, tracking_number: tracking, end_reason: reason } = part
  return (
    <li class="row done-line" tabIndex={-1} ref={line}>
      <Thumb src={part.pictures[0] ?? null} size="small" />
      <span class="row-main">
        <span>{t.order(part.number)}</span>
        <span class="facts">
          {carrier && tracking ? t.shippedWith(carrier, tracking) : reason} {t.buyerTold}
        </span>
      </span>
      <PartState part={part} />
    </li>
  )
}
