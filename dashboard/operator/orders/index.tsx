import { useState } from 'preact/hooks'
import { operatorWords } from '../../messages/operator/index.ts'
import { BoneLines } from '../../seller/pieces/bone-lines.tsx'
import { Page } from '../../shell/page.tsx'
import { When } from '../../ui/dates.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Loaded, MoreRows } from '../../ui/loaded.tsx'
import { Price } from '../../ui/money.tsx'
import { usePages } from '../../ui/pages.ts'
import { Choices } from '../../ui/select.tsx'
import { State } from '../../ui/state.tsx'
import { operatorPaths } from '../places.ts'
import { type OrderRow, type OrderState, orderStates, orderTones, readOrders } from './data.ts'

/** Every order of the instance, the latest first. */
export function Orders() {
  const t = operatorWords.use()
  const [filter, setFilter] = useState<OrderState | 'all'>('all')
  const status = filter === 'all' ? null : filter
  const pages = usePages<OrderRow, string>(before => readOrders(status, before), [status])
  const rows = pages.isLoading && !pages.isLoadingMore ? null : pages.data
  return (
    <Page title={t.ordersTitle}>
      <Choices
        label={t.orderFilter}
        value={filter}
        options={[
          ['all', t.orderAll],
          ...orderStates.map(one => [one, t.orderStates[one]] as const),
        ]}
        onChoice={setFilter}
      />
      <Loaded of={{ ...pages, data: rows }} skeleton={<BoneLines count={8} />}>
        {found =>
          found.length ? (
            <ul class="rows">
              {found.map(order => (
                <Row key={order.id} order={order} />
              ))}
            </ul>
          ) : (
            <Empty drawing="nothing" title={t.ordersEmpty} />
          )
        }
      </Loaded>
      {rows && <MoreRows of={pages} />}
    </Page>
  )
}

function Row({ order }: { order: OrderRow }) {
  const t = operatorWords.use()
  return (
    <li>
      <a class="row order-row" href={operatorPaths.order(order.shop_id, order.id)}>
        <span class="row-main">
          <span>{t.order(order.number)}</span>
          <span class="facts">
            <span>@{order.shop}</span>
            <When at={order.placed_at} withTime />
            <span>{t.providers[order.provider] ?? order.provider}</span>
          </span>
        </span>
        <span class="row-figure">
          <Price of={order.total} class="strong" />
          <State tone={orderTones[order.status]}>{t.orderStates[order.status]}</State>
        </span>
        <Icon name="right" size={16} />
      </a>
    </li>
  )
}
