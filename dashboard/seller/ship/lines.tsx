import { Price } from '../../ui/money.tsx'
import { Thumb } from '../../ui/picture.tsx'
import type { Part } from './parts.ts'

/** What to put in the parcel: how many leads, for that is what goes wrong. */
export function Lines({ part }: { part: Part }) {
  return (
    <ul class="part-lines">
      {part.lines.map((line, index) => (
        <li class="part-line" key={line.id}>
          <Thumb src={part.pictures[index] ?? null} />
          <span class="row-main">
            <span class="two-lines" dir="auto">
              {line.title}
            </span>
            <span class="facts">
              {line.variant_title && <span>{line.variant_title}</span>}
              <code>{line.external_id}</code>
            </span>
          </span>
          <span class="row-figure">
            <b class={line.quantity > 1 ? 'quantity is-many' : 'quantity'}>× {line.quantity}</b>
            <Price of={line.total} class="soft small" />
          </span>
        </li>
      ))}
    </ul>
  )
}
