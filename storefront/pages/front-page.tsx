import type { Frame, FrontView } from '../../server/http/storefront/views.ts'
import { factsOf } from '../../server/platform/language.ts'
import { messagesIn } from '../messages/index.ts'
import { paths } from '../paths.ts'
import { initialOf, Mark } from '../ui/mark.tsx'
import { languageOf, Page } from '../ui/page.tsx'
import { Picture } from '../ui/picture.tsx'
import { EmptyShelf } from '../ui/scenes.tsx'

type Props = { frame: Frame; view: FrontView }

/** The instance's front page: what this is, in one look, and shops to visit. */
export function FrontPage({ frame, view }: Props) {
  const words = messagesIn(frame.language)
  return (
    <Page frame={frame} title={`Xiaopu 小铺 · ${words.frontTitle}`} description={words.frontText}>
      <section class="hero">
        <h1>{words.frontTitle}</h1>
        <p>{words.frontText}</p>
        <a class="button" href={paths.signUp(languageOf(frame))}>
          {words.openShop}
        </a>
      </section>
      <ol class="how">
        {words.how.map(([title, text]) => (
          <li key={title}>
            <h2>{title}</h2>
            <p>{text}</p>
          </li>
        ))}
      </ol>
      <Ladder frame={frame} view={view} />
      <section class="shelf">
        <h2>{words.visit}</h2>
        {view.shops.length === 0 && (
          <div class="empty">
            <EmptyShelf />
            <p>{words.noShops}</p>
          </div>
        )}
        <ul class="shops">
          {view.shops.map(shop => (
            <li key={shop.handle} data-accent={shop.accent}>
              <a href={paths.shop(shop.handle, languageOf(frame))}>
                <span class="strip">
                  {shop.pictures.slice(0, 3).map((picture, index) => (
                    <Picture
                      key={picture.src}
                      picture={picture}
                      alt=""
                      sizes="160px"
                      isSquare
                      priority={index < 3 ? 'early' : 'late'}
                    />
                  ))}
                </span>
                <span class="brand">
                  {shop.avatar ? (
                    <img class="avatar" src={shop.avatar.src} alt="" width="40" height="40" />
                  ) : (
                    <Mark size={40} initial={initialOf(shop.name)} />
                  )}
                  <span>
                    <b>{shop.name}</b>
                    <small class="soft">{shop.line || words.things(shop.pickCount)}</small>
                  </span>
                </span>
              </a>
            </li>
          ))}
        </ul>
      </section>
    </Page>
  )
}

/** 30 things, five sales, a hundred thousand: the ladder as a picture. */
function Ladder({ frame, view }: Props) {
  const words = messagesIn(frame.language)
  const number = (n: number) => n.toLocaleString(factsOf(frame.language).tag)
  return (
    <section class="ladder">
      <h2>{words.ladderTitle}</h2>
      <p>
        <b>{words.ladderStart(number(view.starterPicksMax))}</b>
        <span class="rungs">
          <span class="dots" aria-hidden="true">
            {Array.from({ length: view.salesNeeded }, (_, index) => (
              <i key={index} />
            ))}
          </span>
          {words.ladderSales(view.salesNeeded)}
        </span>
        <b>{words.ladderEnd(number(view.establishedPicksMax))}</b>
      </p>
    </section>
  )
}
