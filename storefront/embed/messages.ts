export const messages = {
  en: {
    from: (price: string) => `from ${price}`,
    soldOut: 'Sold out',
    empty: 'This shelf is still empty.',
    trouble: 'The shop cannot be shown here just now.',
    open: 'Open the shop',
    disclosure: 'Sold and shipped by professional sellers. The curator earns a commission.',
  },
  zh: {
    from: (price: string) => `${price} 起`,
    soldOut: '已售罄',
    empty: '货架还是空的。',
    trouble: '暂时无法在这里显示这家小铺。',
    open: '进店看看',
    disclosure: '由专业商家销售并发货，店主会获得佣金。',
  },
}
export type Words = (typeof messages)['en']
