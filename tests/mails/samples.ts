import type { LetterName, LetterProps } from '../../storefront/mails/index.ts'

const cny = (amount: number) => ({ amount, currency: 'CNY' })

const tea = {
  title: 'Old-tree white tea, loose leaf, autumn harvest',
  variantTitle: '100 g',
  quantity: 2,
  total: cny(17_800),
}
const bowl = { title: '手作粗陶茶碗 · 柿釉', variantTitle: '', quantity: 1, total: cny(12_900) }
const pot = {
  title: 'Side-handled clay pot',
  variantTitle: '220 ml, black',
  quantity: 1,
  total: cny(1_288_000),
}

const order = {
  orderUrl: 'https://xiaopu.example/orders/tok_8Q2mN4x7Lk',
  number: 'K7M2QX',
  shopName: '茶与树 Mei’s Shelf',
}
const parcel = {
  ...order,
  sellerName: 'Lanting Tea',
  supportEmail: 'help@lanting.example',
  lines: [tea],
  carrier: null,
  trackingNumber: null,
  trackUrl: null,
}
const shipped = {
  ...parcel,
  carrier: '顺丰速运',
  trackingNumber: 'SF1420098812345',
  trackUrl: 'https://t.17track.net/en#nums=SF1420098812345',
}
const twoParcels = {
  ...order,
  buyerName: '林悦',
  parcels: [
    {
      sellerName: 'Lanting Tea',
      lines: [tea],
      shipping: cny(800),
      promise: { delivery: { daysMin: 2, daysMax: 5 }, returnDays: 14 },
    },
    {
      sellerName: '青禾陶舍',
      lines: [bowl, pot],
      shipping: cny(0),
      promise: { delivery: { daysMin: 2, daysMax: 5 }, returnDays: 14 },
    },
  ],
  total: cny(1_319_500),
  companies: [
    { sellerName: '青禾陶舍', lines: ['景德镇青禾陶瓷有限公司', '江西省景德镇市珠山区 1 号'] },
  ],
  supportEmails: [
    { sellerName: 'Lanting Tea', email: 'help@lanting.example' },
    { sellerName: '青禾陶舍', email: 'kefu@qinghe.example' },
  ],
  address: ['西湖区龙井路 1 号', '杭州市', '浙江省', '310013', '中国'],
  howToPay: null,
  discount: null,
  tax: null,
  isTaxOnTop: false,
  payUntil: null,
}
const dashboardUrl = 'https://xiaopu.example/dashboard'

const curator = { kind: 'curator', payeeName: '茶与树 Mei’s Shelf' } as const
const passwordUrl = `${dashboardUrl}/forgot`
const returned = { number: 'K7M2QX', sellerName: 'Lanting Tea', lines: [tea] }
const trouble = {
  number: 'K7M2QX',
  shopName: '茶与树 Mei’s Shelf',
  amount: cny(18_600),
  provider: 'stripe',
  providerRef: 'pi_3Pq8ZkL2eZvKYlo2',
  dashboardUrl,
}

/** Believable props for each letter, without language and instance. */
const ownAddress = {
  shopName: '茶与树 Mei’s Shelf',
  host: 'shop.tea-and-tree.example',
  record: {
    name: '_xiaopu.shop.tea-and-tree.example',
    value: 'xiaopu=8Q2mN4x7Lk9sW1pR5tY3uI6oA0zX2cV4bN8mQ1wE5rT',
  },
  days: 14,
  dashboardUrl: `${dashboardUrl}/shop`,
}

export const samples: {
  [Name in LetterName]: Omit<LetterProps<Name>, 'language' | 'instanceName'>
} = {
  verify_email: { name: 'Mei', url: 'https://xiaopu.example/verify/8Q2mN4x7Lk' },
  already_signed_up: {
    name: 'Mei',
    signInUrl: `${dashboardUrl}/sign-in`,
    resetUrl: `${dashboardUrl}/reset`,
  },
  reset_password: { name: 'Mei', url: 'https://xiaopu.example/reset/8Q2mN4x7Lk', minutes: 30 },
  new_email: { name: 'Mei', url: 'https://xiaopu.example/new-email/8Q2mN4x7Lk' },
  email_changed: {
    name: 'Mei',
    newEmail: 'mei@new.example',
    url: 'https://xiaopu.example/old-email/8Q2mN4x7Lk',
    days: 7,
  },
  account_erased: {},
  order_placed: {
    ...twoParcels,
    howToPay: '小铺有限公司\n杭州银行 6222 0001 0002',
    discount: cny(869),
    payUntil: Date.UTC(2026, 11, 4, 4, 18),
  },
  order_paid: twoParcels,
  parcel_accepted: parcel,
  parcel_shipped: shipped,
  parcel_corrected: { ...shipped, was: 'SF1420098812354' },
  shipment_added: shipped,
  parcel_late: { ...parcel, shipBy: Date.UTC(2026, 11, 4) },
  parcel_delivered: { ...shipped, returnDays: 7 },
  parcel_ended: { ...parcel, reason: 'Sold out yesterday', by: 'seller', refund: cny(18_600) },
  order_expired: { ...order, shopUrl: 'https://xiaopu.example/@mei' },
  seller_new_order: {
    linkUrl: 'https://xiaopu.example/fulfil/8Q2mN4x7Lk',
    number: 'K7M2QX-2',
    sellerName: '青禾陶舍',
    buyerName: '林悦',
    address: ['文一西路 998 号 3 幢 1202 室', '杭州市 余杭区, 浙江省 311121', '中国'],
    phone: '+86 138 0013 8000',
    lines: [
      { ...bowl, externalId: 'QH-0042' },
      { ...pot, externalId: 'QH-0117-B' },
    ],
    net: cny(1_171_000),
    shipping: cny(0),
  },
  seller_order_waits: {
    linkUrl: 'https://xiaopu.example/fulfil/8Q2mN4x7Lk',
    number: 'K7M2QX',
    lines: [{ ...bowl, externalId: 'QH-0042' }],
    shipBy: Date.UTC(2026, 11, 4),
    isLate: true,
    isAccepted: true,
  },
  seller_order_cancelled: {
    number: 'K7M2QX-2',
    lines: [bowl],
    reason: 'The buyer changed their mind',
  },
  product_decided: {
    title: '手作粗陶茶碗 · 柿釉',
    externalId: 'QH-0042',
    state: 'suspended',
    reason: 'Its glaze holds more lead than the law allows.',
    dashboardUrl: `${dashboardUrl}/sell/products`,
  },
  support_confirm: {
    sellerName: '青禾陶舍',
    url: 'https://xiaopu.example/support-email/sel_1/8Q2mN4x7Lk',
  },
  support_changed: {
    sellerName: '青禾陶舍',
    email: 'orders@qinghe.example',
    dashboardUrl: `${dashboardUrl}/sell/details`,
  },
  seller_decided: {
    sellerName: '青禾陶舍',
    state: 'suspended',
    reason: 'Three parcels in a row without a tracking number',
    dashboardUrl,
  },
  endpoint_off: {
    sellerName: 'Lanting Tea',
    url: 'https://lanting.example/hooks/xiaopu',
    dashboardUrl,
  },
  sale_made: {
    shopName: '茶与树 Mei’s Shelf',
    titles: ['Old-tree white tea, loose leaf, autumn harvest', '手作粗陶茶碗 · 柿釉'],
    earns: cny(2_340),
    dashboardUrl: `${dashboardUrl}/earnings`,
  },
  shop_unlocked: { shopName: '茶与树 Mei’s Shelf', picksMax: 100_000, dashboardUrl },
  shop_decided: {
    shopName: '茶与树 Mei’s Shelf',
    reason: 'Three of your things claim to cure illnesses',
    dashboardUrl,
  },
  domain_missing: ownAddress,
  domain_released: ownAddress,
  seller_applied: { sellerName: '青禾陶舍', country: 'CN', dashboardUrl },
  mail_works: { dashboardUrl },
  books_broken: { broken: 'L1 V2', dashboardUrl },
  orders_late: { count: 3, dashboardUrl },
  work_stuck: { count: 3, dashboardUrl },
  payee_confirm: {
    ...curator,
    holder: '林悦',
    accountEnd: '4931',
    url: `${dashboardUrl}/payee/shp_8q2mn4x7lk/8Q2mN4x7Lk`,
    passwordUrl,
  },
  payee_changed: { ...curator, accountEnd: '4931', waitHours: 72, dashboardUrl, passwordUrl },
  payout_settled: {
    kind: 'seller',
    payeeName: '青禾陶舍',
    state: 'returned',
    amount: cny(1_171_000),
    number: 'P4T7W2ZC',
    accountEnd: '4931',
    entries: 12,
    reason: 'Account closed',
    dashboardUrl: `${dashboardUrl}/sell`,
  },
  payout_blocked: {
    ...curator,
    why: 'no_details',
    amount: cny(12_840),
    dashboardUrl: `${dashboardUrl}/earnings`,
  },
  return_requested: {
    ...returned,
    lines: [{ ...tea, externalId: 'LT-100' }],
    reason: 'damaged',
    note: 'The tin is dented and the seal is broken.',
    answerBy: Date.UTC(2026, 10, 28, 12),
    dashboardUrl: `${dashboardUrl}/sell`,
  },
  return_answered: {
    ...returned,
    ...order,
    state: 'accepted',
    said: { by: 'seller', text: 'Please send it to 龙井路 1 号, 杭州; we pay the way back.' },
    refund: null,
    supportEmail: 'help@lanting.example',
  },
  return_disputed: {
    ...returned,
    reason: 'not_as_described',
    note: 'It is not the autumn harvest.',
    answer: 'It is, the date stands on the tin.',
    dashboardUrl: `${dashboardUrl}/operator`,
  },
  return_ended: {
    ...returned,
    state: 'refunded',
    decision: 'The pictures show the wrong year.',
    refund: cny(17_800),
    dashboardUrl: `${dashboardUrl}/sell`,
  },
  refund_done: { ...order, amount: cny(18_600) },
  refund_failed: trouble,
  payment_mismatch: trouble,
  payment_late: { ...order, amount: cny(18_600) },
  chargeback_opened: { to: 'seller', number: 'K7M2QX', amount: cny(18_600), dashboardUrl },
  commission_rejected: {
    shopName: '茶与树 Mei’s Shelf',
    number: 'K7M2QX',
    reason: 'same_payment',
    titles: [tea.title],
    dashboardUrl: `${dashboardUrl}/earnings`,
  },
  rate_cut: {
    shopName: '茶与树 Mei’s Shelf',
    sellerName: 'Lanting Tea',
    rung: 'product',
    title: tea.title,
    oldBps: 1800,
    newBps: 1250,
    validFrom: Date.UTC(2026, 11, 21, 12),
    dashboardUrl: `${dashboardUrl}/shelf`,
  },
  order_links: {
    orders: [
      {
        number: 'G5GY9392',
        shopName: '茶与树 Mei’s Shelf',
        placedAt: Date.UTC(2026, 10, 24, 9),
        total: cny(14_900),
        url: 'https://xiaopu.example/orders/tok_8Kd02mQ',
      },
    ],
  },
  watch_confirm: {
    handle: 'mei',
    things: 2,
    manageUrl: 'https://xiaopu.example/watches/tok_4Q1mN2x8Lk',
  },
  back_in_stock: {
    shopName: '茶与树 Mei’s Shelf',
    title: tea.title,
    picture: 'https://xiaopu.example/img/tea/240.webp',
    now: cny(14_900),
    isFrom: false,
    productUrl: 'https://xiaopu.example/@mei/p/tea?lang=en',
    manageUrl: 'https://xiaopu.example/watches/tok_4Q1mN2x8Lk',
  },
  price_dropped: {
    shopName: '茶与树 Mei’s Shelf',
    title: tea.title,
    picture: 'https://xiaopu.example/img/tea/240.webp',
    before: cny(17_800),
    now: cny(14_900),
    isFrom: true,
    productUrl: 'https://xiaopu.example/@mei/p/tea?lang=en',
    manageUrl: 'https://xiaopu.example/watches/tok_4Q1mN2x8Lk',
  },
}
