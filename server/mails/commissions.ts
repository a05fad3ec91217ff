import { and, eq } from 'drizzle-orm'
import { allCategories, categoryTitleIn } from '../catalog/categories.ts'
import { titleIn } from '../catalog/product.ts'
import { productsByIds } from '../catalog/queries.ts'
import type { SignalKind } from '../fraud/schema.ts'
import { requireUser } from '../identity/queries.ts'
import { numberOf } from '../orders/number.ts'
import { lineTitle } from '../orders/order.ts'
import { linesOf } from '../orders/queries.ts'
import type { Reader } from '../platform/db/index.ts'
import type { Language } from '../platform/language.ts'
import { platformHome, versionAt } from '../rates/ladder.ts'
import { type Rung, rates } from '../rates/schema.ts'
import { requireSeller } from '../sellers/queries.ts'
import { findShopOfUser } from '../shops/queries.ts'
import type { Composers } from './compose.ts'
import { inboxOf, payeeUrl } from './money.ts'

type Mails = Pick<Composers, 'commission_rejected' | 'rate_cut'>
type Rated = { home: string; rung: Rung; subject: string; version: number }

/** The version announced, and what counted until it begins. */
async function cutOf(reader: Reader, { home, rung, subject, version }: Rated) {
  const versions = await reader
    .select()
    .from(rates)
    .where(and(eq(rates.home, home), eq(rates.rung, rung), eq(rates.subject, subject)))
  const cut = versions.find(one => one.version === version)
  if (!cut) throw new Error(`no version ${version} of the rate ${home} ${rung} ${subject}`)
  const earlier = versions.filter(one => one.version < version)
  return { cut, oldBps: versionAt(earlier, cut.validFrom)?.bps ?? null }
}

/** The name of the product or category a rate is for; null: it is for more. */
async function titleOf(
  reader: Reader,
  { rung, subject, productId }: Pick<Rated, 'rung' | 'subject'> & { productId: string | null },
  language: Language,
): Promise<string | null> {
  if (rung === 'category') {
    const category = (await allCategories(reader)).find(one => one.id === subject)
    return category ? categoryTitleIn(category, language) : subject
  }
  const id = rung === 'product' ? subject : productId
  const [product] = id ? await productsByIds(reader, [id]) : []
  return product ? titleIn(product, language) : null
}

/** To the curator: what is earned and what is not, and nothing of who bought it. */
export const commissionMails: Mails = {
  commission_rejected: async (instance, { shopId = '', orderId = '', reason }) => {
    const { inbox, lines } = await instance.db.read(async reader => ({
      inbox: await inboxOf(reader, shopId),
      lines: await linesOf(reader, { shopId, orderId }),
    }))
    const props = {
      language: inbox.language,
      shopName: inbox.name,
      number: numberOf(orderId),
      reason: reason as SignalKind,
      titles: lines.map(line => lineTitle(line, inbox.language)),
      dashboardUrl: payeeUrl(instance, 'curator'),
    }
    return [{ to: inbox.to, props }]
  },
  rate_cut: async (instance, payload) => {
    const { home = '', subject = '', userId = '' } = payload
    const rung = payload.rung as Rung
    const rated = { home, rung, subject, version: Number(payload.version) }
    const found = await instance.db.read(async reader => {
      const user = await requireUser(reader, userId)
      const language = user.language
      const { cut, oldBps } = await cutOf(reader, rated)
      const { productId } = cut
      return {
        user,
        language,
        cut,
        oldBps,
        shop: await findShopOfUser(reader, userId),
        title: await titleOf(reader, { rung, subject, productId }, language),
        seller: home === platformHome ? null : await requireSeller(reader, home),
      }
    })
    if (!found.shop) return []
    const props = {
      language: found.language,
      shopName: found.shop.name,
      sellerName: found.seller?.name ?? null,
      rung,
      title: found.title,
      oldBps: found.oldBps,
      newBps: found.cut.bps,
      validFrom: found.cut.validFrom,
      dashboardUrl: `${instance.config.baseUrl}/dashboard/shelf`,
    }
    return [{ to: found.user.email, props }]
  },
}
