import { useEffect, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { answer } from '../../api.ts'
import { sellerWords } from '../../messages/seller/index.ts'
import { useLoad } from '../../ui/load.ts'
import { countText } from '../../ui/money.tsx'
import { store } from '../../ui/store.ts'
import { sellerApi, toShipCount, useOwn } from '../own.ts'
import { sellPaths } from '../places.ts'

/** How many payments wait; shown on every tab, so it is read once and then kept up to date. */
export const paymentCount = store<{ seller: string; count: number } | null>(null)

export async function readPayments(seller: string) {
  const { data } = await answer(sellerApi.payments.$get({ param: { seller } }))
  paymentCount.set({ seller, count: data.length })
  return data
}

/** The ways to look at one's orders, each with what is in it. */
export function Tabs() {
  const t = sellerWords.use()
  const own = useOwn()
  const { path } = useLocation()
  const known = paymentCount.use()
  useLoad(() => readPayments(own.id).catch(() => []), [own.id])
  const toPay = known?.seller === own.id ? known.count : 0
  const tabs: [string, string, number][] = [
    [sellPaths.ship, t.tabOpen, toShipCount(own)],
    [sellPaths.payments, t.tabPayments, toPay],
    [sellPaths.shipped, t.tabShipped, own.orders.shipped ?? 0],
    [sellPaths.ended, t.tabEnded, 0],
  ]
  const nav = useRef<HTMLElement>(null)
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <nav ref={nav} class="tabs" aria-label={t.tabs}>
      {tabs.map(([href, label, count]) => (
        <a key={href} class="chip" href={href} aria-current={path === href ? 'page' : undefined}>
          {label}
          {!!count && <b class="chip-count">{countText(count)}</b>}
        </a>
      ))}
    </nav>
  )
}
