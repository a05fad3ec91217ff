import { useState } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import type { Language } from '../../../server/platform/language.ts'
import { language } from '../../messages/language.ts'
import { operatorWords } from '../../messages/operator/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { Page } from '../../shell/page.tsx'
import { Button, LinkButton } from '../../ui/button.tsx'
import { countryName } from '../../ui/countries.ts'
import { When } from '../../ui/dates.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Bone } from '../../ui/skeleton.tsx'
import { State } from '../../ui/state.tsx'
import { AskPayment } from '../console/payment-row.tsx'
import { operatorPaths } from '../places.ts'
import { GiveBack } from '../refund/open.tsx'
import { refreshWaiting } from '../waiting.ts'
import { type OrderDetail, orderTones, readOrder } from './data.ts'
import { Parts, Refunds } from './parts.tsx'
import { Split } from './split.tsx'

/** One order: its money, line by line, and what became of its parcels. */
export default function Order() {
  const t = operatorWords.use()
  const { shop = '', id = '' } = useRoute().params
  const load = useLoad(() => readOrder(shop, id), [shop, id])
  const reload = async () => {
    await Promise.all([load.reload(), refreshWaiting()])
  }
  const number = load.data?.number ?? id.slice(-8).toUpperCase()
  return (
    <Page title={t.order(number)}>
      <Loaded of={load} skeleton={<OrderBones />}>
        {order => (
          <>
            <Facts order={order} />
            <ToConfirm order={order} shop={shop} onDone={reload} />
            <GiveBack order={order} shop={shop} onDone={reload} />
            <Split order={order} />
            <Parts order={order} />
            <Refunds order={order} />
            <Back />
          </>
        )}
      </Loaded>
    </Page>
  )
}

/** Facts in two columns, then the table of the money. */
function OrderBones() {
  return (
    <div class="form" aria-hidden="true">
      <div class="fact-list">
        {[0, 1, 2, 3].map(key => (
          <span key={key}>
            <Bone class="bone-line is-short" />
            <Bone class="bone-line" />
          </span>
        ))}
      </div>
      <div class="sheet form">
        <Bone class="bone-line is-long" />
        <Bone class="bone-input" />
        <Bone class="bone-input" />
      </div>
    </div>
  )
}

function Facts({ order }: { order: OrderDetail }) {
  const t = operatorWords.use()
  const { provider, state } = order.payment
  return (
    <dl class="fact-list">
      <div>
        <dt>
          <State tone={orderTones[order.status]}>{t.orderStates[order.status]}</State>
        </dt>
        <dd>
          {t.placed} <When at={order.placed_at} withTime />
          {order.paid_at && (
            <>
              {' · '}
              {t.paid} <When at={order.paid_at} withTime />
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{t.buyer}</dt>
        <dd>
          <bdi>{order.buyer.name}</bdi>{' '}
          <a href={`mailto:${order.buyer.email}`}>{order.buyer.email}</a>
        </dd>
      </div>
      <div>
        <dt>{t.goesTo}</dt>
        <dd dir="auto">{placeText(order.place, language.use())}</dd>
      </div>
      <div>
        <dt>{t.shop}</dt>
        <dd>
          <a href={`/@${order.shop}`}>@{order.shop}</a>
        </dd>
      </div>
      <div>
        <dt>{t.payment}</dt>
        <dd>
          {t.paymentStates[state]} · {t.providers[provider] ?? provider}
        </dd>
      </div>
    </dl>
  )
}

function placeText({ city, region, country }: OrderDetail['place'], spoken: Language): string {
  // Shanghai is in Shanghai: said once.
  return [city, region !== city && region, countryName(country, spoken)].filter(Boolean).join(', ')
}

/** An order paid by hand can be confirmed where one looks at it. */
function ToConfirm({
  order,
  shop,
  onDone,
}: {
  order: OrderDetail
  shop: string
  onDone: () => Promise<void>
}) {
  const t = operatorWords.use()
  const [isAsked, setAsked] = useState(false)
  const { payment, status, number, total, buyer } = order
  const waits = status === 'awaiting_payment' && payment.state === 'pending'
  if (!waits || payment.provider !== 'manual') return null
  const asked = { id: payment.id, shop_id: shop, number, amount: total, buyer_name: buyer.name }
  return (
    <div>
      <Button kind="main" onClick={() => setAsked(true)}>
        {t.payConfirm}
      </Button>
      {isAsked && <AskPayment payment={asked} onDone={onDone} onClose={() => setAsked(false)} />}
    </div>
  )
}

function Back() {
  const shell = shellWords.use()
  return (
    <div>
      <LinkButton kind="quiet" icon="left" href={operatorPaths.orders}>
        {shell.back}
      </LinkButton>
    </div>
  )
}
