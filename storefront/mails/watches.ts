import { wordsOf } from '../../server/platform/language.ts'
import { formatMoney, type Money } from '../../server/platform/money.ts'
import type { Base, GoodsLine, Written } from './draft.ts'
import { priceText } from './goods-words.ts'
import { labelsIn } from './labels.ts'
import { write } from './write.ts'

export type WatchConfirm = Base & {
  handle: string
  things: number
  manageUrl: string
  /** All of it is confirmed: there is only the link to tell. */
  isKnown?: boolean
}

/**
 * The only letter an unproven address ever gets, so nothing of it was written by a stranger: the
 * shop by its handle, and what was saved stands on our page behind the button.
 */
export const watchConfirmWords = wordsOf('mails/watch_confirm', {
  en: ({ handle, things, manageUrl, instanceName }: WatchConfirm) => ({
    subject: 'Shall we tell you about what you saved?',
    preheader: 'One press, and we write when it gets cheaper or is there again.',
    sentence: 'Tell you when it gets cheaper or is there again?',
    paragraphs: [
      `Somebody, most likely you, saved ${things === 1 ? 'one thing' : `${things} things`} in the shop @${handle} ` +
        `at ${instanceName} and asked us to write to this address when the price falls or it can be bought again.`,
    ],
    button: { label: 'See what it is and decide', url: manageUrl },
    notes: [
      { text: 'It was not you? Do nothing: you hear nothing more and the address is deleted.' },
    ],
  }),
  zh: ({ handle, things, manageUrl, instanceName }) => ({
    subject: '降价或到货时要通知你吗？',
    preheader: '点一下按钮，降价或到货时我们发邮件通知你。',
    sentence: '降价或到货时要通知你吗？',
    paragraphs: [
      `有人（应该是你）在“${instanceName}”的小铺“@${handle}”收藏了 ${things} 件商品，希望降价或到货时用这个邮箱收到通知。`,
    ],
    button: { label: '查看并决定', url: manageUrl },
    notes: [{ text: '不是你本人？无需理会：我们不会再发邮件，并会删除这个邮箱地址。' }],
  }),
})

export const watchKnownWords = wordsOf('mails/watch_known', {
  en: ({ handle, things, manageUrl, instanceName }: WatchConfirm) => ({
    subject: 'You hear of what you saved already',
    preheader: 'There is nothing to confirm; here you can change it.',
    sentence: 'You hear of these already',
    paragraphs: [
      `Somebody, most likely you, asked once more to hear of what is saved in the shop @${handle} ` +
        `at ${instanceName}. We write to this address about ${things === 1 ? 'one thing' : `${things} things`} already.`,
    ],
    button: { label: 'See what it is, or stop', url: manageUrl },
    notes: [{ text: 'It was not you? Do nothing: nothing has changed.' }],
  }),
  zh: ({ handle, things, manageUrl, instanceName }) => ({
    subject: '降价和到货通知早已开启',
    preheader: '无需再确认；可在这里查看或更改。',
    sentence: '这些商品降价或到货时，你本来就会收到通知',
    paragraphs: [
      `有人（应该是你）再次要求接收“${instanceName}”的小铺“@${handle}”的降价和到货通知。这个邮箱已在关注其中 ${things} 件商品。`,
    ],
    button: { label: '查看或停止', url: manageUrl },
    notes: [{ text: '不是你本人？无需理会：什么都没有改变。' }],
  }),
})

export function watchConfirm(props: WatchConfirm): Written {
  const { language, instanceName, handle, isKnown } = props
  const words = (isKnown ? watchKnownWords : watchConfirmWords)(language)(props)
  const why = labelsIn(language).whyWatcher(`@${handle}`, instanceName)
  return write({ language, instanceName, ...words, blocks: [], from: instanceName, why })
}

export type BackInStock = Base & {
  shopName: string
  title: string
  picture: string | null
  now: Money
  /** Variants have different prices: "from". */
  isFrom: boolean
  productUrl: string
  manageUrl: string
}
export type PriceDropped = BackInStock & { before: Money }

export const priceDroppedWords = wordsOf('mails/price_dropped', {
  en: ({
    title,
    shopName,
    productUrl,
    manageUrl,
    was,
    price,
  }: PriceDropped & { was: string; price: string }) => ({
    subject: `${title} is cheaper now: ${price}`,
    preheader: `It was ${was} before, at ${shopName}.`,
    sentence: 'What you saved costs less',
    paragraphs: [],
    goods: `From the shelf of ${shopName}`,
    before: 'Before',
    button: { label: 'Have a look', url: productUrl },
    notes: [
      { text: 'The price is the one of this moment; it may change again.' },
      {
        text: 'We write at most once a week about one thing.',
        links: [{ label: 'Change or stop these mails', url: manageUrl }],
      },
    ],
  }),
  zh: ({ title, shopName, productUrl, manageUrl, was, price }) => ({
    subject: `${title} 降价了：${price}`,
    preheader: `在“${shopName}”原来是 ${was}。`,
    sentence: '你收藏的商品降价了',
    paragraphs: [],
    goods: `来自“${shopName}”的货架`,
    before: '原来',
    button: { label: '去看看', url: productUrl },
    notes: [
      { text: '价格以打开页面时为准，之后可能再次变动。' },
      {
        text: '同一件商品，我们一周最多发一封邮件。',
        links: [{ label: '修改或停止这些邮件', url: manageUrl }],
      },
    ],
  }),
})

function goodsLine({ title, picture, now, isFrom }: BackInStock): GoodsLine {
  return { title, variantTitle: '', total: now, isFrom, picture }
}

export function priceDropped(props: PriceDropped): Written {
  const { language, before } = props
  const was = formatMoney(before, language)
  const line = goodsLine(props)
  const price = priceText(line, language)
  const { goods, before: label, ...words } = priceDroppedWords(language)({ ...props, was, price })
  const why = labelsIn(language).whyWatcher(props.shopName, props.instanceName)
  return write({
    ...{ language, instanceName: props.instanceName, from: props.shopName, why },
    ...words,
    blocks: [{ kind: 'goods', title: goods, lines: [line], sums: [{ label, value: was }] }],
  })
}

export const backInStockWords = wordsOf('mails/back_in_stock', {
  en: ({ title, shopName, productUrl, manageUrl, price }: BackInStock & { price: string }) => ({
    subject: `${title} is there again`,
    preheader: `At ${shopName}, ${price}.`,
    sentence: 'What you saved is there again',
    paragraphs: [],
    goods: `From the shelf of ${shopName}`,
    button: { label: 'Have a look', url: productUrl },
    notes: [
      { text: 'Nothing is kept aside: it may be sold again before you come.' },
      {
        text: 'We write at most once a week about one thing.',
        links: [{ label: 'Change or stop these mails', url: manageUrl }],
      },
    ],
  }),
  zh: ({ title, shopName, productUrl, manageUrl, price }) => ({
    subject: `${title} 到货了`,
    preheader: `在“${shopName}”，${price}。`,
    sentence: '你收藏的商品到货了',
    paragraphs: [],
    goods: `来自“${shopName}”的货架`,
    button: { label: '去看看', url: productUrl },
    notes: [
      { text: '库存不会为你预留，可能很快再次售罄。' },
      {
        text: '同一件商品，我们一周最多发一封邮件。',
        links: [{ label: '修改或停止这些邮件', url: manageUrl }],
      },
    ],
  }),
})

export function backInStock(props: BackInStock): Written {
  const { language } = props
  const line = goodsLine(props)
  const price = priceText(line, language)
  const { goods, ...words } = backInStockWords(language)({ ...props, price })
  const why = labelsIn(language).whyWatcher(props.shopName, props.instanceName)
  return write({
    ...{ language, instanceName: props.instanceName, from: props.shopName, why },
    ...words,
    blocks: [{ kind: 'goods', title: goods, lines: [line], sums: [] }],
  })
}
