import type { BundleView, Frame, TaggedView } from '../../server/http/storefront/views.ts'
import { factsOf, type Language } from '../../server/platform/language.ts'
import { formatMoney } from '../../server/platform/money.ts'
import { messagesIn } from '../messages/index.ts'
import { paths } from '../paths.ts'
import { CartBar } from '../ui/cart-bar.tsx'
import { momentText } from '../ui/moment.ts'
import { Page, visitOf } from '../ui/page.tsx'
import { Picture } from '../ui/picture.tsx'
import { Price } from '../ui/price.tsx'
import { Poster, Video } from './bundle-video.tsx'

type Props = { frame: Frame; view: BundleView }

/** What a form calls the variant chosen of a pick; `pick_id` names those that are ticked. */
export const variantField = (pickId: string) => `variant_of_${pickId}`

/** One photo or video, everything in it, and one button for all of it. */
export function BundlePage({ frame, view }: Props) {
  const { shop } = frame
  if (!shop) return null
  const words = messagesIn(frame.language)
  const buyable = view.tags.filter(tag => tag.variants.length > 0).length
  return (
    <Page
      frame={frame}
      isShelf={!view.video}
      title={`${view.title} · ${shop.name}`}
      islands={view.video ? ['cart', 'bundle', 'video'] : ['cart', 'bundle']}
    >
      <p class="back">
        <a href={paths.shop(shop.handle, visitOf(frame))}>{words.backToShop(shop.name)}</a>
      </p>
      <div class="product">
        {view.video ? (
          <Video frame={frame} view={view} video={view.video} />
        ) : (
          <Photo frame={frame} view={view} />
        )}
        <form
          class="about"
          data-total={view.total.currency}
          data-adds={buyable > 0 ? addWords(frame.language, buyable) : undefined}
          method="post"
          action={paths.cart(shop.handle, { language: visitOf(frame).language ?? null })}
        >
          <h1 dir="auto" lang={shop.tag}>
            {view.title}
          </h1>
          <input type="hidden" name="action" value="add_all" />
          <input type="hidden" name="bundle_id" value={view.id} />
          {frame.placement && <input type="hidden" name="placement" value={frame.placement} />}
          <ol class="lines tagged">
            {view.tags.map((tag, index) => (
              <Tagged key={tag.card.pickId} frame={frame} tag={tag} number={index + 1} />
            ))}
          </ol>
          {buyable > 0 ? (
            <button class="button wide" type="submit">
              <span>{words.addAll(buyable)}</span>
              <b>{totalText(frame, view)}</b>
            </button>
          ) : (
            <p class="notice">
              {view.tags.some(tag => tag.card.isOffered) ? words.soldOut : words.unavailable}
            </p>
          )}
        </form>
      </div>
      <CartBar frame={frame} />
    </Page>
  )
}

/** What the button says of none, one, two … of them; `islands/bundle.ts` takes its pick. */
function addWords(language: Language, most: number): string {
  const words = messagesIn(language)
  const some = Array.from({ length: most - 1 }, (_, index) => words.addSome(index + 1))
  return [words.addNone, ...some, words.addAll(most)].join('|')
}

function totalText({ language }: Frame, { total, isTotalFrom }: BundleView): string {
  const price = formatMoney(total, language)
  return isTotalFrom ? messagesIn(language).from.replace('{price}', price) : price
}

/** Each dot leads to its product and carries its number in the list. Drawn in the photo's own space. */
function Photo({ frame, view: { picture, title, tags } }: Props) {
  const words = messagesIn(frame.language)
  const { colon } = factsOf(frame.language)
  const height = Math.round((1000 * picture.height) / picture.width)
  return (
    <div class="tagphoto">
      <Poster view={{ picture, title }} />
      <svg viewBox={`0 0 1000 ${height}`}>
        <title>{words.inThisPhoto}</title>
        {tags.map(({ card, x, y }, index) => (
          <a
            key={card.pickId}
            href={paths.product(frame.shop?.handle ?? '', card.slug, visitOf(frame))}
            aria-label={`${index + 1}${colon}${card.title}`}
          >
            <circle class="reach" cx={x * 10} cy={(y * height) / 100} r="62" />
            <circle cx={x * 10} cy={(y * height) / 100} r="38" />
            <text x={x * 10} y={(y * height) / 100} dy="0.35em">
              {index + 1}
            </text>
          </a>
        ))}
      </svg>
    </div>
  )
}

function Tagged({ frame, tag, number }: { frame: Frame; tag: TaggedView; number: number }) {
  const words = messagesIn(frame.language)
  const { card, variants, second } = tag
  const [first] = variants
  const isOnePrice = variants.every(one => one.price.amount === first?.price.amount)
  const picture = <Picture picture={first?.picture ?? card.picture} alt="" sizes="72px" isSquare />
  return (
    <li {...(second === null ? {} : { 'data-second': second })}>
      {first ? (
        <label>
          <input
            type="checkbox"
            name="pick_id"
            value={card.pickId}
            checked
            aria-label={card.title}
          />
          {picture}
        </label>
      ) : (
        picture
      )}
      <span>
        <a href={paths.product(frame.shop?.handle ?? '', card.slug, visitOf(frame))}>
          {number}. {card.title}
        </a>
        {variants.length > 1 ? (
          <label>
            <span class="hidden">
              {words.choose}
              {factsOf(frame.language).colon}
              {card.title}
            </span>
            <select name={variantField(card.pickId)}>
              {variants.map(one => (
                <option
                  key={one.id}
                  value={one.id}
                  data-minor={one.price.amount}
                  data-picture={(one.picture ?? card.picture)?.src}
                  dir="auto"
                >
                  {isOnePrice
                    ? one.title
                    : `${one.title} · ${formatMoney(one.price, frame.language)}`}
                </option>
              ))}
            </select>
          </label>
        ) : (
          first && (
            <input
              type="hidden"
              name={variantField(card.pickId)}
              value={first.id}
              data-minor={first.price.amount}
            />
          )
        )}
        {!first && <small class="soft">{card.isOffered ? words.soldOut : words.unavailable}</small>}
        {second !== null && (
          <span class="at" data-at={words.playFrom(momentText(second))}>
            {momentText(second)}
          </span>
        )}
      </span>
      {/* Where the choice decides, each choice says its own. */}
      {isOnePrice && <Price money={first?.price ?? card.price} language={frame.language} />}
    </li>
  )
}
