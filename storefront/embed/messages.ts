/**
 * The words the script brings along; of another language it asks the server, whose file has them
 * under `embed`. Plain text, as it travels as JSON: `{price}` is where the price stands. The disclosures are
 * the shop pages' own; a test holds them together.
 */
export const messages = {
  en: {
    from: 'from {price}',
    sold_out: 'Sold out',
    unavailable: 'Unavailable',
    empty: 'This shelf is still empty.',
    open: 'Open the shop',
    see: 'See it in the shop',
    buy: 'Buy',
    by: 'Sold and shipped by {seller}',
    professional: 'Sold and shipped by professional sellers. ',
    loading: 'Loading',
    retry: 'Try again',
    faults: {
      unreachable: 'The shop cannot be shown here just now.',
      not_found: 'There is nothing here any more.',
      shop_closed: 'This shop is closed.',
      invalid_address: 'The address of this shop is not complete.',
    },
    disclosures: {
      commission:
        'The curator of this shop earns a commission when you buy here. Your price is the same.',
      earns:
        'I earn a commission on what you buy here, paid by the sellers. Your price is the same.',
      supports: 'Buying here supports this shop: the sellers pay it a commission.',
      ad: 'Advertising: this shop is paid a commission on every sale.',
    },
  },
  zh: {
    from: '{price} 起',
    sold_out: '已售罄',
    unavailable: '暂不可购',
    empty: '货架还是空的。',
    open: '进店看看',
    see: '去店里看看',
    buy: '购买',
    by: '销售与发货：{seller}',
    professional: '由专业商家销售并发货。',
    loading: '加载中',
    retry: '再试一次',
    faults: {
      unreachable: '暂时无法在这里显示这家小铺。',
      not_found: '这里已经没有内容了。',
      shop_closed: '这家小铺已关闭。',
      invalid_address: '小铺地址不完整。',
    },
    disclosures: {
      commission: '你在这里下单，店主会获得佣金；你支付的价格不变。',
      earns: '你在这里下单，我会从商家获得佣金；你支付的价格不变。',
      supports: '在这里购买即是支持本店：商家会向本店支付佣金。',
      ad: '广告：本店按每笔成交获得佣金。',
    },
  },
}
export type Words = (typeof messages)['en']

export type Spoken = { language: string; words: Words; direction?: string }

/** In a language the script brings along, by how its tag begins; else null. */
export function ours(tag: string): Spoken | null {
  const language = tag.slice(0, 2).toLowerCase()
  const words = messages[language as 'en'] as Words | undefined
  return words ? { language, words } : null
}

export function filled(pattern: string, value: string): string {
  return pattern.replace(/{\w+}/, () => value)
}

/** The shop's own wording; one that came after this script is told in the plainest words. */
export function disclosureIn(words: Words, key: string): string {
  return words.disclosures[key as keyof Words['disclosures']] ?? words.disclosures.commission
}
