import { shellWords } from '../messages/shell/index.ts'
import { LinkButton } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Page } from './page.tsx'
import { paths } from './places.ts'

/** An address that leads nowhere. */
export function Missing() {
  const t = shellWords.use()
  return (
    <Page title={t.missingTitle}>
      <Empty drawing="nothing" title={t.missingText}>
        <LinkButton href={paths.today}>{t.missingHome}</LinkButton>
      </Empty>
    </Page>
  )
}
