import { useState } from 'preact/hooks'
import { curatorWords } from '../../messages/curator/index.ts'
import { Page } from '../../shell/page.tsx'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { BoneRows } from '../../ui/skeleton.tsx'
import { BundleRow } from './bundle-row.tsx'
import { useBundles } from './data.ts'
import { NewBundle } from './new-bundle.tsx'

/** Photos with several picks in each. */
export function Bundles() {
  const t = curatorWords.use().bundles
  const load = useBundles()
  const [isAdding, setAdding] = useState(false)
  const add = (
    <Button kind="main" icon="plus" onClick={() => setAdding(true)}>
      {t.add}
    </Button>
  )
  return (
    <Page title={t.title} lead={t.lead} actions={!!load.data?.length && add}>
      <Loaded of={load} skeleton={<BoneRows count={3} />}>
        {bundles =>
          bundles.length ? (
            <ul class="rows">
              {bundles.map(one => (
                <BundleRow key={one.id} bundle={one} />
              ))}
            </ul>
          ) : (
            <Empty drawing="shelf" title={t.emptyTitle}>
              <p>{t.emptyText}</p>
              {add}
            </Empty>
          )
        }
      </Loaded>
      {isAdding && <NewBundle onClose={() => setAdding(false)} />}
    </Page>
  )
}
