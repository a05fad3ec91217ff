import { z } from 'zod'

const words = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}]*$/u)

export const AcceptInput = z.strictObject({ reference: words(100).optional() })
/** `restock`: the units can be sold again, which is so unless said otherwise; sold out, they cannot. */
export const RejectInput = z.strictObject({
  reason: words(500),
  restock: z
    .boolean()
    .optional()
    .describe('Count the units as back in stock: true unless said; false when they are sold out'),
})
// Typed on a Chinese keyboard its digits are full-width; no carrier's site finds those.
const trackingNumber = words(80).transform(text => text.normalize('NFKC'))

export const ShipInput = z.strictObject({
  carrier: words(60),
  tracking_number: trackingNumber,
  reference: words(100).optional(),
})
/** Another thing the same order goes in. */
export const ShipmentInput = ShipInput.omit({ reference: true })
export const shipmentsMax = 20
export const TrackingInput = ShipmentInput.extend({
  replaces: trackingNumber
    .optional()
    .describe('the number it stands for, where there are several; unsaid: the first'),
})
export const DeliverInput = z.strictObject({})

export const sellerOrderStatuses = [
  'forwarded',
  'accepted',
  'shipped',
  'delivered',
  'rejected',
  'cancelled',
] as const
