import type { JSX } from 'preact'
import type { CartProblemView } from '../../server/http/storefront/order-views.ts'
import type { Frame } from '../../server/http/storefront/views.ts'
import { factsOf } from '../../server/platform/language.ts'
import { messagesIn } from '../messages/index.ts'

/** A thing and which of it, where only one line of text can be said. */
export function namedThing({
  title,
  variantTitle,
}: {
  title: string | null
  variantTitle: string
}) {
  return [title, variantTitle].filter(Boolean).join(' · ')
}

/** As many as there are, or none; `button`: what a press of it sends for so many. */
export function PutRight({
  frame,
  problem,
  button,
}: {
  frame: Frame
  problem: CartProblemView
  button: (many: number) => JSX.ButtonHTMLAttributes
}) {
  const words = messagesIn(frame.language)
  const { colon } = factsOf(frame.language)
  const of = (label: string) => [label, namedThing(problem)].filter(Boolean).join(colon)
  const { available } = problem
  return (
    <>
      {available ? (
        <button {...button(available)} type="submit" aria-label={of(words.take(available))}>
          {words.take(available)}
        </button>
      ) : null}
      <button {...button(0)} type="submit" aria-label={of(words.remove)}>
        {words.remove}
      </button>
    </>
  )
}

/** What in the cart cannot be bought as it is, and why. */
export function ProblemWords({ frame, problem }: { frame: Frame; problem: CartProblemView }) {
  const { title, variantTitle } = problem
  return (
    <span>
      {title && (
        <b>
          <bdi>{title}</bdi>
          {variantTitle && (
            <>
              {' '}
              <bdi>{variantTitle}</bdi>
            </>
          )}
        </b>
      )}{' '}
      {problemText(frame, problem)}
    </span>
  )
}

function problemText(frame: Frame, { code, available }: CartProblemView): string {
  const words = messagesIn(frame.language)
  return code === 'out_of_stock' ? words.notEnough(available ?? 0) : words.gone
}
