import type { Frame, ProductView } from '../../server/http/storefront/views.ts'
import { factsOf } from '../../server/platform/language.ts'
import { formatMoney } from '../../server/platform/money.ts'
import { messagesIn } from '../messages/index.ts'
import { paths } from '../paths.ts'
import { Card } from '../ui/card.tsx'
import { CartBar } from '../ui/cart-bar.tsx'
import { Company } from '../ui/company.tsx'
import { dateTime } from '../ui/dates.ts'
import { languageOf, Page, visitOf } from '../ui/page.tsx'
import { Paragraphs } from '../ui/paragraphs.tsx'
import { Save } from '../ui/save.tsx'
import { Buy } from './product-buy.tsx'
import { Gallery, Large } from './product-gallery.tsx'

type Props = { frame: Frame; view: ProductView }

/** One product in a shop: pictures first, then price, choice and one button. */
export function ProductPage({ frame, view }: Props) {
  const { shop } = frame
  if (!shop) return null
  const words = messagesIn(frame.language)
  return (
    <Page
      frame={frame}
      isShelf
      title={`${view.title} · ${shop.name}`}
      description={view.note || view.description.slice(0, 160)}
      islands={['cart', 'product']}
    >
      <p class="back">
        <a href={paths.shop(shop.handle, visitOf(frame))}>{words.backToShop(shop.name)}</a>
      </p>
      <div class="product">
        <Gallery frame={frame} view={view} />
        <div class="about">
          <h1 dir="auto">{view.title}</h1>
          {view.brand && (
            <p class="soft" dir="auto">
              {view.brand}
            </p>
          )}
          <Buy frame={frame} view={view} />
          <Save frame={frame} pickId={view.pickId} />
          {view.note && (
            <section class="why">
              <h2>{words.whyChosen}</h2>
              {/* The bar stands where the page begins, the words where theirs do. */}
              <blockquote lang={shop.tag}>
                <p dir="auto">{view.note}</p>
              </blockquote>
              <p class="soft">{shop.name}</p>
            </section>
          )}
          <section class="text">
            <Paragraphs text={view.description} />
          </section>
          <Seller frame={frame} view={view} />
          <Found frame={frame} view={view} />
        </div>
      </div>
      {view.more.length > 0 && (
        <section class="shelf">
          <h2>{words.moreFromShelf}</h2>
          <ul class="grid">
            {view.more.map(card => (
              <Card key={card.pickId} frame={frame} card={card} index={9} />
            ))}
          </ul>
        </section>
      )}
      <Large frame={frame} />
      <CartBar frame={frame} />
    </Page>
  )
}

/** Where the curator has it from, and the way onto the shelf of whoever has a shop here as well. */
function Found({ frame, view }: Props) {
  const words = messagesIn(frame.language)
  const [before = '', after = ''] = words.foundAt.split('{shop}')
  return (
    <p class="found soft">
      {view.source && (
        <span>
          {before}
          <a dir="auto" href={paths.shop(view.source.handle, languageOf(frame))}>
            {view.source.name}
          </a>
          {after}
        </span>
      )}
      <a href={paths.pickFrom(frame.shop?.handle ?? '', view.slug)} rel="nofollow">
        {words.pickThis}
      </a>
    </p>
  )
}

function Seller({ frame, view: { seller, checkedAt } }: Props) {
  const words = messagesIn(frame.language)
  const [before = '', after = ''] = words.soldBy.split('{seller}')
  const shipping = seller.shipping.amount
    ? [
        words.shippingIs(formatMoney(seller.shipping, frame.language)),
        seller.freeShippingFrom &&
          words.freeFrom(formatMoney(seller.freeShippingFrom, frame.language)),
      ]
    : [words.freeShipping]
  return (
    <section class="facts">
      <h2>
        {before}
        <bdi>{seller.name}</bdi>
        {after}
      </h2>
      {seller.line && <p class="soft">{seller.line}</p>}
      <ul>
        <li>{shipping.filter(Boolean).join(words.betweenClauses)}</li>
        {seller.delivery.length > 0 && (
          <li>
            <Delivery frame={frame} delivery={seller.delivery} />
          </li>
        )}
        <li>{words.returns(seller.returnDays)}</li>
        {seller.returnDays > 0 && seller.returnPaidBy && (
          <li>{words.returnFees[seller.returnPaidBy]}</li>
        )}
        <li>
          {words.questions}
          {factsOf(frame.language).colon}
          <a href={`mailto:${seller.supportEmail}`}>{seller.supportEmail}</a>
        </li>
        {seller.company.length > 0 && (
          <li>
            <Company frame={frame} lines={seller.company} />
          </li>
        )}
        <li class="soft">
          {words.checked}{' '}
          <time dateTime={new Date(checkedAt).toISOString()}>
            {dateTime(checkedAt, frame.language)}
          </time>
        </li>
      </ul>
    </section>
  )
}

type Promises = ProductView['seller']['delivery']

/** How soon it is where; the places named, then everywhere else. */
function Delivery({ frame, delivery }: { frame: Frame; delivery: Promises }) {
  const words = messagesIn(frame.language)
  const isEverywhere = delivery.some(one => one.place === null)
  return (
    <>
      <b>{words.delivery}</b>
      <ul class="places">
        {delivery.map(({ to, place, daysMin, daysMax }) => (
          <li key={to}>
            {place ?? (delivery.length > 1 ? words.elsewhere : words.everywhere)}
            {factsOf(frame.language).colon}
            {words.days(daysMin, daysMax)}
          </li>
        ))}
        {!isEverywhere && <li class="soft">{words.nowhereElse}</li>}
      </ul>
    </>
  )
}
