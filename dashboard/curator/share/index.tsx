import type { InferResponseType } from 'hono/client'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { answer, api } from '../../api.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { Page } from '../../shell/page.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Bone, BoneRows } from '../../ui/skeleton.tsx'
import { useOwnShop } from '../own-shop.ts'
import { FeedList } from './feed-list.tsx'
import { LinkForm } from './link-form.tsx'
import { LinkRow } from './link-row.tsx'
import { LinkView } from './link-view.tsx'
import './share.css'

type Listed = InferResponseType<(typeof api)['short-links']['$get'], 200>
export type Link = Omit<Listed['data'][number], 'title'>
export type ListedLink = Listed['data'][number]
export type Feeds = Listed['feeds']

/** A short link, its code and its poster, for the shop or one thing in it; and the feeds. */
export function Share() {
  const t = curatorWords.use().share
  const { query } = useLocation()
  const own = useOwnShop()
  const links = useLoad(async () => answer(api['short-links'].$get()), [])
  const [made, setMade] = useState<Link | null>(null)
  const show = (link: Link) => {
    setMade(link)
    void links.reload()
  }
  return (
    <Page title={t.title} lead={t.lead}>
      <div class="share-make">
        <Loaded of={own} skeleton={<Bone class="bone-sheet" />}>
          {shop => <LinkForm shop={shop} slug={query.slug ?? ''} onMade={show} />}
        </Loaded>
        {made && <LinkView link={made} />}
      </div>
      <section class="section">
        <h2>{t.list}</h2>
        <Loaded of={links} skeleton={<BoneRows count={2} />}>
          {({ data }) =>
            data.length ? (
              <ul class="rows">
                {data.map(link => (
                  <LinkRow
                    key={link.code}
                    link={link}
                    isShown={link.code === made?.code}
                    onShow={() => {
                      setMade(link)
                      scrollTo({ top: 0, behavior: 'smooth' })
                    }}
                  />
                ))}
              </ul>
            ) : (
              <p class="soft">{t.none}</p>
            )
          }
        </Loaded>
      </section>
      <Loaded of={links} skeleton={<Bone class="bone-sheet" />}>
        {({ feeds }) => <FeedList feeds={feeds} />}
      </Loaded>
    </Page>
  )
}
