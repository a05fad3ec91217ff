import type { Frame } from '../../server/http/storefront/views.ts'
import { messagesIn } from '../messages/index.ts'

/** Who a seller is by law, as buyers must be able to read before they buy; folded, as few do. */
export function Company({
  frame,
  lines,
  of,
}: {
  frame: Frame
  lines: string[]
  /** Whose, where that is not said around it. */
  of?: string
}) {
  const words = messagesIn(frame.language)
  return (
    <details class="company">
      <summary>{of ? words.companyOf(of) : words.company}</summary>
      <address>
        {lines.map((line, index) => (
          <span key={index} dir="auto">
            {line}
          </span>
        ))}
      </address>
    </details>
  )
}
