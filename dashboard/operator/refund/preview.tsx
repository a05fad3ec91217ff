import { useEffect, useRef, useState } from 'preact/hooks'
import { operatorWords } from '../../messages/operator/index.ts'
import { type Problem, problemFrom } from '../../problem.ts'
import { FormError } from '../../ui/loaded.tsx'
import { signedText } from '../../ui/money.tsx'
import type { Gains } from './wish.ts'

export type Preview = { gains: Gains | null; problem: Problem | null; isAsking: boolean }

const pause = 300

/** Asks what a wish would do, a moment after the last key; old answers never overtake new ones. */
export function usePreview(wish: string | null, ask: () => Promise<Gains>): Preview {
  const [state, setState] = useState<Preview>({ gains: null, problem: null, isAsking: false })
  const latest = useRef(ask)
  latest.current = ask
  useEffect(() => {
    if (wish === null) {
      setState({ gains: null, problem: null, isAsking: false })
      return
    }
    let isOld = false
    setState(now => ({ ...now, problem: null, isAsking: true }))
    const timer = setTimeout(() => {
      latest.current().then(
        gains => isOld || setState({ gains, problem: null, isAsking: false }),
        thrown => isOld || setState({ gains: null, problem: problemFrom(thrown), isAsking: false }),
      )
    }, pause)
    return () => {
      isOld = true
      clearTimeout(timer)
    }
  }, [wish])
  return state
}

/** What each gains or loses; its room is kept while it is counted. */
export function Follows({
  preview: { gains, problem, isAsking },
  hasSeveral,
}: {
  preview: Preview
  hasSeveral: boolean
}) {
  const t = operatorWords.use().refund
  return (
    <section class="follows" aria-live="polite" aria-busy={isAsking}>
      <h3>{t.follows}</h3>
      {gains ? (
        <>
          <dl class={isAsking ? 'follows-list is-old' : 'follows-list'}>
            <Share name={t.buyer} of={gains.buyer} />
            <Share name={hasSeveral ? t.sellers : t.seller} of={gains.seller} />
            <Share name={t.curator} of={gains.curator} />
            <Share name={t.platform} of={gains.platform} />
          </dl>
          <p class="soft small">{t.sumZero}</p>
        </>
      ) : (
        !problem && <p class="soft">{isAsking ? t.asking : t.nothing}</p>
      )}
      <FormError problem={problem} />
    </section>
  )
}

function Share({ name, of }: { name: string; of: Gains['buyer'] }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd class={of.amount ? 'strong' : 'soft'}>{signedText(of)}</dd>
    </div>
  )
}
