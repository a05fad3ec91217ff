import { curatorWords } from '../../messages/curator/index.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import type { Wish } from './wish.ts'

const everything: Wish = { q: '', category: '', inStock: false, sort: 'newest' }

/** Nothing fits what was asked. */
export function NothingFound({ onReset }: { onReset: (wish: Wish) => void }) {
  const t = curatorWords.use().find
  return (
    <Empty drawing="search" title={t.noneTitle}>
      <p>{t.noneText}</p>
      <Button onClick={() => onReset(everything)}>{t.noneReset}</Button>
    </Empty>
  )
}
