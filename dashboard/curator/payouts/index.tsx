import { answer, api } from '../../api.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { Page } from '../../shell/page.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Loaded, MoreRows } from '../../ui/loaded.tsx'
import { usePages } from '../../ui/pages.ts'
import { Bone, BoneRows } from '../../ui/skeleton.tsx'
import { MoneyPlaces } from '../money-places.tsx'
import { Account } from './account.tsx'
import { usePayee } from './payee.ts'
import { PayoutRow } from './payout-row.tsx'

/** Where the money goes, and what went there. */
export function Payouts() {
  const t = curatorWords.use().payouts
  const payee = usePayee()
  const payouts = usePages(async (before: string | null) => {
    const query = before ? { before } : {}
    const { data, next_before } = await answer(api.payouts.$get({ query }))
    return { data, next: next_before }
  }, [])
  return (
    <Page title={t.title} lead={t.lead}>
      <MoneyPlaces />
      <Loaded of={payee} skeleton={<Bone class="bone-account" />}>
        {found => <Account payee={found} onSaved={payee.reload} />}
      </Loaded>
      <section class="section">
        <h2>{t.list}</h2>
        <Loaded of={payouts} skeleton={<BoneRows count={3} />}>
          {rows =>
            rows.length ? (
              <>
                <ul class="rows">
                  {rows.map(one => (
                    <PayoutRow key={one.id} payout={one} />
                  ))}
                </ul>
                <MoreRows of={payouts} />
              </>
            ) : (
              <Empty drawing="coins" title={t.emptyTitle}>
                <p>{t.emptyText}</p>
              </Empty>
            )
          }
        </Loaded>
      </section>
    </Page>
  )
}
