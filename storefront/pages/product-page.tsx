import type { ComponentChildren } from 'preact'
import type {
  Frame,
  Picture as PictureData,
  ProductView,
  VariantView,
} from '../../server/http/storefront/views.ts'
import { groupBy } from '../../server/platform/group-by.ts'
import { factsOf } from '../../server/platform/language.ts'
import { formatMoney } from '../../server/platform/money.ts'
import { messagesIn } from '../messages/index.ts'
import { paths } from '../paths.ts'
import { Card } from '../ui/card.tsx'
import { CartBar } from '../ui/cart-bar.tsx'
import { Company } from '../ui/company.tsx'
import { dateTime, elsewhere } from '../ui/dates.ts'
import { languageOf, Page, visitOf } from '../ui/page.tsx'
import { Paragraphs } from '../ui/paragraphs.tsx'
import { Picture, ratioOf } from '../ui/picture.tsx'
import { Price } from '../ui/price.tsx'
import { Save } from '../ui/save.tsx'
import { WatchForm } from '../ui/watch-form.tsx'

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

const sizes = '(min-width: 1120px) 560px, (min-width: 700px) 50vw, 100vw'
const furtherSizes = '(min-width: 700px) 280px, 92vw'

/** What a further picture shows, as far as it is known: the choice it belongs to. */
function altOf({ title, variants }: ProductView, index: number): string {
  const shown = variants.filter(variant => variant.pictureIndex === index)
  const isShared = ({ name, value }: VariantView['options'][number]) =>
    shown.every(one => one.options.some(other => other.name === name && other.value === value))
  const said = (shown[0]?.options ?? []).filter(isShared).map(option => option.value)
  return [title, said.join(' / ') || String(index + 1)].join(' · ')
}

/** The curator's own photo first, said to be theirs; then the seller's. */
function Gallery({ frame, view }: Props) {
  const words = messagesIn(frame.language)
  const pictures = view.pictures.length || view.ownPhoto ? view.pictures : [null]
  const lead = view.ownPhoto ?? view.pictures[0]
  const isFirst = (index: number) => index === 0 && !view.ownPhoto
  const own = view.ownPhoto ? 1 : 0
  const of = pictures.length + own
  const at = (index: number) => (of > 1 ? { 'data-at': `${index + 1}/${of}` } : {})
  return (
    // Where it is swiped through, the arrow keys do it as well.
    <div
      class={lead ? `gallery as-${ratioOf(lead)}` : 'gallery'}
      {...(of > 1 ? { tabIndex: 0, role: 'group', 'aria-label': words.pictures } : {})}
    >
      {view.ownPhoto && (
        <figure {...at(0)}>
          <Enlarged frame={frame} picture={view.ownPhoto}>
            <Picture picture={view.ownPhoto} alt={view.title} sizes={sizes} priority="first" />
          </Enlarged>
          <figcaption class="soft">{words.photoBy(frame.shop?.name ?? '')}</figcaption>
        </figure>
      )}
      {pictures.map((picture, index) => (
        <div key={picture?.src ?? 'none'} id={`picture-${index}`} {...at(index + own)}>
          <Enlarged frame={frame} picture={picture}>
            <Picture
              picture={picture}
              alt={isFirst(index) ? view.title : altOf(view, index)}
              sizes={isFirst(index) ? sizes : furtherSizes}
              priority={isFirst(index) ? 'first' : 'late'}
            />
          </Enlarged>
        </div>
      ))}
    </div>
  )
}

type EnlargedProps = { frame: Frame; picture: PictureData | null; children: ComponentChildren }

/** Leads to the picture as large as there is; with a script it opens in the page. */
function Enlarged({ frame, picture, children }: EnlargedProps) {
  if (!picture) return <>{children}</>
  const [largest = ''] = picture.srcset.split(', ').at(-1)?.split(' ') ?? []
  return (
    <a href={largest} data-large title={messagesIn(frame.language).enlarge}>
      {children}
    </a>
  )
}

function Large({ frame }: { frame: Frame }) {
  const words = messagesIn(frame.language)
  return (
    <dialog class="large" aria-label={words.pictures}>
      <img alt="" />
      <form method="dialog">
        <button class="outline" type="submit">
          {words.close}
        </button>
      </form>
    </dialog>
  )
}

/** Struck out, and said in words to whoever does not see the line. */
function Was({ frame, was }: { frame: Frame; was: VariantView['was'] }) {
  const words = messagesIn(frame.language)
  return (
    <span class="was" data-was hidden={!was}>
      <s>{was && formatMoney(was, frame.language)}</s>{' '}
      <small class="soft">{words.lowestLately}</small>
    </span>
  )
}

/** The last minute it costs so little, as the clock of those who said so shows it. */
function untilText({ language }: Frame, { until }: VariantView): string {
  if (!until) return ''
  const words = messagesIn(language)
  const when = words.priceUntil(elsewhere(until.at, until.timeZone, language))
  return [until.event, when].filter(Boolean).join(' · ')
}

function Buy({ frame, view }: Props) {
  const words = messagesIn(frame.language)
  const buyable = view.variants.filter(variant => variant.isBuyable)
  const asked = buyable.find(variant => variant.id === view.askedVariantId)
  const first = asked ?? buyable[0] ?? view.variants[0]
  if (!first || !view.isBuyable) {
    const [lowest] = [...view.variants].sort((a, b) => a.price.amount - b.price.amount)
    return (
      <div class="buy">
        {lowest && (
          <p class="amount">
            <Price
              money={lowest.price}
              language={frame.language}
              isFrom={view.variants.some(one => one.price.amount !== lowest.price.amount)}
              from={words.from}
            />
          </p>
        )}
        {first && view.variants.length > 1 && <Choices frame={frame} view={view} first={first} />}
        <p class="notice">
          <b>{view.isWithdrawn ? words.unavailable : words.soldOut}</b>{' '}
          {view.isWithdrawn && words.withdrawnText}
        </p>
        {/* Folded: who only looks is not asked for an address. */}
        <details class="watch">
          <summary class="outline">{words.watchBack}</summary>
          <WatchForm frame={frame} watch={{ email: '', error: null, pickId: view.pickId }} />
        </details>
      </div>
    )
  }
  return (
    <form
      class="buy"
      method="post"
      action={paths.cart(frame.shop?.handle ?? '', { language: visitOf(frame).language })}
      data-buy
      data-offline={words.offline}
    >
      <input type="hidden" name="action" value="add" />
      {frame.placement && <input type="hidden" name="placement" value={frame.placement} />}
      <p class="amount" data-price aria-live="polite" aria-atomic="true">
        <Price money={first.price} language={frame.language} />{' '}
        <Was frame={frame} was={first.was} />
      </p>
      {view.variants.some(variant => variant.until) && (
        <p class="until" data-until aria-live="polite">
          {untilText(frame, first)}
        </p>
      )}
      {view.variants.length > 1 ? (
        <Choices frame={frame} view={view} first={first} />
      ) : (
        <input type="hidden" name="variant_id" value={first.id} />
      )}
      {view.variants.some(variant => variant.left !== null) && (
        <p class="left" data-left aria-live="polite">
          {first.left !== null && words.onlyLeft(first.left)}
        </p>
      )}
      <div class="row">
        <label class="quantity">
          <span>{words.quantity}</span>
          <input
            type="number"
            name="quantity"
            value="1"
            min="1"
            max="99"
            inputMode="numeric"
            required
          />
        </label>
        <button class="button" type="submit">
          {words.addToCart}
        </button>
      </div>
      <p class="said" role="status" data-said />
    </form>
  )
}

/** By colour, then by size: of several options a row for each value of the first. */
function Choices({ frame, view, first }: Props & { first: VariantView }) {
  const words = messagesIn(frame.language)
  const rows = [...groupBy(view.variants, variant => variant.options[0]?.value ?? '')]
  const isList =
    view.variants.some(variant => variant.options.length < 2) ||
    rows.every(([, row]) => row.length === 1)
  const choice = (nameOf: (variant: VariantView) => string) => (variant: VariantView) => (
    <Choice
      key={variant.id}
      frame={frame}
      variant={variant}
      name={nameOf(variant)}
      isChosen={view.isBuyable && variant.id === first.id}
    />
  )
  return (
    <fieldset class="choices">
      <legend>{first.options.map(option => option.name).join(' / ') || words.choose}</legend>
      {isList
        ? view.variants.map(choice(variant => variant.title))
        : rows.map(([value, row]) => (
            <fieldset key={value} class="choices">
              <legend dir="auto">{value}</legend>
              {row.map(choice(restOf))}
            </fieldset>
          ))}
    </fieldset>
  )
}

function Choice({
  frame,
  variant,
  name,
  isChosen,
}: {
  frame: Frame
  variant: VariantView
  name: string
  isChosen: boolean
}) {
  const words = messagesIn(frame.language)
  return (
    <label class={variant.isBuyable ? '' : 'out'}>
      <input
        type="radio"
        name="variant_id"
        value={variant.id}
        checked={isChosen}
        disabled={!variant.isBuyable}
        data-price={formatMoney(variant.price, frame.language)}
        data-was={variant.was ? formatMoney(variant.was, frame.language) : ''}
        data-until={untilText(frame, variant)}
        data-left={variant.left === null ? '' : words.onlyLeft(variant.left)}
        data-picture={variant.pictureIndex ?? ''}
      />
      <span dir="auto">{name}</span>
    </label>
  )
}

const restOf = ({ options }: VariantView) =>
  options
    .slice(1)
    .map(option => option.value)
    .join(' / ')

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
