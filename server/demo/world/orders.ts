export type DemoBuyer = {
  name: string
  email: string
  phone: string
  line1: string
  city: string
  region: string
  postal_code: string
  country: 'CN'
}

export type DemoOrder = {
  /** The shop's handle. */
  shop: string
  /** Place in `buyers`. */
  buyer: number
  /** `variant` is the place in the product's variants; the first when absent. */
  lines: { slug: string; variant?: number; quantity: number }[]
  daysAgo: number
  /** How far it has come; all but the last two are paid. */
  end:
    | 'forwarded'
    | 'accepted'
    | 'shipped'
    | 'delivered'
    | 'rejected'
    | 'cancelled_unpaid'
    | 'awaiting_payment'
}

export const buyers: readonly DemoBuyer[] = [
  {
    name: '沈佳怡',
    email: 'jiayi@buyers.example',
    phone: '13800000001',
    line1: '徐汇区五原路18弄6号302室',
    city: '上海市',
    region: '上海市',
    postal_code: '200031',
    country: 'CN',
  },
  {
    name: '王思远',
    email: 'siyuan@buyers.example',
    phone: '13800000002',
    line1: '东城区交道口南大街22号院4单元101室',
    city: '北京市',
    region: '北京市',
    postal_code: '100007',
    country: 'CN',
  },
  {
    name: '何苗',
    email: 'hemiao@buyers.example',
    phone: '13800000003',
    line1: '武侯区玉林西路45号2栋7楼3号',
    city: '成都市',
    region: '四川省',
    postal_code: '610041',
    country: 'CN',
  },
  {
    name: '黄子谦',
    email: 'ziqian@buyers.example',
    phone: '13800000004',
    line1: '越秀区东山口庙前西街12号401房',
    city: '广州市',
    region: '广东省',
    postal_code: '510080',
    country: 'CN',
  },
  {
    name: '陆小满',
    email: 'xiaoman@buyers.example',
    phone: '13800000005',
    line1: '西湖区满觉陇路66号',
    city: '杭州市',
    region: '浙江省',
    postal_code: '310007',
    country: 'CN',
  },
  {
    name: 'Daniel Frost',
    email: 'daniel@buyers.example',
    phone: '13800000006',
    line1: 'Room 1502, 9 Taikang Lu',
    city: 'Suzhou',
    region: 'Jiangsu',
    postal_code: '215000',
    country: 'CN',
  },
]

export const orders: readonly DemoOrder[] = [
  {
    shop: 'ayu',
    buyer: 0,
    lines: [
      { slug: 'shaanxi-apples', quantity: 2 },
      { slug: 'celadon-rice-bowl', variant: 1, quantity: 4 },
    ],
    daysAgo: 46,
    end: 'delivered',
  },
  {
    shop: 'ayu',
    buyer: 1,
    lines: [
      { slug: 'dianhong-gold-tips', variant: 1, quantity: 1 },
      { slug: 'side-handle-teapot', quantity: 1 },
    ],
    daysAgo: 39,
    end: 'delivered',
  },
  {
    shop: 'lin-table',
    buyer: 2,
    lines: [
      { slug: 'mizhi-millet', variant: 1, quantity: 2 },
      { slug: 'hancheng-pepper', quantity: 1 },
    ],
    daysAgo: 35,
    end: 'delivered',
  },
  {
    shop: 'ayu',
    buyer: 5,
    lines: [{ slug: 'brass-pen', quantity: 1 }],
    daysAgo: 33,
    end: 'delivered',
  },
  {
    shop: 'ayu',
    buyer: 3,
    lines: [
      { slug: 'harvest-basket', variant: 1, quantity: 1 },
      { slug: 'silk-scarf', quantity: 1 },
    ],
    daysAgo: 27,
    end: 'delivered',
  },
  {
    shop: 'weekend',
    buyer: 4,
    lines: [
      { slug: 'two-person-tent', quantity: 1 },
      { slug: 'trail-bottle', variant: 1, quantity: 2 },
    ],
    daysAgo: 16,
    end: 'delivered',
  },
  {
    shop: 'ayu',
    buyer: 2,
    lines: [{ slug: 'paper-porcelain-lamp', quantity: 1 }],
    daysAgo: 12,
    end: 'delivered',
  },
  {
    shop: 'lin-table',
    buyer: 0,
    lines: [
      { slug: 'blue-fish-plate', variant: 1, quantity: 1 },
      { slug: 'jingyang-fu-brick', quantity: 1 },
    ],
    daysAgo: 8,
    end: 'shipped',
  },
  {
    shop: 'ayu',
    buyer: 4,
    lines: [{ slug: 'plum-vase', variant: 1, quantity: 1 }],
    daysAgo: 6,
    end: 'rejected',
  },
  {
    shop: 'ayu',
    buyer: 1,
    lines: [
      { slug: 'qinling-honey', variant: 1, quantity: 2 },
      { slug: 'camphor-board', quantity: 1 },
    ],
    daysAgo: 4,
    end: 'shipped',
  },
  {
    shop: 'ayu',
    buyer: 3,
    lines: [{ slug: 'shaanxi-apples', variant: 1, quantity: 1 }],
    daysAgo: 2,
    end: 'accepted',
  },
  {
    shop: 'lin-table',
    buyer: 5,
    lines: [{ slug: 'noodle-bowl', variant: 1, quantity: 2 }],
    daysAgo: 1,
    end: 'accepted',
  },
  {
    shop: 'ayu',
    buyer: 0,
    lines: [{ slug: 'tea-picture-book', quantity: 2 }],
    daysAgo: 0,
    end: 'forwarded',
  },
  {
    shop: 'ayu',
    buyer: 5,
    lines: [{ slug: 'zhouzhi-kiwis', quantity: 1 }],
    daysAgo: 0,
    end: 'awaiting_payment',
  },
]
