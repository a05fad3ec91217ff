import type {
  CartLineView,
  CartProblemView,
  CartView,
} from '../../server/http/storefront/order-views.ts'
import type { Frame } from '../../server/http/storefront/views.ts'
import { quantityMax } from '../../server/orders/contract.ts'
import { factsOf } from '../../server/platform/language.ts'
import { formatMoney } from '../../server/platform/money.ts'
import { messagesIn } from '../messages/index.ts'
import { paths } from '../paths.ts'
import { Page, visitOf } from '../ui/page.tsx'
import { ShippingRow } from '../ui/parcel.tsx'
import { Picture } from '../ui/picture.tsx'
import { Price } from '../ui/price.tsx'
import { EmptyBag } from '../ui/scenes.tsx'
import { namedThing, ProblemWords, PutRight } from '../ui/trouble.tsx'

type Props = { frame: Frame; view: CartView }

/** What the buyer has put in, one parcel per seller; priced anew, changes told. */
export function CartPage({ frame, view }: Props) {
  const words = messagesIn(frame.language)
  const handle = frame.shop?.handle ?? ''
  const isEmpty = view.count === 0 && view.problems.length === 0
  return (
    <Page
      frame={frame}
      title={`${words.cartTitle} · ${frame.shop?.name ?? ''}`}
      islands={['amounts']}
      hasNoIndex
    >
      <p class="hidden" role="status" data-told />
      <div class="narrow" data-cart data-offline={words.offline}>
        <h1>{words.cartTitle}</h1>
        <p class="wrong" role="alert" data-said />
        {view.unpaid && (
          <p class="notice" role="status">
            {words.unpaidOrder(view.unpaid.number)} <a href={view.unpaid.href}>{words.unpaidGo}</a>
          </p>
        )}
        {isEmpty && (
          <div class="empty">
            <EmptyBag />
            <p>
              <b>{words.cartEmpty}</b>
              <br />
              {words.cartEmptyText}
            </p>
            <a class="button" href={paths.shop(handle, visitOf(frame))}>
              {words.lookAround}
            </a>
          </div>
        )}
        {view.leftOut.length > 0 && (
          <p class="notice" role="status">
            {words.leftOut(view.leftOut.join(' · '))}
          </p>
        )}
        {view.problems.length > 0 && (
          <section class="notice" role="alert">
            <p>{view.count > 0 ? words.problemsFirst : words.problemsOnly}</p>
            <ul>
              {view.problems.map(problem => (
                <Trouble key={problem.variantId} frame={frame} problem={problem} />
              ))}
            </ul>
          </section>
        )}
        {view.parcels.map(parcel => (
          <section key={parcel.sellerName} class="parcel">
            <h2>{words.parcelFrom(parcel.sellerName)}</h2>
            <ul class="lines">
              {parcel.lines.map(line => (
                <Line
                  key={line.variantId}
                  frame={frame}
                  line={line}
                  isFew={line.variantId === view.fewVariantId}
                />
              ))}
            </ul>
            <ShippingRow frame={frame} parcel={parcel} />
          </section>
        ))}
        {view.count > 0 && (
          <>
            <p class="sum total">
              <span>{words.total}</span>
              <Price money={view.total} language={frame.language} />
            </p>
            <p class="actions">
              <a class="button wide" href={paths.checkout(handle, visitOf(frame))}>
                {words.checkout}
              </a>
              <a class="quiet" href={paths.shop(handle, visitOf(frame))}>
                {words.lookAround}
              </a>
            </p>
          </>
        )}
      </div>
    </Page>
  )
}

function Line({ frame, line, isFew }: { frame: Frame; line: CartLineView; isFew: boolean }) {
  const words = messagesIn(frame.language)
  const handle = frame.shop?.handle ?? ''
  return (
    <li>
      <Picture picture={line.picture} alt="" sizes="72px" isSquare />
      <span>
        <a href={paths.product(handle, line.slug, visitOf(frame))}>{line.title}</a>
        {line.variantTitle && (
          <small class="soft">
            <bdi>{line.variantTitle}</bdi>
          </small>
        )}
        {line.quantity > 1 && (
          <small class="soft">{words.each(formatMoney(line.unitPrice, frame.language))}</small>
        )}
        {isFew && (
          <small class="changed" data-few>
            {words.onlyLeft(line.quantity)}
          </small>
        )}
        {line.priceWas && (
          <small class="changed">
            {words.priceChanged(formatMoney(line.priceWas, frame.language))}
          </small>
        )}
      </span>
      <Price money={line.total} language={frame.language} />
      <Amount frame={frame} line={line} />
    </li>
  )
}

/** One less, so many, one more, none. Enter in the field says what stands there: the first button. */
function Amount({ frame, line }: { frame: Frame; line: CartLineView }) {
  const words = messagesIn(frame.language)
  const handle = frame.shop?.handle ?? ''
  const { variantId, quantity } = line
  const thing = namedThing(line)
  const of = (label: string) => `${label}${factsOf(frame.language).colon}${thing}`
  return (
    <form
      id={`amount-${variantId}`}
      class="howmany"
      method="post"
      action={paths.cart(handle, { language: visitOf(frame).language })}
      data-quantity
      data-gone={words.removed(thing)}
    >
      <input type="hidden" name="action" value="set" />
      <input type="hidden" name="variant_id" value={variantId} />
      {frame.placement && <input type="hidden" name="placement" value={frame.placement} />}
      <button type="submit" class="hidden" tabIndex={-1}>
        {words.update}
      </button>
      <span class="stepper">
        <button
          type="submit"
          name="to"
          value={quantity - 1}
          data-step="-1"
          disabled={quantity < 2}
          aria-label={of(words.oneLess)}
        >
          −
        </button>
        <input
          type="number"
          name="quantity"
          value={quantity}
          min="0"
          max={quantityMax}
          required
          inputMode="numeric"
          aria-label={of(words.quantity)}
        />
        <button
          type="submit"
          name="to"
          value={quantity + 1}
          data-step="1"
          disabled={quantity >= quantityMax}
          aria-label={of(words.oneMore)}
        >
          +
        </button>
      </span>
      <button
        type="submit"
        class="quiet"
        name="to"
        value="0"
        data-to="0"
        aria-label={of(words.remove)}
      >
        {words.remove}
      </button>
    </form>
  )
}

function Trouble({ frame, problem }: { frame: Frame; problem: CartProblemView }) {
  return (
    <li>
      <ProblemWords frame={frame} problem={problem} />
      <form
        method="post"
        action={paths.cart(frame.shop?.handle ?? '', { language: visitOf(frame).language })}
      >
        <input type="hidden" name="action" value="set" />
        <input type="hidden" name="variant_id" value={problem.variantId} />
        {frame.placement && <input type="hidden" name="placement" value={frame.placement} />}
        <PutRight
          frame={frame}
          problem={problem}
          button={many => ({ name: 'quantity', value: many })}
        />
      </form>
    </li>
  )
}
