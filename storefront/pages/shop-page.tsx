import type { Frame, ShopView } from '../../server/http/storefront/views.ts'
import { factsOf } from '../../server/platform/language.ts'
import { messagesIn } from '../messages/index.ts'
import { paths } from '../paths.ts'
import { Card } from '../ui/card.tsx'
import { CartBar } from '../ui/cart-bar.tsx'
import { initialOf, Mark } from '../ui/mark.tsx'
import { HeadLanguages, Page, visitOf } from '../ui/page.tsx'
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
  return (
    <Page
      frame={frame}
      isShelf
      title={[titleOfPart(frame, view), shop.name].filter(Boolean).join(' · ')}
      description={shop.line}
      islands={['cart']}
      hasNoIndex={isForNobody}
      top={<Head frame={frame} />}
    >
      {view.search && <ShelfSearch frame={frame} search={view.search} sellers={view.sellers} />}
      {view.sections.length > 0 && <Chips frame={frame} view={view} />}
      {view.bundles.length > 0 && <Bundles frame={frame} view={view} />}
      {isEmpty && (
        <div class="empty">
          <EmptyShelf />
          <p>{view.pickCount ? words.emptySection : words.emptyShelf}</p>
        </div>
      )}
      {view.search?.isActive && view.groups.length === 0 && (
        <div class="empty" role="status">
          <EmptyShelf />
          <p>{words.nothingFound}</p>
          <a class="outline" href={paths.shop(shop.handle, visitOf(frame))}>
            {words.wholeShelf}
          </a>
        </div>
      )}
      {view.search?.found && view.groups.length > 0 && (
        <p class="soft" role="status">
          {foundText(frame, view.search)}
        </p>
      )}
      {view.groups.map(group => (
        <section key={group.id ?? 'loose'} class="shelf">
          {group.title && (
            <h2 dir="auto" lang={shop.tag}>
              {group.title}
            </h2>
          )}
          <ul class="grid">
            {group.cards.map((card, at) => (
              <Card key={card.pickId} frame={frame} card={card} index={index++} isLead={at === 0} />
            ))}
          </ul>
        </section>
      ))}
      {(view.nextUrl || view.previousUrl) && (
        <nav class="pager" aria-label={words.pages}>
          {view.range && (
            <small>{words.range(view.range.from, view.range.to, view.range.of)}</small>
          )}
          {view.firstUrl && <a href={view.firstUrl}>{words.firstPage}</a>}
          {view.previousUrl && (
            <a href={view.previousUrl} rel="prev">
              {words.previousPage}
            </a>
          )}
          {view.nextUrl && (
            <a class="button" href={view.nextUrl} rel="next">
              {words.nextPage}
            </a>
          )}
        </nav>
      )}
      {view.sellers.length > 0 && (
        <p class="sellers">
          {words.professional}
          {colon}
          {view.sellers.map(seller => seller.name).join(listSeparator)}
        </p>
      )}
      <CartBar frame={frame} />
    </Page>
  )
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

function Head({ frame }: { frame: Frame }) {
  const { shop } = frame
  if (!shop) return null
  const words = messagesIn(frame.language)
  return (
    <header class="shophead">
      {shop.avatar ? (
        <img class="avatar" src={shop.avatar.src} alt="" width="56" height="56" />
      ) : (
        <Mark size={56} initial={initialOf(shop.name)} />
      )}
      <div>
        <h1 dir="auto" lang={shop.tag}>
          {shop.name}
        </h1>
        {shop.line && (
          <p dir="auto" lang={shop.tag}>
            {shop.line}
          </p>
        )}
      </div>
      <span class="ways">
        <HeadLanguages frame={frame} />
        <a class="quiet" href={paths.saved(shop.handle, visitOf(frame))} hidden data-saved-link>
          {words.savedTitle}
        </a>
        <a class="quiet" href={paths.cart(shop.handle, visitOf(frame))} data-cart-link="">
          {words.cart}
        </a>
      </span>
    </header>
  )
}

const sizesAlone = '(min-width: 1120px) 640px, (min-width: 700px) 58vw, 92vw'
const sizesInRow = '(min-width: 1120px) 528px, (min-width: 700px) 320px, 70vw'

/** Photos with several things in them, to be swiped through; a single one is the shop's cover. */
function Bundles({ frame, view }: Props) {
  const words = messagesIn(frame.language)
  const handle = frame.shop?.handle ?? ''
  const sizes = view.bundles.length === 1 ? sizesAlone : sizesInRow
  return (
    <section class="shelf">
      <h2>{words.bundles}</h2>
      <ul class="bundles">
        {view.bundles.map((bundle, index) => (
          <li key={bundle.id}>
            <a href={paths.bundle(handle, bundle.id, visitOf(frame))}>
              <Picture
                picture={bundle.picture}
                alt=""
                sizes={sizes}
                priority={index === 0 ? 'first' : index === 1 ? 'early' : 'late'}
              />
              <b dir="auto" lang={frame.shop?.tag}>
                {bundle.title}
              </b>{' '}
              <span class="soft">
                {bundle.available === bundle.count
                  ? words.items(bundle.count)
                  : words.someAvailable(bundle.available, bundle.count)}
                {bundle.total ? (
                  <>
                    {' · '}
                    <Price
                      money={bundle.total}
                      language={frame.language}
                      isFrom={bundle.isTotalFrom}
                      from={words.from}
                    />
                  </>
                ) : null}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Chips({ frame, view }: Props) {
  const words = messagesIn(frame.language)
  const handle = frame.shop?.handle ?? ''
  const isAll = !view.search?.isActive && view.sections.every(section => !section.isCurrent)
  return (
    <nav class="chips" aria-label={words.sections}>
      <a
        href={paths.shop(handle, visitOf(frame))}
        {...(isAll ? { 'aria-current': 'page' as const } : {})}
      >
        {words.all}
      </a>
      {view.sections.map(section => (
        <a
          key={section.id}
          dir="auto"
          lang={frame.shop?.tag}
          href={paths.section(handle, section.id, visitOf(frame))}
          {...(section.isCurrent ? { 'aria-current': 'page' as const } : {})}
        >
          {section.title}
        </a>
      ))}
    </nav>
  )
}
