import {
  accountErased,
  alreadySignedUp,
  emailChanged,
  newEmail,
  resetPassword,
  verifyEmail,
} from './accounts.ts'
import { commissionRejected, rateCut } from './commissions.ts'
import { domainMissing, domainReleased, saleMade, shopDecided, shopUnlocked } from './curators.ts'
import { productDecided, sellerDecided } from './decisions.ts'
import { payeeChanged, payeeConfirm, payoutBlocked, payoutSettled } from './money.ts'
import { booksBroken, mailWorks, ordersLate, sellerApplied, workStuck } from './operators.ts'
import { orderLinks } from './order-links.ts'
import { orderExpired, orderPaid, orderPlaced } from './orders.ts'
import {
  parcelAccepted,
  parcelCorrected,
  parcelDelivered,
  parcelEnded,
  parcelLate,
  parcelShipped,
  shipmentAdded,
} from './parcels.ts'
import {
  chargebackOpened,
  paymentLate,
  paymentMismatch,
  refundDone,
  refundFailed,
} from './payments.ts'
import { returnAnswered, returnDisputed, returnEnded, returnRequested } from './returns.ts'
import {
  endpointOff,
  sellerNewOrder,
  sellerOrderCancelled,
  sellerOrderWaits,
  supportChanged,
  supportConfirm,
} from './sellers.ts'
import { backInStock, priceDropped, watchConfirm } from './watches.ts'

export type { Written } from './draft.ts'

/** Every mail the instance sends, by the name its work is kept under. Pure: the same props, the same letter. */
export const letters = {
  verify_email: verifyEmail,
  already_signed_up: alreadySignedUp,
  reset_password: resetPassword,
  new_email: newEmail,
  email_changed: emailChanged,
  account_erased: accountErased,

  order_placed: orderPlaced,
  order_paid: orderPaid,
  parcel_accepted: parcelAccepted,
  parcel_shipped: parcelShipped,
  parcel_corrected: parcelCorrected,
  shipment_added: shipmentAdded,
  parcel_late: parcelLate,
  parcel_delivered: parcelDelivered,
  parcel_ended: parcelEnded,
  order_expired: orderExpired,

  seller_new_order: sellerNewOrder,
  seller_order_waits: sellerOrderWaits,
  seller_order_cancelled: sellerOrderCancelled,
  seller_decided: sellerDecided,
  product_decided: productDecided,
  endpoint_off: endpointOff,
  support_confirm: supportConfirm,
  support_changed: supportChanged,

  sale_made: saleMade,
  shop_unlocked: shopUnlocked,
  shop_decided: shopDecided,
  domain_missing: domainMissing,
  domain_released: domainReleased,

  seller_applied: sellerApplied,
  orders_late: ordersLate,
  work_stuck: workStuck,
  books_broken: booksBroken,
  mail_works: mailWorks,

  payee_confirm: payeeConfirm,
  payee_changed: payeeChanged,
  payout_settled: payoutSettled,
  payout_blocked: payoutBlocked,

  return_requested: returnRequested,
  return_answered: returnAnswered,
  return_disputed: returnDisputed,
  return_ended: returnEnded,

  refund_done: refundDone,
  refund_failed: refundFailed,
  payment_mismatch: paymentMismatch,
  payment_late: paymentLate,
  chargeback_opened: chargebackOpened,

  commission_rejected: commissionRejected,
  rate_cut: rateCut,

  watch_confirm: watchConfirm,
  price_dropped: priceDropped,
  back_in_stock: backInStock,

  order_links: orderLinks,
}

export type LetterName = keyof typeof letters
export type LetterProps<Name extends LetterName> = Parameters<(typeof letters)[Name]>[0]
