import type { Good } from './goods.ts'

export type DemoSeller = {
  key: Good['seller']
  name: string
  line: string
  country: 'CN'
  company: string
  currency: 'CNY'
  support_email: string
  shipping_minor: number
  free_shipping_from_minor: number
  default_rate_bps: number
  return_days: number
  return_paid_by?: 'buyer' | 'seller'
  delivery: { to: string; days_min: number; days_max: number }[]
}

export const sellers: readonly DemoSeller[] = [
  {
    key: 'orchard',
    name: '塬上果茶 Yuanshang Orchard & Tea',
    line: 'Fruit from the Shaanxi loess, tea and coffee from the Yunnan hills',
    country: 'CN',
    company:
      '陕西塬上果茶有限公司\n陕西省延安市洛川县凤栖街道 18 号\n电话 0911 0000 0001\n统一社会信用代码 91610000MA0000001X',
    currency: 'CNY',
    support_email: 'hello@yuanshang.example',
    shipping_minor: 800,
    free_shipping_from_minor: 9900,
    default_rate_bps: 1200,
    return_days: 7,
    return_paid_by: 'buyer',
    delivery: [
      { to: 'CN', days_min: 2, days_max: 4 },
      { to: 'HK', days_min: 4, days_max: 7 },
    ],
  },
  {
    key: 'kiln',
    name: '瑶里窑 Yaoli Kiln & Home',
    line: 'Porcelain, lamps and things for the house, made in Jingdezhen',
    country: 'CN',
    company:
      '景德镇瑶里窑陶瓷有限公司\n江西省景德镇市浮梁县瑶里镇 6 号\n电话 0798 0000 0002\n统一社会信用代码 91360000MA0000002X',
    currency: 'CNY',
    support_email: 'service@yaoli-kiln.example',
    shipping_minor: 1500,
    free_shipping_from_minor: 29900,
    default_rate_bps: 1000,
    return_days: 14,
    delivery: [
      { to: 'CN', days_min: 2, days_max: 5 },
      { to: 'JP', days_min: 5, days_max: 9 },
      { to: '*', days_min: 8, days_max: 20 },
    ],
  },
  {
    key: 'maker',
    name: '山外制物 Shanwai Makers',
    line: 'Outdoor things, clothes and paper from a small workshop in Hangzhou',
    country: 'CN',
    company:
      '杭州山外制物设计有限公司\n浙江省杭州市余杭区良渚街道 3 号\n电话 0571 0000 0003\n统一社会信用代码 91330000MA0000003X',
    currency: 'CNY',
    support_email: 'care@shanwai.example',
    shipping_minor: 1000,
    free_shipping_from_minor: 19900,
    default_rate_bps: 800,
    return_days: 30,
    return_paid_by: 'seller',
    delivery: [
      { to: 'CN', days_min: 1, days_max: 3 },
      { to: '*', days_min: 7, days_max: 18 },
    ],
  },
]
