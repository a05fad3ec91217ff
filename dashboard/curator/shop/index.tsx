import { curatorWords } from '../../messages/curator/index.ts'
import { Page } from '../../shell/page.tsx'
import { LinkButton } from '../../ui/button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Bone } from '../../ui/skeleton.tsx'
import { OwnAddress } from '../address/index.tsx'
import { useOwnShop } from '../own-shop.ts'
import { ClosedNotice, CloseShop } from './closing.tsx'
import { Elsewhere } from './elsewhere.tsx'
import { ExportShop } from './export-shop.tsx'
import { ShopForm } from './shop-form.tsx'

/** How the shop looks, and where else it stands. */
export function ShopSettings() {
  const t = curatorWords.use()
  const load = useOwnShop()
  return (
    <Page
      title={t.shop.title}
      isWide
      actions={
        load.data && (
          <LinkButton
            kind="quiet"
            isTight
            icon="open"
            href={load.data.url}
            target="_blank"
            rel="noreferrer"
          >
            {t.shelf.view}
          </LinkButton>
        )
      }
    >
      <Loaded of={load} skeleton={<Bone class="bone-sheet" />}>
        {own => (
          <>
            <ClosedNotice shop={own} />
            <ShopForm shop={own} />
            <Elsewhere />
            <OwnAddress />
            <ExportShop />
            <CloseShop shop={own} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
