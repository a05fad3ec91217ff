import { wordsOf } from '../../server/platform/language.ts'
import { type Base, type Block, quote, type Written } from './draft.ts'
import { labelsIn } from './labels.ts'
import { writeToSeller } from './sellers.ts'

export type SellerDecided = Base & {
  sellerName: string
  /** `reinstated`: active again, having sold before. */
  state: 'active' | 'reinstated' | 'refused' | 'suspended' | 'closed'
  reason: string | null
  dashboardUrl: string
}

/** The operator's word on a seller. */
export const sellerDecidedWords = wordsOf('mails/seller_decided', {
  en: ({ instanceName, sellerName, dashboardUrl }: SellerDecided) => ({
    active: {
      subject: `${sellerName} may now sell at ${instanceName}`,
      preheader: 'Bring your products, and curators can pick them.',
      sentence: 'Welcome, you can begin',
      paragraphs: [
        `${sellerName} is approved. Add your products one by one, by file or by feed; ` +
          'from then on curators can put them on their shelves.',
      ],
      button: { label: 'Bring your products', url: dashboardUrl },
    },
    reinstated: {
      subject: `${sellerName} may sell again at ${instanceName}`,
      preheader: 'Your products can be bought again.',
      sentence: 'You can sell again',
      paragraphs: [
        `${sellerName} is on sale again: its products can be bought, and new orders come in as before.`,
      ],
      button: { label: 'Open your room', url: dashboardUrl },
    },
    refused: {
      subject: `Your application to sell at ${instanceName}`,
      preheader: 'We cannot admit it for now.',
      sentence: 'Not for now',
      paragraphs: [`Thank you for applying. We cannot admit ${sellerName} as it stands.`],
      button: { label: 'See your application', url: dashboardUrl },
    },
    suspended: {
      subject: `${sellerName} is suspended at ${instanceName}`,
      preheader: 'Orders already accepted still need to be sent.',
      sentence: 'Your products are off the shelves',
      paragraphs: [
        `${sellerName} is suspended: its products are not shown and no new orders come in. ` +
          'Please still send what has been ordered.',
      ],
      button: { label: 'Open your room', url: dashboardUrl },
    },
    closed: {
      subject: `${sellerName} is closed at ${instanceName}`,
      preheader: 'What has been ordered still needs to be sent, and is paid.',
      sentence: 'Your business here is closed',
      paragraphs: [
        `${sellerName} sells here no longer, and cannot be opened again. ` +
          'Please still send what has been ordered; what you are owed is paid as before.',
      ],
      button: { label: 'Open your room', url: dashboardUrl },
    },
  }),
  zh: ({ instanceName, sellerName, dashboardUrl }) => ({
    active: {
      subject: `“${sellerName}”已通过审核，可以在“${instanceName}”销售`,
      preheader: '上传商品，店主们就能选货了。',
      sentence: '欢迎入驻',
      paragraphs: [
        `“${sellerName}”已通过审核。逐件添加商品，或用文件、商品源上传，店主们就能把它们放上货架。`,
      ],
      button: { label: '上传商品', url: dashboardUrl },
    },
    reinstated: {
      subject: `“${sellerName}”在“${instanceName}”已恢复销售`,
      preheader: '商品又可以购买了。',
      sentence: '可以继续销售了',
      paragraphs: [`“${sellerName}”已恢复销售：商品又可以购买，新订单照常进来。`],
      button: { label: '打开商家后台', url: dashboardUrl },
    },
    refused: {
      subject: `你在“${instanceName}”的入驻申请`,
      preheader: '暂时未能通过。',
      sentence: '申请暂未通过',
      paragraphs: [`谢谢你的申请。“${sellerName}”目前还不能入驻。`],
      button: { label: '查看申请', url: dashboardUrl },
    },
    suspended: {
      subject: `“${sellerName}”在“${instanceName}”已被暂停`,
      preheader: '已有的订单仍需发货。',
      sentence: '商品已暂停展示',
      paragraphs: [`“${sellerName}”已被暂停：商品不再展示，也不会有新订单。已有的订单请照常发货。`],
      button: { label: '打开商家后台', url: dashboardUrl },
    },
    closed: {
      subject: `“${sellerName}”在“${instanceName}”已关闭`,
      preheader: '已有的订单仍需发货，应付款项照常支付。',
      sentence: '商家已关闭',
      paragraphs: [
        `“${sellerName}”不再在这里销售，且无法重新开启。已有的订单请照常发货；应付给你的款项照常支付。`,
      ],
      button: { label: '打开商家后台', url: dashboardUrl },
    },
  }),
})

export type ProductDecided = Base & {
  title: string
  externalId: string
  /** Lifted, it stands as its seller has left it: paused, or gone from its feed. */
  state: 'active' | 'paused' | 'gone' | 'suspended'
  reason: string | null
  dashboardUrl: string
}

/** The operator's word on one product. */
export const productDecidedWords = wordsOf('mails/product_decided', {
  en: ({ instanceName, title, dashboardUrl }: ProductDecided) => ({
    active: {
      subject: `On sale again at ${instanceName}: ${title}`,
      preheader: 'It can be picked and bought again.',
      sentence: 'A product is on sale again',
      paragraphs: [`${title} can be picked and bought again, and stands where it stood before.`],
      button: { label: 'See your products', url: dashboardUrl },
    },
    lifted: {
      subject: `No longer suspended at ${instanceName}: ${title}`,
      preheader: 'It stands as you left it.',
      sentence: 'A product is no longer suspended',
      paragraphs: [
        `${title} is no longer suspended. It stands as you left it: paused, or out of its feed.`,
      ],
      button: { label: 'See your products', url: dashboardUrl },
    },
    suspended: {
      subject: `Suspended at ${instanceName}: ${title}`,
      preheader: 'It is on no shelf any more. Your other products are not touched.',
      sentence: 'One of your products is suspended',
      paragraphs: [
        `${title} is taken off every shelf and page. Your other products are not touched, and what was ordered still needs to be sent.`,
        'No feed brings it back. If you do not agree, write to whoever runs this instance.',
      ],
      button: { label: 'See your products', url: dashboardUrl },
    },
  }),
  zh: ({ instanceName, title, dashboardUrl }) => ({
    active: {
      subject: `“${title}”在“${instanceName}”已恢复销售`,
      preheader: '店主可以选货，买家可以购买。',
      sentence: '商品已恢复销售',
      paragraphs: [`“${title}”已恢复销售，并回到原来的货架上。`],
      button: { label: '查看商品', url: dashboardUrl },
    },
    lifted: {
      subject: `“${title}”在“${instanceName}”已解除停售`,
      preheader: '商品保持你之前的状态。',
      sentence: '商品已解除停售',
      paragraphs: [`“${title}”已解除停售，保持你之前的状态：已暂停，或已从商品源移除。`],
      button: { label: '查看商品', url: dashboardUrl },
    },
    suspended: {
      subject: `“${title}”在“${instanceName}”已停售`,
      preheader: '已从所有货架撤下，其他商品不受影响。',
      sentence: '有一件商品已停售',
      paragraphs: [
        `“${title}”已从所有货架和页面撤下。其他商品不受影响；已有的订单仍需发货。`,
        '商品源更新不会恢复它。如有异议，请联系平台。',
      ],
      button: { label: '查看商品', url: dashboardUrl },
    },
  }),
})

export function productDecided(props: ProductDecided): Written {
  const { language, state, reason, externalId } = props
  const { suspended, active, lifted } = productDecidedWords(language)(props)
  const words = state === 'suspended' ? suspended : state === 'active' ? active : lifted
  const labels = labelsIn(language)
  const number: Block = { kind: 'lines', label: labels.product, lines: [externalId] }
  const why = reason?.trim() ? [quote(labels.explanation, reason)] : []
  return writeToSeller(props, { ...words, blocks: [number, ...why], notes: [] })
}

export function sellerDecided(props: SellerDecided): Written {
  const { language, state, reason } = props
  const words = sellerDecidedWords(language)(props)[state]
  const label = labelsIn(language).explanation
  const blocks: Block[] = reason?.trim() ? [quote(label, reason)] : []
  return writeToSeller(props, { ...words, blocks, notes: [] })
}
