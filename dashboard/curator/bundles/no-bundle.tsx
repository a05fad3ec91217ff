import { shellWords } from '../../messages/shell/index.ts'
import { Empty } from '../../ui/empty.tsx'

/** Taken away meanwhile, or never there. */
export function NoBundle() {
  const t = shellWords.use()
  return (
    <Empty drawing="nothing" title={t.missingTitle}>
      <p>{t.missingText}</p>
    </Empty>
  )
}
