import type { Frame, ShopView } from '../../server/http/storefront/views.ts'
import { factsOf } from '../../server/platform/language.ts'
import { messagesIn } from '../messages/index.ts'
import { paths } from '../paths.ts'
import { Card } from '../ui/card.tsx'
import { CartBar } from '../ui/cart-bar.tsx'
import { html } from '../ui/html.ts'
import { initialOf, Mark } from '../ui/mark.tsx'
import { Avatar, CartLink, HeadLanguages, Page, visitOf } from '../ui/page.tsx'
import { Picture } from '../ui/picture.tsx'
import { Price } from '../ui/price.tsx'
import { EmptyShelf } from '../ui/scenes.tsx'
import { ShelfSearch } from '../ui/shelf-search.tsx'

type Props = { frame: Frame; view: ShopView }

/** A shop's shelf. */
export function ShopPage({ frame, view }: Props) {
  const { shop } = frame
  if (!shop) return null
  const words = messagesIn(frame.language)
  const { colon, listSeparator } = factsOf(frame.language)
  // What was searched for, and what is past the end of the shelf.
  const isForNobody =
    Boolean(view.search?.isActive) || (view.pages.after !== null && view.groups.length === 0)
  const isEmpty = view.pickCount === 0 || view.section?.pickCount === 0
  // What stands first on the page is fetched first: a bundle's photo, else the first card's.
  let index = view.bundles.length ? 1 : 0
  return Page({
    frame,
    isShelf: true,
    title: [titleOfPart(frame, view), shop.name].filter(Boolean).join(' · '),
    description: shop.line,
    islands: ['cart'],
    hasNoIndex: isForNobody,
    top: Head({ frame }),
    children: html`
${view.search && <ShelfSearch frame={frame} search={view.search} sellers={view.sellers} />}
${view.sections.length > 0 && Chips({ frame, view })}
${view.bundles.length > 0 && Bundles({ frame, view })}
${
  isEmpty &&
  html`<div class="empty">${EmptyShelf()}<p>${view.pickCount ? words.emptySection : words.emptyShelf}</p></div>`
}
${view.search && Found({ frame, view, search: view.search })}
${view.groups.map(
  group => html`<section class="shelf">
${group.title && html`<h2 dir="auto"${langOf(shop)}>${group.title}</h2>`}
<ul class="grid">
${group.cards.map((card, at) => Card({ frame, card, index: index++, isLead: at === 0 }))}
</ul>
</section>`,
)}
${(view.nextUrl || view.previousUrl) && Pager({ frame, view })}
${
  view.sellers.length > 0 &&
  html`<p class="sellers">${words.professional}${colon}${view.sellers
    .map(seller => seller.name)
    .join(listSeparator)}</p>`
}
${CartBar({ frame })}`,
  })
}

/** What was searched for and how much of it there is, if anything. */
function Found({ frame, view, search }: Props & { search: NonNullable<ShopView['search']> }) {
  const words = messagesIn(frame.language)
  if (view.groups.length)
    return search.found && html`<p class="soft" role="status">${foundText(frame, search)}</p>`
  if (!search.isActive) return null
  const whole = paths.shop(frame.shop?.handle ?? '', visitOf(frame))
  return html`<div class="empty" role="status">${EmptyShelf()}<p>${words.nothingFound}</p><a class="outline" href="${whole}">${words.wholeShelf}</a></div>`
}

function Pager({ frame, view }: Props) {
  const words = messagesIn(frame.language)
  const { range, firstUrl, previousUrl, nextUrl } = view
  return html`<nav class="pager" aria-label="${words.pages}">
${range && html`<small>${words.range(range.from, range.to, range.of)}</small>`}
${firstUrl && html`<a href="${firstUrl}">${words.firstPage}</a>`}
${previousUrl && html`<a href="${previousUrl}" rel="prev">${words.previousPage}</a>`}
${nextUrl && html`<a class="button" href="${nextUrl}" rel="next">${words.nextPage}</a>`}
</nav>`
}

/** What is shown, where that is not the whole shelf. */
function titleOfPart(frame: Frame, view: ShopView): string | undefined {
  const { search, section } = view
  return search?.isActive ? messagesIn(frame.language).foundTitle(search.q) : section?.title
}

function foundText(frame: Frame, { q, found }: NonNullable<ShopView['search']>): string {
  const words = messagesIn(frame.language)
  const things = words.items(found?.count ?? 0)
  return words.found(found?.isMore ? words.moreThan(things) : things, q)
}

/** Names and lines stand in the shop's own language. */
const langOf = (shop: Frame['shop']) => shop?.tag && html` lang="${shop.tag}"`

/** A longer one has the width of the page, and the links stand above it. */
const lineShort = 48

function Head({ frame }: { frame: Frame }) {
  const { shop } = frame
  if (!shop) return null
  const words = messagesIn(frame.language)
  const { avatar, name, line } = shop
  const lang = langOf(shop)
  return html`<header class="shophead${[...line].length > lineShort && ' long'}">
${avatar ? Avatar({ src: avatar.src, size: 56 }) : Mark({ size: 56, initial: initialOf(name) })}
<div><h1 dir="auto"${lang}>${name}</h1>${line && html`<p dir="auto"${lang}>${line}</p>`}</div>
<span class="ways">${HeadLanguages({ frame })}<a class="quiet" href="${paths.saved(
    shop.handle,
    visitOf(frame),
  )}" hidden data-saved-link>${words.savedTitle}</a>${CartLink({ frame })}</span>
</header>`
}

const sizesAlone = '(min-width: 1120px) 640px, (min-width: 700px) 58vw, 92vw'
const sizesInRow = '(min-width: 1120px) 528px, (min-width: 700px) 320px, 70vw'

/** Photos with several things in them, to be swiped through; a single one is the shop's cover. */
function Bundles({ frame, view }: Props) {
  const words = messagesIn(frame.language)
  const handle = frame.shop?.handle ?? ''
  const sizes = view.bundles.length === 1 ? sizesAlone : sizesInRow
  return html`<section class="shelf">
<h2>${words.bundles}</h2>
<ul class="bundles">${view.bundles.map(
    (bundle, index) => html`
<li><a href="${paths.bundle(handle, bundle.id, visitOf(frame))}">${Picture({
      picture: bundle.picture,
      alt: '',
      sizes,
      priority: index === 0 ? 'first' : index === 1 ? 'early' : 'late',
    })}<b dir="auto"${langOf(frame.shop)}>${bundle.title}</b> <span class="soft">${
      bundle.available === bundle.count
        ? words.items(bundle.count)
        : words.someAvailable(bundle.available, bundle.count)
    }${
      bundle.total &&
      html` · ${Price({
        money: bundle.total,
        language: frame.language,
        isFrom: bundle.isTotalFrom,
        from: words.from,
      })}`
    }</span></a></li>`,
  )}
</ul>
</section>`
}

function Chips({ frame, view }: Props) {
  const words = messagesIn(frame.language)
  const handle = frame.shop?.handle ?? ''
  const isAll = !view.search?.isActive && view.sections.every(section => !section.isCurrent)
  const current = (is: boolean) => is && html` aria-current="page"`
  return html`<nav class="chips" aria-label="${words.sections}">
<a href="${paths.shop(handle, visitOf(frame))}"${current(isAll)}>${words.all}</a>
${view.sections.map(
  section =>
    html`<a dir="auto"${langOf(frame.shop)} href="${paths.section(handle, section.id, visitOf(frame))}"${current(section.isCurrent)}>${section.title}</a>`,
)}
</nav>`
}
