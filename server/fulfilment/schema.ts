import { sql } from 'drizzle-orm'
import type { ShipTo } from '../orders/contract.ts'
import { numberIn } from '../orders/number.ts'
import {
  count,
  document,
  id,
  index,
  instant,
  moneyMinor,
  primaryKey,
  table,
  text,
  uniqueIndex,
} from '../platform/db/columns.ts'
import type { Language } from '../platform/language.ts'

export type SellerOrderStatus =
  | 'forwarded'
  | 'accepted'
  | 'shipped'
  | 'delivered'
  | 'rejected'
  | 'cancelled'

export type SellerOrderLine = {
  lineId: string
  variantId: string
  /** The seller's own id of the variant. */
  externalId: string
  title: string
  /** As the seller wrote it, and in Chinese; parts from before do not say. */
  titleOwn?: string | null
  titleZh?: string | null
  variantTitle: string
  variantTitleZh?: string | null
  imageHash: string | null
  quantity: number
  unitPriceMinor: number
  lineTotalMinor: number
  /** What of it is not the seller's; parts from before the fee do not say. */
  commissionMinor?: number
  platformFeeMinor?: number
}

export type Shipment = { carrier: string; trackingNumber: string; shippedAt: number }

/**
 * One seller's part of a paid order: all that shipping needs, and nothing of the rest (no e-mail,
 * no other seller's lines). At home with the seller, whose portal and API read only this.
 */
export const sellerOrders = table(
  'seller_orders',
  {
    sellerId: id().notNull(),
    id: id().notNull(),
    shopId: id().notNull(),
    orderId: id().notNull(),
    status: text().$type<SellerOrderStatus>().notNull(),
    currency: text().notNull(),
    lines: document<SellerOrderLine[]>().notNull(),
    goodsMinor: moneyMinor().notNull(),
    shippingMinor: moneyMinor().notNull(),
    /** What the seller is owed: goods less commission and fee, plus shipping. */
    sellerNetMinor: moneyMinor().notNull(),
    /** What has gone back to the buyer, goodwill too. */
    refundedMinor: moneyMinor().notNull().default(0),
    /** Name, phone and address; emptied when no longer needed. */
    shipTo: document<ShipTo & { name: string; phone: string | null }>().notNull(),
    language: text().$type<Language>().notNull(),
    /** How the seller learned of it: nobody yet, `webhook` or `email`. */
    reachedBy: text().$type<'webhook' | 'email'>(),
    reachedAt: instant(),
    forwardedAt: instant().notNull(),
    /** By when it is to be on its way; known a moment after it is forwarded. */
    shipBy: instant(),
    acceptedAt: instant(),
    shippedAt: instant(),
    deliveredAt: instant(),
    /** Rejected or cancelled. */
    endedAt: instant(),
    endReason: text(),
    carrier: text(),
    trackingNumber: text(),
    /** What went out after the first: not everything fits one parcel, or is there on one day. */
    furtherShipments: document<Shipment[]>().notNull().default([]),
    /** The seller's own number for it. */
    sellerReference: text(),
    updatedAt: instant().notNull(),
    /** Goes up with each change, so that stale answers lose. */
    version: count().notNull(),
  },
  t => [
    primaryKey({ columns: [t.sellerId, t.id] }),
    uniqueIndex('seller_orders_order').on(t.sellerId, t.shopId, t.orderId),
    index('seller_orders_status').on(t.sellerId, t.status, t.id),
    index('seller_orders_updated').on(t.sellerId, t.updatedAt),
    index('seller_orders_number').on(t.sellerId, numberIn(t.orderId)),
    index('seller_orders_of_order').on(t.shopId, t.orderId),
    index('seller_orders_ship_by').on(t.shipBy).where(sql`status in ('forwarded', 'accepted')`),
  ],
)
