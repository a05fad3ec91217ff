import { applyHeard } from '../../payments/hear.ts'
import { english } from '../../platform/language.ts'
import { Refusal } from '../../platform/refusal.ts'
import { errorAnswer } from '../answers.ts'
import { factory } from '../context.ts'
import { limitBody } from '../limit-body.ts'

const messageBytesMax = 1_000_000

/** What providers want to read when we have understood; else they tell us for a day. */
const replies: Record<string, string> = { alipay: 'success' }

/** Payment providers speak to us here; every message is proven by its signature over raw bytes. */
export const hooks = factory
  .createApp()
  .use(limitBody(messageBytesMax))
  .post('/:provider', async c => {
    const { db, clock, providers } = c.get('instance')
    const name = c.req.param('provider')
    const provider = providers.find(one => one.name === name && one.hear)
    if (!provider?.hear) throw new Refusal('not_found')
    const body = Buffer.from(await c.req.arrayBuffer())
    const now = clock.now()
    const heard = await provider.hear({ headers: c.req.raw.headers, body, now })
    await db.transact(tx => applyHeard(tx, heard, { provider: name, now }))
    return c.text(replies[name] ?? 'ok')
  })

hooks.onError((error, c) => errorAnswer(c, error, english))
