import { minutes } from '../../platform/clock.ts'
import type { PaymentProvider } from '../provider.ts'

/** No money: a page of ours where one approves, declines or walks away. Never in production. */
export const test: PaymentProvider = {
  name: 'test',
  paysAtOnce: true,
  waits: minutes(30),
  takes: () => true,
  begin: async ({ orderToken, baseUrl }) => ({
    kind: 'redirect',
    url: `${baseUrl}/orders/${orderToken}/pay`,
  }),
  refund: async () => 'done',
}
