import type { ComponentChildren } from 'preact'
import type { Frame } from '../../server/http/storefront/views.ts'
import { factsOf, localeOf } from '../../server/platform/language.ts'
import { messagesIn } from '../messages/index.ts'
import { paths, type Visit } from '../paths.ts'
import { PlainTags, ShareTags } from './json-ld.tsx'
import { initialOf, Mark } from './mark.tsx'
import { papers } from './papers.ts'

type Island = keyof Frame['assets']['islands']

type Props = {
  frame: Frame
  title: string
  description?: string
  islands?: Island[]
  /** A shop's own head stands on top of its shelf; elsewhere a slim one leads back. */
  top?: ComponentChildren
  hasNoIndex?: boolean
  /** Leads on to this address at once, also without a script. */
  refreshTo?: string
  /** A shelf or a thing on it: the styles in the page are all it needs. */
  isShelf?: boolean
  children: ComponentChildren
}

/** What every link of a shop's pages carries along: where the visit came from, a chosen language. */
export function visitOf(frame: Frame): Visit {
  return { placement: frame.placement, language: frame.chosenLanguage }
}

/** The same where another shop, or none, begins: what led here says nothing of it. */
export function languageOf(frame: Frame): Visit {
  return { language: frame.chosenLanguage }
}

/** The whole document around a page's main part. */
export function Page({
  frame,
  title,
  description,
  islands = [],
  top,
  hasNoIndex = false,
  refreshTo,
  isShelf = false,
  children,
}: Props) {
  const words = messagesIn(frame.language)
  const about = frame.share?.description ?? description
  const [light, dark] = papers[frame.shop?.theme ?? 'paper']
  return (
    <html
      lang={factsOf(frame.language).tag}
      dir={factsOf(frame.language).direction}
      data-accent={frame.shop?.accent ?? 'persimmon'}
      data-theme={frame.shop?.theme ?? 'paper'}
      data-layout={frame.shop?.layout ?? 'grid'}
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        {refreshTo && <meta http-equiv="refresh" content={`0;url=${refreshTo}`} />}
        <title>{title}</title>
        {about && <meta name="description" content={about} />}
        {hasNoIndex ? <meta name="robots" content="noindex" /> : <Whereabouts frame={frame} />}
        <meta name="theme-color" content={light} media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content={dark} media="(prefers-color-scheme: dark)" />
        <Icons shop={frame.shop} />
        <style dangerouslySetInnerHTML={{ __html: frame.assets.criticalCss }} />
        {!isShelf && <link rel="stylesheet" href={frame.assets.css} />}
        {frame.share && <ShareTags share={frame.share} />}
        {!frame.share && !hasNoIndex && about && (
          <PlainTags frame={frame} title={title} about={about} />
        )}
        {frame.share && frame.isToldToWechat && (
          <script type="module" src={frame.assets.islands.wechat} />
        )}
        {islands.map(island => (
          <script key={island} type="module" src={frame.assets.islands[island]} />
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          {words.skip}
        </a>
        {top ?? <SlimHead frame={frame} />}
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <Foot frame={frame} />
      </body>
    </html>
  )
}

/** In tabs, bookmarks and on home screens: the curator's face, the shop's letter or the seal. */
function Icons({ shop }: Pick<Frame, 'shop'>) {
  // The very picture of the head, so that it is fetched once.
  const face = shop?.avatar?.src
  if (face)
    return (
      <>
        <link rel="icon" href={face} />
        <link rel="apple-touch-icon" href={face} />
      </>
    )
  const own = shop && { accent: shop.accent, letter: initialOf(shop.name) }
  return <link rel="icon" href={paths.icon(own ?? undefined)} type="image/svg+xml" />
}

/** Where this page, its neighbours and the same in other languages are at home. */
function Whereabouts({ frame }: { frame: Frame }) {
  const { share } = frame
  const { url, alternates } = share ?? frame
  return (
    <>
      <link rel="canonical" href={url} />
      {alternates.map(one => (
        <link key={one.hreflang} rel="alternate" {...one} />
      ))}
      {share?.previous && <link rel="prev" href={share.previous} />}
      {share?.next && <link rel="next" href={share.next} />}
      <meta property="og:locale" content={localeOf(frame.language)} />
    </>
  )
}

function SlimHead({ frame }: { frame: Frame }) {
  const { shop } = frame
  const words = messagesIn(frame.language)
  return (
    <header class="slim">
      <a
        class="brand"
        href={shop ? paths.shop(shop.handle, visitOf(frame)) : paths.front(languageOf(frame))}
      >
        {shop?.avatar ? (
          <img class="avatar" src={shop.avatar.src} alt="" width="36" height="36" />
        ) : (
          <Mark size={36} {...(shop ? { initial: initialOf(shop.name) } : {})} />
        )}
        <b>{shop?.name ?? 'Xiaopu 小铺'}</b>
      </a>
      <span class="ways">
        <HeadLanguages frame={frame} />
        {shop ? (
          <a class="quiet" href={paths.cart(shop.handle, visitOf(frame))} data-cart-link="">
            {words.cart}
          </a>
        ) : (
          <a class="quiet" href={paths.dashboard(languageOf(frame))}>
            {words.signIn}
          </a>
        )}
      </span>
    </header>
  )
}

function Foot({ frame }: { frame: Frame }) {
  const words = messagesIn(frame.language)
  return (
    <footer class="foot">
      {frame.shop && <p class="disclosure">{words.disclosures[frame.shop.disclosure]}</p>}
      <p>
        {!isFew(frame) && <OtherLanguages frame={frame} />}
        {frame.shop && (
          <span>
            {words.runOn} <a href={paths.front(languageOf(frame))}>Xiaopu 小铺</a>
          </span>
        )}
        <a href={paths.signUp(languageOf(frame))}>{words.openYours}</a>
        {frame.shop && <a href={paths.findOrder(languageOf(frame))}>{words.findOrder}</a>}
        {frame.legalPages.map(({ about, url }) => (
          <a key={about} href={url}>
            {words.legalPages[about]}
          </a>
        ))}
      </p>
    </footer>
  )
}

/** One or two stand at the head, where who cannot read the page begins; more of them at its foot. */
const isFew = ({ otherLanguages }: Frame) => otherLanguages.length <= 2

/** The page in the languages it is not in, for its head. */
export function HeadLanguages({ frame }: { frame: Frame }) {
  return isFew(frame) ? <OtherLanguages frame={frame} /> : null
}

function OtherLanguages({ frame }: { frame: Frame }) {
  return (
    <>
      {frame.otherLanguages.map(({ language, url }) => {
        const { name, tag } = factsOf(language)
        return (
          <a key={language} class="quiet" href={url} hreflang={tag} lang={tag}>
            {name}
          </a>
        )
      })}
    </>
  )
}
