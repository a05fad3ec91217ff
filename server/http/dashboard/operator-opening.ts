import { randomUUID } from 'node:crypto'
import { sendMail } from '../../mails/compose.ts'
import { hasBeenPaid } from '../../orders/queries.ts'
import type { Config } from '../../platform/config.ts'
import type { Reader } from '../../platform/db/index.ts'
import { Refusal } from '../../platform/refusal.ts'
import { sellersIn } from '../../sellers/queries.ts'
import { shopsToShow } from '../../shops/queries.ts'
import { factory } from '../context.ts'
import { requireOperator } from './operator.ts'

/** `value`: how it is set now, as the environment has it; empty: not at all. */
type Step = {
  name: 'address' | 'mail' | 'payments' | 'law' | 'sellers' | 'shops' | 'order'
  isDone: boolean
  value: string
}

/** What is to be done before the first order, of an instance that is not the demo; none: there was one. */
export const operatorOpening = factory
  .createApp()
  .get('/operator/opening', async c => {
    requireOperator(c)
    const { config, db } = c.get('instance')
    const steps = await db.read(async reader =>
      config.isDemo || (await hasBeenPaid(reader))
        ? []
        : [...settingsOf(config), ...(await peopleIn(reader))],
    )
    const data = steps.map(({ name, isDone, value }) => ({ name, is_done: isDone, value }))
    return c.json({ data }, 200)
  })
  /** A letter to who asks, at once: what the mail server says is better heard now. */
  .post('/operator/opening/letter', async c => {
    const { id: userId, email } = requireOperator(c)
    const payload = { mail: 'mail_works', userId }
    const letter = { id: `mail_works:${randomUUID()}`, payload }
    await sendMail(c.get('instance'), letter).catch((error: Error) => {
      throw new Refusal('mail_failed', { why: error.message.slice(0, 200) })
    })
    return c.json({ to: email }, 200)
  })

function settingsOf(config: Config): Step[] {
  const { baseUrl, smtpUrl, mailFrom, paymentProviders, transferText, legalPages } = config
  const { protocol, hostname } = new URL(baseUrl)
  const sender = smtpUrl ? mailFrom : ''
  // Where nobody says how to pay by transfer, that is no way to pay.
  const paid = paymentProviders.filter(one => one !== 'test' && (one !== 'manual' || transferText))
  return [
    { name: 'address', isDone: protocol === 'https:' && hostname !== 'localhost', value: baseUrl },
    { name: 'mail', isDone: sender !== '' && !sender.includes('@localhost'), value: sender },
    { name: 'payments', isDone: paid.length > 0, value: paid.join(', ') },
    {
      name: 'law',
      isDone: legalPages.length === 3,
      value: legalPages.map(page => page.about).join(', '),
    },
  ]
}

async function peopleIn(reader: Reader): Promise<Step[]> {
  const [seller] = await sellersIn(reader, ['active'])
  const [shop] = await shopsToShow(reader, 1)
  return [
    { name: 'sellers', isDone: seller !== undefined, value: seller?.name ?? '' },
    { name: 'shops', isDone: shop !== undefined, value: shop?.name ?? '' },
    { name: 'order', isDone: false, value: '' },
  ]
}
