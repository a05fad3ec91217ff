import type { PayoutProvider } from '../provider.ts'

/** A list for the bank, sent by a person who then says what became of each line. */
export const manual: PayoutProvider = {
  name: 'manual',
  check: async () => null,
  send: async () => ({ kind: 'by_hand' }),
  look: async () => ({ kind: 'by_hand' }),
}
