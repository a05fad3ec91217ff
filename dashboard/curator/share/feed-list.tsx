import { curatorWords } from '../../messages/curator/index.ts'
import { CopyButton } from '../../ui/copy.tsx'
import { WebAddress } from '../../ui/web-address.tsx'
import type { Feeds } from './index.tsx'

/** The addresses other programs read the shop from. */
export function FeedList({ feeds }: { feeds: Feeds }) {
  const t = curatorWords.use().share
  const all = [
    [t.products, t.productsText, feeds.products],
    ['RSS', t.rssText, feeds.rss],
    ['JSON Feed', t.jsonText, feeds.json],
  ] as const
  return (
    <section class="section">
      <h2>{t.feeds}</h2>
      <p class="soft">{t.feedsText}</p>
      <ul class="rows">
        {all.map(([name, text, url]) => (
          <li key={url} class="row share-row">
            <div class="row-main">
              <p class="share-what">
                <b>{name}</b>
                <span class="soft">{text}</span>
              </p>
              <p class="facts">
                <a href={url} target="_blank" rel="noreferrer">
                  <WebAddress url={url} />
                </a>
              </p>
            </div>
            <div class="share-row-actions">
              <CopyButton text={url} kind="quiet" />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
