import { formatMoney, type Money } from '../../server/platform/money.ts'
import type { Base, Block, GoodsLine, Note, Words, Written } from './draft.ts'
import { write } from './write.ts'

/** Buyers know the shop, not the instance: its letters bear the shop's name. */
export function writeToBuyer(base: Base & { shopName: string }, words: Words): Written {
  const { language, instanceName, shopName } = base
  const why =
    language === 'zh'
      ? `你在“${shopName}”（${instanceName}）下过单，所以收到了这封邮件。`
      : `You receive this mail because of your order at ${shopName}, a shop of ${instanceName}.`
  return write({ language, instanceName, ...words, from: shopName, why })
}

export type Support = { sellerName: string; email: string }

export function supportNote(supports: Support[], { language }: Base): Note {
  const links = supports.map(({ sellerName, email }) => ({
    label: supports.length > 1 ? `${sellerName}: ${email}` : email,
    url: mailto(email),
  }))
  return {
    text: language === 'zh' ? '对商品有疑问？请直接联系商家：' : 'Questions? Write to the seller:',
    links: links,
  }
}

/** Everything but the @ encoded, so that an address cannot add a subject or another recipient. */
function mailto(email: string): string {
  return `mailto:${encodeURIComponent(email).replace('%40', '@')}`
}

export function goodsFrom(
  { sellerName, lines, shipping }: { sellerName: string; lines: GoodsLine[]; shipping?: Money },
  { language }: Base,
): Block {
  const isChinese = language === 'zh'
  return {
    kind: 'goods',
    title: isChinese ? `由“${sellerName}”发货` : `From ${sellerName}`,
    lines,
    sums: shipping
      ? [{ label: isChinese ? '运费' : 'Shipping', value: shippingText(shipping, language) }]
      : [],
  }
}

export function shippingText(shipping: Money, language: Base['language']): string {
  if (shipping.amount === 0) return language === 'zh' ? '包邮' : 'Free'
  return formatMoney(shipping, language)
}
