import { moneyWords } from '../../messages/seller/money/index.ts'
import { Button } from '../../ui/button.tsx'
import { spanText } from '../../ui/dates.tsx'
import { moneyText } from '../../ui/money.tsx'
import { State } from '../../ui/state.tsx'
import { useTitle } from '../../ui/titles.ts'
import type { Markdown } from './data.ts'

/** One product's lower prices: from what to what, when, and their end. */
export function MarkdownRow({ markdown, onAsk }: { markdown: Markdown; onAsk: () => void }) {
  const t = moneyWords.use()
  const titleOf = useTitle()
  const { starts_at: starts, ends_at: ends, time_zone: zone, state, event } = markdown
  const fromFeed = markdown.is_from_feed
  const title = titleOf(markdown)
  return (
    <li class="row row-work">
      <span class="row-main">
        <b dir="auto">{title}</b>
        <span class="facts">
          <MarkdownState state={state} />
          <span>{spanText(starts, ends, zone)}</span>
          {fromFeed && <span>{t.markdownFromFeed}</span>}
          {event && <span dir="auto">{titleOf(event)}</span>}
        </span>
      </span>
      <Prices markdown={markdown} />
      {state !== 'over' && !fromFeed && (
        <Button kind="quiet" isSmall aria-label={t.markdownEndOf(title)} onClick={onAsk}>
          {t.markdownEnd}
        </Button>
      )}
    </li>
  )
}

function MarkdownState({ state }: Pick<Markdown, 'state'>) {
  const t = moneyWords.use()
  if (state === 'running') return <State tone="good">{t.markdownRunning}</State>
  if (state === 'ahead') return <State tone="waiting">{t.markdownAhead}</State>
  return <State tone="quiet">{t.markdownOver}</State>
}

/** The first of them, and how many others there are. */
function Prices({ markdown: { prices } }: { markdown: Markdown }) {
  const t = moneyWords.use()
  const [first] = prices
  if (!first) return null
  const pairs = new Set(prices.map(one => `${one.before.amount} ${one.price.amount}`))
  const [before, now] = [moneyText(first.before), moneyText(first.price)]
  return (
    <span class="figures">
      <span class="hidden">{t.markdownFromTo(before, now)}</span>
      <span aria-hidden="true">
        <s class="soft">{before}</s> <b>{now}</b>
      </span>
      {pairs.size > 1 && <small class="soft"> {t.markdownMore(pairs.size - 1)}</small>}
    </span>
  )
}
