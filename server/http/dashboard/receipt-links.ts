import { paths } from '../../../storefront/paths.ts'
import { commissionsOfOrders } from '../../commissions/queries.ts'
import type { Reader } from '../../platform/db/index.ts'
import type { Language } from '../../platform/language.ts'
import { receiptToken } from '../../receipts/read.ts'

/** Signed links to the receipts of some orders' commissions, by order: for sellers and operators. */
export async function receiptLinks(
  db: Reader,
  {
    secretKey,
    orders,
    sellerId,
    language,
  }: {
    secretKey: string
    orders: { shopId: string; orderId: string }[]
    sellerId: string | null
    language: Language
  },
): Promise<Map<string, { line_id: string; kind: string; url: string }[]>> {
  const links = new Map<string, { line_id: string; kind: string; url: string }[]>()
  for (const shopId of new Set(orders.map(one => one.shopId))) {
    const orderIds = orders.filter(one => one.shopId === shopId).map(one => one.orderId)
    for (const one of await commissionsOfOrders(db, { shopId, orderIds })) {
      if (sellerId && one.sellerId !== sellerId) continue
      const url = paths.receipt(receiptToken(secretKey, one), { language })
      const known = links.get(one.orderId) ?? []
      links.set(one.orderId, [...known, { line_id: one.lineId, kind: one.kind, url }])
    }
  }
  return links
}
