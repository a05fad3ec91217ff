import type { shops as en } from '../en/shops.ts'

export const shops: typeof en = {
  title: '小铺',
  lead: '最新的在前，可按网址查找。',
  search: '网址或用户名',
  none: '还没有小铺',
  noneText: '有人开店后，第一家会出现在这里。',
  empty: '没有以此开头的小铺',
  emptyText: '粘贴小铺的网址，或输入用户名的开头。',
  states: { open: '营业中', closed: '店主已关闭', suspended: '已停用' },
  picks: count => `${count} 件商品`,
  sales: count => `成交 ${count} 单`,
  since: '开张于',
  suspendText:
    '访客会看到小铺已关闭，无法下单，直到你恢复它。已有的订单照常进行，已赚到的佣金不变。店主会在邮件中看到你的理由。',
  restore: '恢复',
  restoreOf: name => `恢复 ${name}`,
  restored: name => `${name} 已恢复，已发邮件告知店主。`,
}
