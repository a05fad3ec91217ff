import type { InferResponseType } from 'hono/client'
import { answer } from '../../api.ts'
import { sellerApi } from '../own.ts'

/** One order as its seller has it. */
export type Part = InferResponseType<typeof sellerApi.orders.$get, 200>['data'][number]
export type Status = Part['status']
export type Shipment = { carrier: string; tracking_number: string }

/** Everything it goes in, the first first. */
export function shipmentsOf(part: Part): Shipment[] {
  const { carrier, tracking_number, further_shipments: further } = part
  return tracking_number ? [{ carrier: carrier ?? '', tracking_number }, ...further] : []
}

const pageMax = 100
const pagesMax = 5

export async function readPage(seller: string, status: Status, before: string | null) {
  const query = { status, limit: '30', ...(before ? { before } : {}) }
  const page = await answer(sellerApi.orders.$get({ param: { seller }, query }))
  return { data: page.data, next: page.next_before }
}

/** In whatever state, by an order's number or its beginning. */
export async function findParts(seller: string, number: string): Promise<Part[]> {
  const named = { param: { seller }, query: { number } }
  return (await answer(sellerApi['orders-found'].$get(named))).data
}

/** Everything to answer or to ship, the oldest first; beyond five hundred the rest waits. */
export async function readOpen(seller: string): Promise<{ parts: Part[]; isAll: boolean }> {
  const both = await Promise.all([readAll(seller, 'forwarded'), readAll(seller, 'accepted')])
  const parts = both.flatMap(one => one.parts)
  return {
    parts: parts.sort((a, b) => arrivedAt(a) - arrivedAt(b)),
    isAll: both.every(one => one.isAll),
  }
}

async function readAll(seller: string, status: Status) {
  const parts: Part[] = []
  let before: string | null = null
  for (let pages = 0; pages < pagesMax; pages++) {
    const query = { status, limit: String(pageMax), ...(before ? { before } : {}) }
    const page: { data: Part[]; next_before: string | null } = await answer(
      sellerApi.orders.$get({ param: { seller }, query }),
    )
    parts.push(...page.data)
    before = page.next_before
    if (before === null) return { parts, isAll: true }
  }
  return { parts, isAll: false }
}

export function isOpen(part: Part): boolean {
  return part.status === 'forwarded' || part.status === 'accepted'
}

export function arrivedAt(part: Part): number {
  return part.forwarded_at ? Date.parse(part.forwarded_at) : 0
}

/** What the buyer has paid for this part and not got back. */
export function paidMinor({ goods, shipping, refunded }: Part): number {
  return goods.amount + shipping.amount - refunded.amount
}

/** Sent, and nothing of its money is left. */
export function isPaidBack(part: Part): boolean {
  const isSent = part.status === 'shipped' || part.status === 'delivered'
  return isSent && part.refunded.amount > 0 && paidMinor(part) === 0
}
