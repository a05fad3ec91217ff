import { z } from 'zod'
import { shopsOfInstance } from '../../shops/all-shops.ts'
import { suspendShop } from '../../shops/closing.ts'
import { Suspension } from '../../shops/contract.ts'
import { factory } from '../context.ts'
import { json, query } from '../input.ts'
import { requireOperator } from './operator.ts'

const rowsMax = 50
const Search = z.strictObject({ q: z.string().max(300).default('') })

/** Every shop of the instance, for whoever has to answer for it. */
export const operatorShops = factory
  .createApp()
  /** `q`: a handle or its beginning, or the address of a shop or of anything in it. */
  .get('/operator/shops', query(Search), async c => {
    requireOperator(c)
    const { db, config } = c.get('instance')
    const start = handleIn(c.req.valid('query').q)
    const found = await db.read(reader => shopsOfInstance(reader, { start, rowsMax }))
    return c.json(
      {
        data: found.map(shop => ({
          id: shop.id,
          handle: shop.handle,
          name: shop.name,
          url: `${config.baseUrl}/@${shop.handle}`,
          state: shop.state,
          state_reason: shop.stateReason,
          picks: shop.pickCount,
          sales: shop.saleCount,
          created_at: shop.createdAt,
        })),
      },
      200,
    )
  })
  .put('/operator/shops/:id/suspension', json(Suspension), async c => {
    requireOperator(c)
    const { db, clock } = c.get('instance')
    const { reason } = c.req.valid('json')
    await db.transact(tx =>
      suspendShop(tx, { shopId: c.req.param('id'), reason, now: clock.now() }),
    )
    return c.json({ ok: true as const }, 200)
  })

function handleIn(typed: string): string {
  const [, named = typed] = /@([^/?#]*)/.exec(typed) ?? []
  return named.toLowerCase().replace(/[^a-z0-9-]/g, '')
}
