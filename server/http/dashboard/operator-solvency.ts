import { oldestOpen, promisedDues } from '../../dues/queries.ts'
import { brokenLink } from '../../ledger/chain.ts'
import { solvencyHistory, solvencyNow } from '../../ledger/solvency.ts'
import { numberOf } from '../../orders/number.ts'
import { nextRunAt } from '../../payouts/run.ts'
import { rulesOf } from '../../rules/rules.ts'
import { allShopIds } from '../../shops/queries.ts'
import { factory } from '../context.ts'
import { requireOperator } from './operator.ts'

/** The proof that it all adds up, and by when what is owed is promised. */
export const operatorSolvency = factory
  .createApp()
  /** What came in, what went out, what is held and owed; day by day, and the oldest debt. */
  .get('/operator/solvency', async c => {
    requireOperator(c)
    const { db, clock } = c.get('instance')
    const now = clock.now()
    const found = await db.read(async reader => ({
      totals: await solvencyNow(reader),
      history: await solvencyHistory(reader, { daysMax: 365, now }),
      oldest: await oldestOpen(reader),
      promised: await promisedDues(reader),
      nextRunAt: nextRunAt(await rulesOf(reader), now),
    }))
    const view = ({ currency, ...totals }: (typeof found.totals)[number]) => ({
      currency,
      received_minor: totals.receivedMinor,
      paid_out_minor: totals.paidOutMinor,
      held_minor: totals.heldMinor,
      owed_minor: totals.owedMinor,
      own_minor: totals.ownMinor,
      is_solvent: totals.isSolvent,
    })
    return c.json(
      {
        totals: found.totals.map(view),
        history: found.history.map(one => ({ day: one.day, ...view(one) })),
        promised: found.promised.map(({ currency, state, day, amountMinor }) => ({
          state,
          by: state === 'approved' ? found.nextRunAt : day,
          amount: { amount: amountMinor, currency },
        })),
        oldest: found.oldest
          ? {
              order_number: numberOf(found.oldest.orderId),
              amount: {
                amount: found.oldest.balanceMinor - found.oldest.takenMinor,
                currency: found.oldest.currency,
              },
              /** When it became, or will become, theirs to take. */
              since: found.oldest.nextAt,
              is_due: (found.oldest.nextAt ?? now) <= now,
            }
          : null,
      },
      200,
    )
  })
  /** Recomputes every shop's chain from its first link. */
  .post('/operator/solvency/check', async c => {
    requireOperator(c)
    const broken = await c.get('instance').db.read(async reader => {
      const found: { shop_id: string; place: number }[] = []
      for (const shopId of await allShopIds(reader)) {
        const place = await brokenLink(reader, shopId)
        if (place !== null) found.push({ shop_id: shopId, place })
      }
      return found
    })
    return c.json({ broken }, 200)
  })
