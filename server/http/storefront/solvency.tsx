import { SolvencyPage } from '../../../storefront/pages/solvency-page.tsx'
import { renderPage } from '../../../storefront/render.tsx'
import { solvencyNow } from '../../ledger/solvency.ts'
import { Refusal } from '../../platform/refusal.ts'
import { factory } from '../context.ts'
import { frameOf } from './frame.ts'
import type { SolvencyView } from './views.ts'

/** What the instance owes and holds, for everyone, where its operator wants that. */
export const solvencyPage = factory.createApp().get('/', async c => {
  const { db, config } = c.get('instance')
  if (!config.isSolvencyPublic) throw new Refusal('not_found')
  const totals = (await db.read(solvencyNow)).map(one => {
    const money = (amount: number) => ({ amount, currency: one.currency })
    const view: SolvencyView = {
      currency: one.currency,
      isSolvent: one.isSolvent,
      parts: [
        { name: 'received', amount: money(one.receivedMinor) },
        { name: 'paidOut', amount: money(one.paidOutMinor) },
        { name: 'held', amount: money(one.heldMinor) },
        { name: 'owed', amount: money(one.owedMinor) },
        { name: 'own', amount: money(one.ownMinor) },
      ],
    }
    return view
  })
  c.header('cache-control', 'public, max-age=60')
  return c.html(renderPage(<SolvencyPage frame={frameOf(c, null)} totals={totals} />))
})
