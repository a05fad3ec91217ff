import type { Context } from 'hono'
import { FindOrderPage } from '../../../storefront/pages/find-order-page.tsx'
import { renderPage } from '../../../storefront/render.tsx'
import { Email } from '../../orders/contract.ts'
import { mailOrderLinks } from '../../orders/find.ts'
import { type Env, factory } from '../context.ts'
import { fieldSentence } from './field-sentences.ts'
import { frameOf } from './frame.ts'
import type { FindOrderView } from './views.ts'

/** The links of what was ordered, mailed again to the address it was ordered with. */
export const findOrderPages = factory
  .createApp()
  .get('/', c => show(c, { email: '', error: null, isSent: false }))
  .post('/', async c => {
    const { email: typed = '' } = await c.req.parseBody()
    const email = Email.safeParse(typed)
    const { language } = frameOf(c, null)
    if (!email.success)
      return show(c, {
        email: String(typed),
        error: fieldSentence('email', language),
        isSent: false,
      })
    const { db, clock } = c.get('instance')
    const wish = { email: email.data, language, now: clock.now() }
    await db.transact(tx => mailOrderLinks(tx, wish))
    return show(c, { email: email.data, error: null, isSent: true })
  })

function show(c: Context<Env>, view: FindOrderView): Response | Promise<Response> {
  c.header('cache-control', 'private, no-store')
  const page = renderPage(<FindOrderPage frame={frameOf(c, null)} view={view} />)
  return c.html(page, view.error ? 422 : 200)
}
