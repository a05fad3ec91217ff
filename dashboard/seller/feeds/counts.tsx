import { sellerWords } from '../../messages/seller/index.ts'
import { countText } from '../../ui/money.tsx'
import type { Run } from './data.ts'

const names = ['new', 'changed', 'unchanged', 'gone', 'rejected'] as const

/** Five numbers, growing while the feed is read. */
export function Counts({ counts, isLive }: { counts: Run['counts']; isLive: boolean }) {
  const t = sellerWords.use()
  return (
    <dl class={isLive ? 'counts is-live' : 'counts'} aria-label={t.runCounts}>
      {names.map(name => (
        <div key={name} class={counts[name] ? `count count-${name}` : 'count count-none'}>
          <dt>{t.counts[name]}</dt>
          <dd>{countText(counts[name])}</dd>
        </div>
      ))}
    </dl>
  )
}
