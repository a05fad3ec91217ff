import { curatorWords } from '../../messages/curator/index.ts'
import { language } from '../../messages/language.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { queryFrom, type Wish } from './wish.ts'

const everything: Wish = { q: '', category: '', inStock: false, sort: 'newest' }

/** Nothing fits what was asked; or nothing is sold in the shop's currency at all. */
export function NothingFound({
  wish,
  currency,
  onReset,
}: {
  wish: Wish
  currency: string | undefined
  onReset: (wish: Wish) => void
}) {
  const t = curatorWords.use().find
  const names = new Intl.DisplayNames([language.use()], { type: 'currency' })
  if (!queryFrom(wish))
    return (
      <Empty drawing="shelf" title={t.emptyTitle}>
        {currency && <p>{t.emptyText(names.of(currency) ?? currency)}</p>}
      </Empty>
    )
  return (
    <Empty drawing="search" title={t.noneTitle}>
      <p>{t.noneText}</p>
      <Button onClick={() => onReset(everything)}>{t.noneReset}</Button>
    </Empty>
  )
}
