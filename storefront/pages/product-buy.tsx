import type { Frame, ProductView, VariantView } from '../../server/http/storefront/views.ts'
import { quantityMax } from '../../server/orders/contract.ts'
import { groupBy } from '../../server/platform/group-by.ts'
import { formatMoney } from '../../server/platform/money.ts'
import { messagesIn } from '../messages/index.ts'
import { paths } from '../paths.ts'
import { elsewhere } from '../ui/dates.ts'
import { visitOf } from '../ui/page.tsx'
import { Price } from '../ui/price.tsx'
import { WatchForm } from '../ui/watch-form.tsx'

type Props = { frame: Frame; view: ProductView }

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

/** Price, choice and one button; sold out, what there was and the way to hear of it again. */
export function Buy({ frame, view }: Props) {
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
      id="buy"
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
            max={Math.max(...buyable.map(mostOf))}
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
        data-most={mostOf(variant)}
        data-picture={variant.pictureIndex ?? ''}
      />
      <span dir="auto">{name}</span>
    </label>
  )
}

/** No more than there are, where that is told. */
const mostOf = ({ left }: VariantView) => left ?? quantityMax

const restOf = ({ options }: VariantView) =>
  options
    .slice(1)
    .map(option => option.value)
    .join(' / ')
