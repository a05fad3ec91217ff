import type { products as en } from '../en/products.ts'

export const products: typeof en = {
  title: '商品',
  lead: '已停售的商品；其他商品请搜索。',
  search: '关键词，或商品页网址',
  none: '没有已停售的商品',
  noneText: '搜索被投诉的商品，或粘贴它的页面网址。',
  empty: '没有找到这样的商品',
  emptyText: '换个关键词，或粘贴商品页的网址。',
  states: { active: '在售', paused: '商家已暂停', suspended: '已停售', gone: '商品源已移除' },
  suspend: '停售',
  suspendOf: title => `停售 ${title}`,
  suspendTitle: title => `停售“${title}”？`,
  suspendText:
    '立即从所有货架、页面和商品源中撤下，商家的商品源更新不会恢复它。已有的订单照常进行。商家会在邮件中看到你的理由。',
  suspended: title => `“${title}”已停售，已发邮件告知商家。`,
  restore: '恢复销售',
  restoreOf: title => `恢复销售 ${title}`,
  restored: title => `“${title}”已解除停售，已发邮件告知商家。`,
}
