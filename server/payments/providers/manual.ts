import { days } from '../../platform/clock.ts'
import type { PaymentProvider } from '../provider.ts'

/** By transfer or on delivery; the seller or the operator confirms, and sends refunds by hand. */
export const manual: PaymentProvider = {
  name: 'manual',
  paysAtOnce: false,
  waits: days(7),
  takes: () => true,
  begin: async () => ({ kind: 'wait' }),
  refund: async () => 'by_hand',
}
