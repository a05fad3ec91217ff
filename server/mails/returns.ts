import { operators } from '../identity/queries.ts'
import type { Instance } from '../instance.ts'
import { numberOf } from '../orders/number.ts'
import { lineWords } from '../orders/order.ts'
import { linesOf, orderToken, requireOrder } from '../orders/queries.ts'
import { refundsOf } from '../payments/queries.ts'
import type { Language } from '../platform/language.ts'
import { proportionMinor } from '../platform/money.ts'
import { type Return, requireReturn } from '../returns/queries.ts'
import { requireSeller } from '../sellers/queries.ts'
import { requireShop } from '../shops/queries.ts'
import type { Composers } from './compose.ts'
import { inboxOf } from './money.ts'

type Mails = Pick<
  Composers,
  'return_requested' | 'return_answered' | 'return_disputed' | 'return_ended'
>

const forBuyer = ['accepted', 'refused', 'refunded', 'closed'] as const
const forSeller = ['withdrawn', 'closed', 'refunded'] as const

/** The return with all its letters tell; lines at what they cost the buyer, to each reader in theirs. */
async function returnOf(instance: Instance, { sellerId = '', id = '' }: Record<string, string>) {
  return instance.db.read(async reader => {
    const found = await requireReturn(reader, { sellerId, id })
    const order = await requireOrder(reader, found)
    const ordered = new Map((await linesOf(reader, found)).map(line => [line.id, line]))
    const refund = (await refundsOf(reader, found)).find(one => one.id === found.refundId)
    const money = (amount: number) => ({ amount, currency: order.currency })
    return {
      found,
      order,
      seller: await requireSeller(reader, sellerId),
      shop: await requireShop(reader, found.shopId),
      inbox: await inboxOf(reader, sellerId),
      people: await operators(reader),
      refund: refund ? money(refund.amountMinor) : null,
      number: numberOf(order.id),
      linesIn: (language: Language) =>
        found.lines.flatMap(({ lineId, quantity }) => {
          const line = ordered.get(lineId)
          if (!line) return []
          const { externalId } = line
          const total = money(proportionMinor(line.lineTotalMinor, quantity, line.quantity))
          return [{ ...lineWords(line, language), externalId, quantity, total }]
        }),
    }
  })
}

/** What its last step was said with; what was said at an earlier step is not said again. */
function saidOf({ state, answer, decision, answeredAt, closedAt }: Return) {
  if (decision) return { by: 'operator' as const, text: decision }
  const isNews = state !== 'refunded' || answeredAt === closedAt
  return answer && isNews ? { by: 'seller' as const, text: answer } : null
}

export const returnMails: Mails = {
  return_requested: async (instance, payload) => {
    const { found, seller, inbox, number, linesIn } = await returnOf(instance, payload)
    const props = {
      language: inbox.language,
      number,
      sellerName: seller.name,
      lines: linesIn(inbox.language),
      reason: found.reason,
      note: found.note,
      answerBy: found.answerBy,
      dashboardUrl: `${instance.config.baseUrl}/dashboard/sell/returns`,
    }
    return [{ to: seller.supportEmail, props }]
  },
  return_answered: async (instance, payload) => {
    const state = forBuyer.find(one => one === payload.state)
    if (!state) return []
    const { found, order, seller, shop, number, linesIn, refund } = await returnOf(
      instance,
      payload,
    )
    // It went back whole by another way before, and the buyer was told then.
    if (state === 'refunded' && !refund) return []
    const { baseUrl, secretKey } = instance.config
    const props = {
      language: order.language,
      state,
      said: saidOf(found),
      refund: state === 'refunded' ? refund : null,
      number,
      sellerName: seller.name,
      // The seller's own numbers are not the buyer's business.
      lines: linesIn(order.language).map(({ externalId: _, ...line }) => line),
      shopName: shop.name,
      supportEmail: seller.supportEmail,
      orderUrl: `${baseUrl}/orders/${orderToken(secretKey, order)}`,
    }
    return [{ to: order.buyerEmail, props }]
  },
  return_disputed: async (instance, payload) => {
    if (payload.state !== 'disputed') return []
    const { found, seller, people, number, linesIn } = await returnOf(instance, payload)
    return people.map(user => ({
      to: user.email,
      props: {
        language: user.language,
        number,
        sellerName: seller.name,
        lines: linesIn(user.language),
        reason: found.reason,
        note: found.note,
        answer: found.answer,
        dashboardUrl: `${instance.config.baseUrl}/dashboard/operator`,
      },
    }))
  },
  return_ended: async (instance, payload) => {
    const state = forSeller.find(one => one === payload.state)
    if (!state) return []
    const { found, seller, inbox, number, linesIn, refund } = await returnOf(instance, payload)
    // The seller gave it back: nobody need tell them.
    if (state === 'refunded' && !found.decision) return []
    const props = {
      language: inbox.language,
      state,
      decision: found.decision,
      refund: state === 'refunded' ? refund : null,
      number,
      sellerName: seller.name,
      lines: linesIn(inbox.language),
      dashboardUrl: `${instance.config.baseUrl}/dashboard/sell/returns`,
    }
    return [{ to: seller.supportEmail, props }]
  },
}
