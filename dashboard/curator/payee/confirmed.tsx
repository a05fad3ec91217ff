import type { ComponentChildren } from 'preact'
import { curatorWords } from '../../messages/curator/index.ts'
import { instantText } from '../../ui/dates.tsx'
import { Empty } from '../../ui/empty.tsx'

/** It worked; from when on the details count. */
export function Confirmed({
  from,
  children,
}: {
  from: number | 'now'
  children: ComponentChildren
}) {
  const t = curatorWords.use().payouts
  const isNow = from === 'now'
  return (
    <div role="status">
      <Empty drawing="done" title={isNow ? t.confirmedNow : t.confirmedLater(instantText(from))}>
        <p>{isNow ? t.confirmedNowText : t.confirmedLaterText}</p>
        {children}
      </Empty>
    </div>
  )
}
