import type { orders as en } from '../en/orders.ts'

export const orders: typeof en = {
  title: '订单',
  lead: '通过你的小铺卖出的东西。发货和售后由商家负责；买家是谁只有商家知道。',
  earns: '你赚',
  number: number => `编号 ${number}`,
  placement: '来自',
  own: '你自己的订单，不计佣金',
  more: count => `等 ${count + 1} 种`,
  times: quantity => `${quantity} ×`,
  inside: count => `全部 ${count} 种商品`,
  awaiting_payment: '等待付款',
  paid: '已付款',
  cancelled: '已取消',
  expired: '未付款，已过期',
  refunded: '已退款',
  parcel: {
    forwarded: '已转给商家',
    accepted: '备货中',
    shipped: '运输中',
    delivered: '已送达',
    rejected: '商家无法发货',
    cancelled: '已取消',
  },
  emptyTitle: '第一笔订单会出现在这里',
  emptyText: '把小铺分享给懂你眼光的人。有订单时也会发邮件告诉你。',
  emptyGo: '分享我的小铺',
}
