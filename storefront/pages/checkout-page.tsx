import type { CheckoutView, CountryView } from '../../server/http/storefront/order-views.ts'
import type { Frame } from '../../server/http/storefront/views.ts'
import { factsOf } from '../../server/platform/language.ts'
import { formatMoney } from '../../server/platform/money.ts'
import { messagesIn } from '../messages/index.ts'
import { paths } from '../paths.ts'
import { Company } from '../ui/company.tsx'
import { Field } from '../ui/field.tsx'
import { Page, visitOf } from '../ui/page.tsx'
import { ParcelSummary } from '../ui/parcel.tsx'
import { Price } from '../ui/price.tsx'
import { Sums } from '../ui/sums.tsx'
import { ProblemWords, PutRight } from '../ui/trouble.tsx'

type Props = { frame: Frame; view: CheckoutView }

/** One page, one button with the total in it. */
export function CheckoutPage({ frame, view }: Props) {
  const words = messagesIn(frame.language)
  const { cart } = view
  const handle = frame.shop?.handle ?? ''
  const sellers = cart.parcels.map(parcel => parcel.sellerName).join(words.betweenSellers)
  const hasErrors = Object.keys(view.errors).length > 0
  return (
    <Page
      frame={frame}
      title={[hasErrors && words.fixFields, words.checkoutTitle, frame.shop?.name]
        .filter(Boolean)
        .join(' · ')}
      islands={['checkout']}
      hasNoIndex
    >
      <div class="narrow checkout">
        <h1>{words.checkoutTitle}</h1>
        {cart.problems.length === 0 && (view.notice || hasErrors) && (
          <p class="notice" role="alert" {...(view.notice ? {} : { 'data-wrong': '' })}>
            {view.notice ?? words.fixFields}
          </p>
        )}
        {/* Enter in any field presses a form's first button: it must be this one. */}
        <button class="hidden" type="submit" form="checkout" tabIndex={-1} aria-hidden="true" />
        {cart.problems.length > 0 && (
          <section id="trouble" class="notice" role="alert" tabIndex={-1}>
            <p>{words.problemsFirst}</p>
            <ul>
              {cart.problems.map(problem => (
                <li key={problem.variantId}>
                  <ProblemWords frame={frame} problem={problem} />
                  <span>
                    <PutRight
                      frame={frame}
                      problem={problem}
                      button={many => ({
                        name: 'action',
                        value: `take:${problem.variantId}:${many}`,
                        form: 'checkout',
                        formNoValidate: true,
                      })}
                    />
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
        <details class="summary" open={cart.count <= 2}>
          <summary>
            <span>
              {words.yourThings} · {words.items(cart.count)}
            </span>
            <Price money={cart.total} language={frame.language} />
          </summary>
          {cart.parcels.map(parcel => (
            <ParcelSummary key={parcel.sellerName} frame={frame} parcel={parcel} />
          ))}
          <a class="quiet" href={paths.cart(handle, visitOf(frame))}>
            {words.edit}
          </a>
        </details>
        <form
          id="checkout"
          method="post"
          action={paths.checkout(handle, { language: visitOf(frame).language })}
          data-checkout
          data-working={words.working}
          data-offline={words.offline}
        >
          <input type="hidden" name="fingerprint" value={view.fingerprint} />
          <input type="hidden" name="idempotency_key" value={view.idempotencyKey} />
          <input type="hidden" name="code_counted" value={view.codeCounted} />
          <input type="hidden" name="click" value={view.values.click ?? ''} />
          {frame.placement && <input type="hidden" name="placement" value={frame.placement} />}
          {view.express && cart.problems.length === 0 && <Express frame={frame} />}
          <Contact frame={frame} view={view} />
          <Address frame={frame} view={view} />
          <Payment frame={frame} view={view} />
          <Code frame={frame} view={view} />
          {(cart.discount || cart.tax) && (
            <div class="sums">
              <Sums frame={frame} sums={cart} />
            </div>
          )}
          <p class="privacy">{words.privacy(sellers)}</p>
          {view.companies.map(({ sellerName, lines }) => (
            <Company key={sellerName} frame={frame} lines={lines} of={sellerName} />
          ))}
          <Terms frame={frame} />
          <p class="said" role="alert" data-said data-bad />
          {/* Not a grey button: it says nothing of what stands a long way above it. */}
          {cart.problems.length > 0 ? (
            <a class="button wide" href="#trouble">
              {words.toTrouble}
            </a>
          ) : (
            <button class="button wide" type="submit">
              {words.pay(formatMoney(cart.total, frame.language))}
            </button>
          )}
        </form>
      </div>
    </Page>
  )
}

/** What the operator's pages say of buying here, read before it is done. */
function Terms({ frame }: { frame: Frame }) {
  const words = messagesIn(frame.language)
  const pages = frame.legalPages.filter(page => page.about !== 'imprint')
  if (!pages.length) return null
  return (
    <p class="soft">
      {words.agreeTo}
      {factsOf(frame.language).colon}
      {pages.map(({ about, url }, index) => (
        <span key={about}>
          {index > 0 && words.betweenClauses}
          <a href={url} target="_blank" rel="noopener">
            {words.legalPages[about]}
          </a>
        </span>
      ))}
    </p>
  )
}

/** The shortest way: who buys and where it goes is known to a wallet. */
function Express({ frame }: { frame: Frame }) {
  const words = messagesIn(frame.language)
  return (
    <div class="express">
      <button class="outline wide" type="submit" name="action" value="express" formNoValidate>
        {words.express}
      </button>
      <small class="soft">{words.expressText}</small>
      <p class="or">{words.expressElse}</p>
    </div>
  )
}

/** Where the mistake is, one begins: the page comes back with it in sight and in the ear. */
function firstWrong({ errors, address }: CheckoutView): string | undefined {
  return ['name', 'email', 'phone', 'country', ...address.order, 'discount_code'].find(
    name => errors[name],
  )
}

function Contact({ frame, view }: Props) {
  const words = messagesIn(frame.language)
  const { values, errors } = view
  const common = { frame, values, errors, first: firstWrong(view) }
  return (
    <fieldset>
      <legend>{words.contact}</legend>
      <Field {...common} name="name" label={words.name} autoComplete="shipping name" max={100} />
      <Field
        {...common}
        name="email"
        label={words.email}
        type="email"
        inputMode="email"
        autoComplete="email"
        hint={words.emailHint}
      />
      <Field
        {...common}
        name="phone"
        label={words.phone}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        hint={words.phoneHint}
        isOptional={!view.address.isPhoneNeeded}
        max={30}
      />
    </fieldset>
  )
}

const autoComplete = {
  line1: 'shipping address-line1',
  line2: 'shipping address-line2',
  city: 'shipping address-level2',
  region: 'shipping address-level1',
  postal_code: 'shipping postal-code',
}

/** Asked for as the chosen country writes it; another country asks the server for its form. */
function Address({ frame, view }: Props) {
  const words = messagesIn(frame.language)
  const { values, errors, countries, address, leftOut } = view
  const first = firstWrong(view)
  const labels = {
    line1: words.line1Words[address.lineWord],
    line2: words.line2,
    city: words.cityWords[address.cityWord],
    region: words.regionWords[address.regionWord],
    postal_code: words.codeWords[address.codeWord],
  }
  return (
    <fieldset class="address">
      <legend>{words.address}</legend>
      <p class="field country">
        <label for="country">{words.country}</label>
        <select
          id="country"
          name="country"
          autoComplete="shipping country"
          data-country
          {...(errors.country ? { 'aria-invalid': true, 'aria-describedby': 'country-error' } : {})}
          {...(first === 'country' ? { autofocus: true } : {})}
        >
          <Countries all={countries.shipped} chosen={values.country} />
          {countries.others.length > 0 && (
            <optgroup label={words.partlyShipped}>
              <Countries all={countries.others} chosen={values.country} />
            </optgroup>
          )}
        </select>
        {errors.country && (
          <small id="country-error" class="wrong">
            {errors.country}
          </small>
        )}
        {errors.country && leftOut.length > 0 && (
          <button
            class="outline"
            type="submit"
            name="action"
            value={`leave_out:${values.country}`}
            formNoValidate
          >
            {words.leaveOut(leftOut.join(words.betweenSellers))}
          </button>
        )}
        <button
          class="quiet"
          type="submit"
          name="action"
          value="country"
          formNoValidate
          formAction={`${paths.checkout(frame.shop?.handle ?? '', { language: visitOf(frame).language })}#country`}
          data-country-go
        >
          {words.showAddressForm}
        </button>
      </p>
      {address.order.map(name => (
        <Field
          key={name}
          frame={frame}
          values={values}
          errors={errors}
          name={name}
          label={labels[name]}
          first={first}
          autoComplete={autoComplete[name]}
          isOptional={!address.required.includes(name)}
          half={!name.startsWith('line')}
          options={name === 'region' ? address.regions : name === 'city' ? address.cities : []}
          max={name === 'postal_code' ? 20 : name.startsWith('line') ? 200 : 100}
        />
      ))}
    </fieldset>
  )
}

function Countries({ all, chosen }: { all: CountryView[]; chosen: string | undefined }) {
  return (
    <>
      {all.map(({ code, name }) => (
        <option key={code} value={code} selected={code === chosen}>
          {name}
        </option>
      ))}
    </>
  )
}

/** Folded away: most buyers have none, and an open field makes them look for one. */
function Code({ frame, view }: Props) {
  const words = messagesIn(frame.language)
  const { values, errors } = view
  const isOpen = Boolean(values.discount_code || errors.discount_code)
  return (
    <details class="code-entry" open={isOpen}>
      <summary>{words.haveCode}</summary>
      <div class="code-row">
        <Field
          frame={frame}
          values={values}
          errors={errors}
          name="discount_code"
          label={words.discountCode}
          first={firstWrong(view)}
          autoComplete="off"
          isOptional
          max={20}
        />
        <button
          type="submit"
          name="action"
          value="apply"
          formNoValidate
          formAction={`${paths.checkout(frame.shop?.handle ?? '', { language: visitOf(frame).language })}#discount_code`}
          data-code-go
        >
          {words.applyCode}
        </button>
      </div>
    </details>
  )
}

function Payment({ frame, view: { providers, values, errors } }: Props) {
  const words = messagesIn(frame.language)
  const chosen = values.provider || providers[0]?.name
  return (
    <fieldset class="choices tall">
      <legend>{words.payment}</legend>
      {providers.map(({ name, said }) => (
        <label key={name}>
          <input type="radio" name="provider" value={name} checked={name === chosen} required />
          <span>
            <b>{words.providers[said].name}</b>
            <small class="soft">{words.providers[said].text}</small>
          </span>
        </label>
      ))}
      {errors.provider && <small class="wrong">{errors.provider}</small>}
    </fieldset>
  )
}
