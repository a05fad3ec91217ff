import type { ComponentChildren } from 'preact'
import type { Frame } from '../../server/http/storefront/views.ts'
import { factsOf, localeOf } from '../../server/platform/language.ts'
import { messagesIn } from '../messages/index.ts'
import { paths, type Visit } from '../paths.ts'
import { html } from './html.ts'
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
  const { theme = 'paper', accent = 'persimmon', layout = 'grid' } = frame.shop ?? {}
  const [light, dark] = papers[theme]
  const { tag, direction } = factsOf(frame.language)
  return html`<html lang="${tag}" dir="${direction}" data-accent="${accent}" data-theme="${theme}" data-layout="${layout}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
${refreshTo && html`<meta http-equiv="refresh" content="0;url=${refreshTo}">`}
<title>${title}</title>
${about && html`<meta name="description" content="${about}">`}
${hasNoIndex ? html`<meta name="robots" content="noindex">` : Whereabouts({ frame })}
<meta name="theme-color" content="${light}" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="${dark}" media="(prefers-color-scheme: dark)">
${Icons(frame)}
<style></style>
${!isShelf && html`<link rel="stylesheet" href="${frame.assets.css}">`}
${frame.share && ShareTags({ share: frame.share })}
${!frame.share && !hasNoIndex && about && PlainTags({ frame, title, about })}
${frame.share && frame.isToldToWechat && Script(frame, 'wechat')}
${islands.map(island => Script(frame, island))}
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
${top ?? SlimHead({ frame })}
<main id="main" tabindex="-1">${children}</main>
${Foot({ frame })}
</body>
</html>`
}

const Script = ({ assets }: Frame, island: Island) =>
  html`<script type="module" src="${assets.islands[island]}"></script>`

/** In tabs, bookmarks and on home screens: the curator's face, the shop's letter or the seal. */
function Icons({ shop }: Pick<Frame, 'shop'>) {
  // The very picture of the head, so that it is fetched once.
  const face = shop?.avatar?.src
  if (face)
    return html`<link rel="icon" href="${face}"><link rel="apple-touch-icon" href="${face}">`
  const own = shop && { accent: shop.accent, letter: initialOf(shop.name) }
  return html`<link rel="icon" href="${paths.icon(own ?? undefined)}" type="image/svg+xml">`
}

/** Where this page, its neighbours and the same in other languages are at home. */
function Whereabouts({ frame }: { frame: Frame }) {
  const { share } = frame
  const { url, alternates } = share ?? frame
  return html`<link rel="canonical" href="${url}">
${alternates.map(one => html`<link rel="alternate" hreflang="${one.hreflang}" href="${one.href}">`)}
${share?.previous && html`<link rel="prev" href="${share.previous}">`}
${share?.next && html`<link rel="next" href="${share.next}">`}
<meta property="og:locale" content="${localeOf(frame.language)}">`
}

function SlimHead({ frame }: { frame: Frame }) {
  const { shop } = frame
  const words = messagesIn(frame.language)
  const home = shop ? paths.shop(shop.handle, visitOf(frame)) : paths.front(languageOf(frame))
  return html`<header class="slim">
<a class="brand" href="${home}">${
    shop?.avatar
      ? Avatar({ src: shop.avatar.src, size: 36 })
      : Mark({ size: 36, ...(shop ? { initial: initialOf(shop.name) } : {}) })
  }<b>${shop?.name ?? 'Xiaopu 小铺'}</b></a>
<span class="ways">${HeadLanguages({ frame })}${
    shop
      ? CartLink({ frame })
      : html`<a class="quiet" href="${paths.dashboard(languageOf(frame))}">${words.signIn}</a>`
  }</span>
</header>`
}

/** The curator's face. */
export const Avatar = ({ src, size }: { src: string; size: number }) =>
  html`<img class="avatar" src="${src}" alt="" width="${size}" height="${size}">`

export function CartLink({ frame }: { frame: Frame }) {
  const cart = paths.cart(frame.shop?.handle ?? '', visitOf(frame))
  return html`<a class="quiet" href="${cart}" data-cart-link="">${messagesIn(frame.language).cart}</a>`
}

function Foot({ frame }: { frame: Frame }) {
  const { shop } = frame
  const words = messagesIn(frame.language)
  const visit = languageOf(frame)
  return html`<footer class="foot">
${shop && html`<p class="disclosure">${words.disclosures[shop.disclosure]}</p>`}
<p>
${!isFew(frame) && OtherLanguages({ frame })}
${shop && html`<span>${words.runOn} <a href="${paths.front(visit)}">Xiaopu 小铺</a></span>`}
${shop && html`<a href="${paths.findOrder(visit)}">${words.findOrder}</a>`}
<a href="${paths.signUp(visit)}">${words.openYours}</a>
${frame.legalPages.map(({ about, url }) => html`<a href="${url}">${words.legalPages[about]}</a>`)}
</p>
</footer>`
}

/** One or two stand at the head, where who cannot read the page begins; more of them at its foot. */
const isFew = ({ otherLanguages }: Frame) => otherLanguages.length <= 2

/** The page in the languages it is not in, for its head. */
export function HeadLanguages({ frame }: { frame: Frame }) {
  return isFew(frame) ? OtherLanguages({ frame }) : null
}

function OtherLanguages({ frame }: { frame: Frame }) {
  const links = frame.otherLanguages.map(({ language, url }) => {
    const { name, tag } = factsOf(language)
    return html`<a class="quiet" href="${url}" hreflang="${tag}" lang="${tag}">${name}</a>`
  })
  return html`${links}`
}
