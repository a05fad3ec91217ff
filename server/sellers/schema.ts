import { sql } from 'drizzle-orm'
import {
  basisPoints,
  check,
  count,
  document,
  flag,
  foreignKey,
  id,
  index,
  instant,
  moneyMinor,
  primaryKey,
  table,
  text,
} from '../platform/db/columns.ts'

/** Who pays for sending goods back that are as promised. */
export type ReturnPayer = 'buyer' | 'seller'

export type SellerState = 'applied' | 'active' | 'paused' | 'suspended' | 'refused' | 'closed'

/** `to` is a country, or `*` for every other one; days from the order to the door. */
export type DeliveryPromise = { to: string; daysMin: number; daysMax: number }

/** Who owns products and stock, is forwarded orders and ships them. */
export const sellers = table(
  'sellers',
  {
    id: id().primaryKey(),
    name: text().notNull(),
    /** One line for buyers: who these people are. */
    line: text().notNull(),
    country: text().notNull(),
    /** Who that is by law: registered name, address, numbers, line by line; empty: not said. */
    company: text().notNull().default(''),
    /** All of a seller's prices are in this currency. */
    currency: text().notNull(),
    supportEmail: text().notNull(),
    /** Named and not confirmed from there yet; null: none is. */
    newSupportEmail: text(),
    /** What a buyer pays once per order for parcels of this seller. */
    shippingMinor: moneyMinor().notNull(),
    /** Goods of this much or more ship free; null: never. */
    freeShippingFromMinor: moneyMinor(),
    /** Commission for curators where the product names none; null: the category's or platform's. */
    defaultRateBps: basisPoints(),
    /** What the platform takes of the goods, from the seller. */
    platformFeeBps: basisPoints().notNull(),
    /** Tax the seller charges and hands on; overridden per category in seller_taxes. */
    taxBps: basisPoints().notNull().default(0),
    /** Whether its prices include that tax. */
    pricesIncludeTax: flag().notNull().default(true),
    /** Where to it ships and how soon it is there; empty: anywhere, and no day is promised. */
    delivery: document<DeliveryPromise[]>().notNull().default([]),
    /** Days after delivery within which a buyer may send goods back. */
    returnDays: count().notNull(),
    /** Null: the seller has not said. */
    returnPaidBy: text().$type<ReturnPayer>(),
    state: text().$type<SellerState>().notNull(),
    /** The operator's words when refused or suspended. */
    stateReason: text(),
    appliedBy: id().notNull(),
    createdAt: instant().notNull(),
    decidedAt: instant(),
  },
  t => [
    check('sellers_shipping', sql`${t.shippingMinor} >= 0`),
    check('sellers_rate', sql`${t.defaultRateBps} between 0 and 9000`),
    check('sellers_fee', sql`${t.platformFeeBps} between 0 and 1000`),
    index('sellers_state').on(t.state),
  ],
)

/** Another tax for one category of a seller's goods, and for those below it. */
export const sellerTaxes = table(
  'seller_taxes',
  {
    sellerId: id()
      .notNull()
      .references(() => sellers.id),
    categoryId: text().notNull(),
    bps: basisPoints().notNull(),
  },
  t => [
    primaryKey({ columns: [t.sellerId, t.categoryId] }),
    check('seller_taxes_bps', sql`${t.bps} between 0 and 5000`),
  ],
)

/** Which users act for which sellers; at home with the user, who asks at every request. */
export const sellerMembers = table(
  'seller_members',
  {
    userId: id().notNull(),
    sellerId: id().notNull(),
    createdAt: instant().notNull(),
  },
  t => [
    primaryKey({ columns: [t.userId, t.sellerId] }),
    index('seller_members_seller').on(t.sellerId),
  ],
)

/** API keys `xp_<seller>_<key>_<secret>`: they carry their home; only the secret's hash is kept. */
export const sellerKeys = table(
  'seller_keys',
  {
    sellerId: id()
      .notNull()
      .references(() => sellers.id),
    id: id().notNull(),
    name: text().notNull(),
    secretHash: text().notNull(),
    scope: text().$type<'read' | 'write'>().notNull(),
    createdAt: instant().notNull(),
    lastUsedAt: instant(),
    revokedAt: instant(),
  },
  t => [primaryKey({ columns: [t.sellerId, t.id] })],
)

/** Where a seller's own system hears of its orders. */
export const webhookEndpoints = table(
  'webhook_endpoints',
  {
    sellerId: id()
      .notNull()
      .references(() => sellers.id),
    id: id().notNull(),
    url: text().notNull(),
    /** `whsec_...`; shown once, kept because every message is signed with it. */
    secret: text().notNull(),
    /** Event types wanted; empty: all. */
    events: document<string[]>().notNull(),
    state: text().$type<'on' | 'off'>().notNull(),
    /** First failure since the last success; off after five days of nothing else. */
    failingSince: instant(),
    createdAt: instant().notNull(),
  },
  t => [primaryKey({ columns: [t.sellerId, t.id] })],
)

/** One event for one endpoint. Its id is the `webhook-id` on every try. */
export const webhookDeliveries = table(
  'webhook_deliveries',
  {
    sellerId: id().notNull(),
    id: id().notNull(),
    endpointId: id().notNull(),
    event: text().notNull(),
    /** The exact body signed and sent, the same on every try. */
    body: text().notNull(),
    sellerOrderId: id(),
    state: text().$type<'pending' | 'delivered' | 'stuck' | 'dropped'>().notNull(),
    attempts: count().notNull(),
    /** What the last try came to: a status code or `timed_out`, `refused`, `tls`... */
    lastOutcome: text(),
    createdAt: instant().notNull(),
    deliveredAt: instant(),
  },
  t => [
    primaryKey({ columns: [t.sellerId, t.id] }),
    foreignKey({
      columns: [t.sellerId, t.endpointId],
      foreignColumns: [webhookEndpoints.sellerId, webhookEndpoints.id],
    }),
    index('webhook_deliveries_order').on(t.sellerId, t.sellerOrderId),
  ],
)
