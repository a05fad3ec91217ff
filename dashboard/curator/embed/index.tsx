import './embed.css'
import { answer, api } from '../../api.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { Page } from '../../shell/page.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Bone } from '../../ui/skeleton.tsx'
import { useOwnShop } from '../own-shop.ts'
import { Builder } from './builder.tsx'
import { Doctor } from './doctor.tsx'
import { Hosts } from './hosts.tsx'

const productsMax = '200'

/** The shop on other people's pages: the line to paste, who may frame it, and why it is not seen. */
export function EmbedPage() {
  const t = curatorWords.use().embed
  const own = useOwnShop()
  const shelf = useLoad(async () => {
    const page = await answer(api.picks.$get({ query: { limit: productsMax } }))
    return { picks: page.data, sections: page.sections, after: page.next_after }
  }, [])
  return (
    <Page title={t.title} lead={t.lead} isWide>
      <Loaded of={own} skeleton={<Bone class="bone-sheet" />}>
        {shop => (
          <>
            <Loaded of={shelf} skeleton={<Bone class="bone-sheet" />}>
              {rows => <Builder shop={shop} shelf={rows} />}
            </Loaded>
            <Hosts shop={shop} />
            <Doctor />
          </>
        )}
      </Loaded>
    </Page>
  )
}
