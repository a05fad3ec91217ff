import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { operatorWords } from '../../messages/operator/index.ts'
import { Button } from '../../ui/button.tsx'
import { countText } from '../../ui/money.tsx'

const firstShown = 5

/** One kind of work: the first few, the rest on request; nothing at all where there is none. */
export function WorkSection<Row>({
  title,
  text,
  rows,
  foot,
  children,
}: {
  title: string
  text?: string
  rows: Row[]
  /** What can be done with all of them. */
  foot?: ComponentChildren
  children: (row: Row) => ComponentChildren
}) {
  const t = operatorWords.use()
  const [isWhole, setWhole] = useState(false)
  if (!rows.length) return null
  const shown = isWhole ? rows : rows.slice(0, firstShown)
  return (
    <section class="section">
      <div class="section-head">
        <h2>
          {title} <span class="work-count">{countText(rows.length)}</span>
        </h2>
        {text && <p class="soft small">{text}</p>}
      </div>
      <ul class="rows">{shown.map(children)}</ul>
      {(foot || shown.length < rows.length) && (
        <div class="form-actions">
          {foot}
          {shown.length < rows.length && (
            <Button kind="quiet" onClick={() => setWhole(true)}>
              {t.showAll(rows.length)}
            </Button>
          )}
        </div>
      )}
    </section>
  )
}
