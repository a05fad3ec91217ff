import type { delivery as en } from '../en/delivery.ts'

export const delivery: typeof en = {
  deliveryTitle: '送达承诺',
  deliveryText:
    '从下单到送达的天数，显示在商品页上。未列出的国家或地区不能下单；留空则寄往各地，不承诺时间。商品应在最早送达日之前寄出；运营方给的时间更长时以其为准，但不晚于最晚送达日。',
  deliveryTo: '寄往',
  deliveryElsewhere: '其他所有国家和地区',
  deliveryFrom: '最少天数',
  deliveryUntil: '最多天数',
  deliveryAdd: '承诺送达时间',
  deliveryAddMore: '添加国家或地区',
  deliveryRemove: place => (place ? `删除对${place}的承诺` : '删除这一行'),
  deliveryTwin: '上面已经列出。',
  deliveryDaysWrong: '请填写 0 到 90 之间的天数。',
  deliveryOrderWrong: '不能少于最少天数。',
}
