import { alreadySignedUp, resetPassword, verifyEmail } from './accounts.ts'
import { saleMade, shopUnlocked } from './curators.ts'
import { sellerDecided } from './decisions.ts'
import { sellerApplied, workStuck } from './operators.ts'
import { orderExpired, orderPaid, orderPlaced } from './orders.ts'
import { parcelAccepted, parcelDelivered, parcelEnded, parcelShipped } from './parcels.ts'
import { endpointOff, sellerNewOrder, sellerOrderCancelled } from './sellers.ts'

export type { Written } from './draft.ts'

/** Every mail the instance sends, by the name its work is kept under. Pure: the same props, the same letter. */
export const letters = {
  verify_email: verifyEmail,
  already_signed_up: alreadySignedUp,
  reset_password: resetPassword,

  order_placed: orderPlaced,
  order_paid: orderPaid,
  parcel_accepted: parcelAccepted,
  parcel_shipped: parcelShipped,
  parcel_delivered: parcelDelivered,
  parcel_ended: parcelEnded,
  order_expired: orderExpired,

  seller_new_order: sellerNewOrder,
  seller_order_cancelled: sellerOrderCancelled,
  seller_decided: sellerDecided,
  endpoint_off: endpointOff,

  sale_made: saleMade,
  shop_unlocked: shopUnlocked,

  seller_applied: sellerApplied,
  work_stuck: workStuck,
}

export type LetterName = keyof typeof letters
export type LetterProps<Name extends LetterName> = Parameters<(typeof letters)[Name]>[0]
