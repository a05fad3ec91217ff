import { commissionsOfOrders } from '../commissions/queries.ts'
import { requireUser } from '../identity/queries.ts'
import type { Instance } from '../instance.ts'
import { lineTitle } from '../orders/order.ts'
import { linesOf, requireOrder } from '../orders/queries.ts'
import { warnedDays } from '../shops/domain-proofs.ts'
import { domainProof } from '../shops/domains.ts'
import { requireShop } from '../shops/queries.ts'
import { allTiers } from '../tiers/progress.ts'
import type { Composers } from './compose.ts'

type Mails = Pick<
  Composers,
  'sale_made' | 'shop_unlocked' | 'shop_decided' | 'domain_missing' | 'domain_released'
>

/** To the curator: what sold and what it earns, and nothing of who bought it. */
export const curatorMails: Mails = {
  sale_made: async (instance, { shopId = '', orderId = '' }) => {
    const found = await instance.db.read(async reader => {
      const shop = await requireShop(reader, shopId)
      return {
        shop,
        user: await requireUser(reader, shop.userId),
        order: await requireOrder(reader, { shopId, orderId }),
        lines: await linesOf(reader, { shopId, orderId }),
        commissions: await commissionsOfOrders(reader, { shopId, orderIds: [orderId] }),
      }
    })
    if (found.order.ownPurchase) return []
    const earns = {
      amount: found.commissions.reduce((sum, one) => sum + one.amountMinor, 0),
      currency: found.order.currency,
    }
    const props = {
      language: found.user.language,
      shopName: found.shop.name,
      titles: found.lines.map(line => lineTitle(line, found.user.language)),
      earns,
      dashboardUrl: `${instance.config.baseUrl}/dashboard/earnings`,
    }
    return [{ to: found.user.email, props }]
  },
  shop_unlocked: async (instance, { shopId = '', tierId = '' }) => {
    const { shop, user, tiers } = await instance.db.read(async reader => {
      const own = await requireShop(reader, shopId)
      return {
        shop: own,
        user: await requireUser(reader, own.userId),
        tiers: await allTiers(reader),
      }
    })
    const picksMax = tiers.find(tier => tier.id === tierId)?.picksMax ?? 0
    const props = {
      language: user.language,
      shopName: shop.name,
      picksMax,
      dashboardUrl: `${instance.config.baseUrl}/dashboard`,
    }
    return [{ to: user.email, props }]
  },
  shop_decided: async ({ db, config }, { shopId = '', state = '' }) => {
    const { shop, user } = await db.read(async reader => {
      const own = await requireShop(reader, shopId)
      return { shop: own, user: await requireUser(reader, own.userId) }
    })
    // Decided otherwise meanwhile: that has a mail of its own.
    if (shop.state !== state) return []
    const props = {
      language: user.language,
      shopName: shop.name,
      reason: shop.stateReason,
      dashboardUrl: `${config.baseUrl}/dashboard`,
    }
    return [{ to: user.email, props }]
  },
  domain_missing: (instance, payload) => aboutDomain(instance, payload),
  domain_released: (instance, payload) => aboutDomain(instance, payload),
}

async function aboutDomain(instance: Instance, { shopId = '', host = '' }: Record<string, string>) {
  const { shop, user } = await instance.db.read(async reader => {
    const own = await requireShop(reader, shopId)
    return { shop: own, user: await requireUser(reader, own.userId) }
  })
  const { secretKey, baseUrl } = instance.config
  const props = {
    language: user.language,
    shopName: shop.name,
    host,
    record: domainProof(secretKey, { shopId, host }),
    days: warnedDays,
    dashboardUrl: `${baseUrl}/dashboard/shop`,
  }
  return [{ to: user.email, props }]
}
