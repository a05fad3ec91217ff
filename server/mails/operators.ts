import { lateParts } from '../fulfilment/ship-by.ts'
import { operators, requireUser } from '../identity/queries.ts'
import type { Instance } from '../instance.ts'
import { stuckWork } from '../platform/outbox.ts'
import { requireSeller } from '../sellers/queries.ts'
import type { Composers } from './compose.ts'

type Mails = Pick<
  Composers,
  'seller_applied' | 'orders_late' | 'work_stuck' | 'books_broken' | 'mail_works'
>

const url = (instance: Instance) => `${instance.config.baseUrl}/dashboard/operator`

export const operatorMails: Mails = {
  seller_applied: async (instance, { sellerId = '' }) => {
    const { seller, people } = await instance.db.read(async reader => ({
      seller: await requireSeller(reader, sellerId),
      people: await operators(reader),
    }))
    return people.map(user => ({
      to: user.email,
      props: {
        language: user.language,
        sellerName: seller.name,
        country: seller.country,
        dashboardUrl: url(instance),
      },
    }))
  },
  books_broken: async (instance, { broken = '' }) => {
    const people = await instance.db.read(operators)
    return people.map(user => ({
      to: user.email,
      props: {
        language: user.language,
        broken,
        dashboardUrl: `${url(instance)}/books`,
      },
    }))
  },
  orders_late: async instance => {
    const { late, people } = await instance.db.read(async reader => ({
      late: await lateParts(reader, { now: instance.clock.now(), rowsMax: 1000 }),
      people: await operators(reader),
    }))
    if (!late.length) return []
    return people.map(user => ({
      to: user.email,
      props: { language: user.language, count: late.length, dashboardUrl: url(instance) },
    }))
  },
  mail_works: async (instance, { userId = '' }) => {
    const { email, language } = await instance.db.read(reader => requireUser(reader, userId))
    return [{ to: email, props: { language, dashboardUrl: url(instance) } }]
  },
  work_stuck: async instance => {
    const { stuck, people } = await instance.db.read(async reader => ({
      stuck: await stuckWork(reader, 1000),
      people: await operators(reader),
    }))
    if (!stuck.length) return []
    return people.map(user => ({
      to: user.email,
      props: {
        language: user.language,
        count: stuck.length,
        dashboardUrl: url(instance),
      },
    }))
  },
}
