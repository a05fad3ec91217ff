import { useLocation } from 'preact-iso'
import { curatorWords } from '../messages/curator/index.ts'
import { paths } from '../shell/places.ts'

/** The three pages about money, side by side; in the bars they are one place. */
export function MoneyPlaces() {
  const t = curatorWords.use()
  const { path } = useLocation()
  const places = [
    [paths.earnings, t.earnings.title],
    [paths.payouts, t.payouts.title],
    [paths.codes, t.codes.title],
  ] as const
  return (
    <nav class="chips-line" aria-label={t.earnings.pages}>
      {places.map(([to, label]) => (
        <a key={to} class="chip" href={to} aria-current={to === path ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  )
}
