import type { Life } from './live.ts'
import { happenings, type Step, type What } from './steps.ts'
import type { Purchase } from './world.ts'

/** Lives that are always lived, first: each does something that chance alone may leave out. */

/** `pay_out_end 1`: the number chooses what comes of it. */
const steps = (...words: string[]): Step[] =>
  words.map(word => {
    const [what, n] = word.split(' ')
    return { what: what as What, a: 0, b: Number(n ?? 0), c: 0 }
  })

const apples = { thing: 0, quantity: 4 }
const cups = { thing: 4, quantity: 4 }
const told = (wish: Partial<Purchase>, ...words: string[]): [Life] => [
  {
    ...{ shop: 0, lines: [apples], code: null, who: 'new', pays: 'at_once', ...wish },
    steps: steps(...words),
  },
]

const delivered = ['accept', 'ship', 'deliver']
const ripe = [...delivered, 'days_pass 14', 'pay_out']

export const toldLives: [Life][] = [
  told({}, 'pay', ...ripe, 'pay_out_end', 'refund_line 99', 'goodwill 99', 'pay_out_returned'),
  told({}, ...ripe, 'pay_out_end 1', 'pay_out', 'pay_out_end 3', 'days_back 5'),
  told({}, ...ripe, 'pay_out_end 4', 'pay_out_end'),
  told({ pays: 'later' }, 'cancel_unpaid', 'pay'),
  told({ pays: 'later' }, 'days_pass', 'pay'),
  told({ pays: 'by_hand' }, 'pay 1', 'refund_shipping 99', ...ripe),
  told({ who: 'own' }, 'appeal', 'decide 1', 'suspect'),
  told({ who: 'own' }, 'appeal', 'decide 0'),
  told({ who: 'regular' }, 'chargeback 900', 'chargeback_end 1', 'reject'),
  told({ who: 'regular' }, 'chargeback 900', 'chargeback_end 0', 'cancel'),
  told({}, ...delivered, 'return_ask', 'return_move 1', 'return_move 1', 'refund_whole'),
  told({ shop: 1, code: 'CURATOR5' }),
  ...Array.from({ length: 4 }, () => told({ shop: 1, lines: [cups] })),
]

/** What must have come of it in every run, besides each step itself. */
const ends = [
  ...['pay_paid', 'pay_twice', 'pay_late', 'pay_collected', 'expired', 'sold_out', 'unknown'],
  ...['return_refunded', 'return_refunded_again', 'dispute_won', 'dispute_lost', 'unlocked'],
  ...['decide_dismiss', 'decide_uphold', 'payout_drafted', 'payout_paid', 'payout_failed'],
  ...['payout_cancelled', 'payout_processing'],
]
export const deeds = ['buy', ...Object.keys(happenings), ...ends]
