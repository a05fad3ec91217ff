import { useState } from 'preact/hooks'
import { operatorWords } from '../../messages/operator/index.ts'
import { BoneLines } from '../../seller/pieces/bone-lines.tsx'
import { SearchField } from '../../seller/pieces/search-field.tsx'
import { useSettled } from '../../seller/pieces/settled.ts'
import { Page } from '../../shell/page.tsx'
import { When } from '../../ui/dates.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded, MoreRows } from '../../ui/loaded.tsx'
import { Price } from '../../ui/money.tsx'
import { usePages } from '../../ui/pages.ts'
import { Choices } from '../../ui/select.tsx'
import { State } from '../../ui/state.tsx'
import { operatorPaths } from '../places.ts'
import {
  findOrders,
  type OrderRow,
  type OrderState,
  orderStates,
  orderTones,
  readOrders,
} from './data.ts'

/** Every order of the instance, the latest first, and the one somebody asks about. */
export function Orders() {
  const t = operatorWords.use()
  const [typed, setTyped] = useState('')
  const sought = useSettled(typed.trim())
  return (
    <Page title={t.ordersTitle}>
      <SearchField label={t.orderSearch} value={typed} onText={setTyped} />
      {typed.trim() && sought ? <Found sought={sought} /> : <All />}
    </Page>
  )
}

/** In whatever state: who asks about an order hardly knows that. */
function Found({ sought }: { sought: string }) {
  const t = operatorWords.use()
  const load = useLoad(() => findOrders(sought), [sought])
  return (
    <Loaded of={load} skeleton={<BoneLines count={2} />}>
      {found =>
        found.length ? (
          <Rows orders={found} />
        ) : (
          <Empty drawing="search" title={t.orderNone}>
            <p>{t.orderNoneText}</p>
          </Empty>
        )
      }
    </Loaded>
  )
}

function All() {
  const t = operatorWords.use()
  const [filter, setFilter] = useState<OrderState | 'all'>('all')
  const status = filter === 'all' ? null : filter
  const pages = usePages<OrderRow, string>(before => readOrders(status, before), [status])
  const rows = pages.isLoading && !pages.isLoadingMore ? null : pages.data
  return (
    <>
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
          found.length ? <Rows orders={found} /> : <Empty drawing="nothing" title={t.ordersEmpty} />
        }
      </Loaded>
      {rows && <MoreRows of={pages} />}
    </>
  )
}

function Rows({ orders }: { orders: OrderRow[] }) {
  return (
    <ul class="rows">
      {orders.map(order => (
        <Row key={order.id} order={order} />
      ))}
    </ul>
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
