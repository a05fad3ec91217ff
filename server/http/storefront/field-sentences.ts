import { columns } from '../../../storefront/words.ts'
import { type Language, wordsOf } from '../../platform/language.ts'

export type FieldName = keyof typeof sentences

const sentences = {
  name: {
    en: 'Please write who the parcel is for, in at most 100 characters.',
    zh: '请填写收件人姓名，最多 100 个字符。',
  },
  email: {
    en: 'Please write an e-mail address, such as name@example.com.',
    zh: '请填写有效的邮箱，例如 name@example.com。',
  },
  phone: {
    en: 'Please write a phone number of that country, or one with + and its country code: the carrier needs it.',
    zh: '请填写当地的电话号码，其他国家或地区的号码请以 + 和区号开头；快递需要联系你。',
  },
  optional_phone: {
    en: 'Please write a phone number of that country, one with + and its country code, or leave this empty.',
    zh: '请填写当地的电话号码，其他国家或地区的号码请以 + 和区号开头，或留空。',
  },
  line1: { en: 'Please write street and number.', zh: '请填写详细地址。' },
  line2: { en: 'This is too long.', zh: '内容过长。' },
  city: { en: 'Please write the town, city or district.', zh: '请填写城市或地区。' },
  region: {
    en: 'Please choose one from the list, or write it as it is called there.',
    zh: '请从列表中选择，或按当地名称填写。',
  },
  postal_code: {
    en: 'This is not a postal code of the chosen country.',
    zh: '邮编与所选国家或地区不符。',
  },
  country: { en: 'Please choose a country.', zh: '请选择国家或地区。' },
  discount_code: {
    en: 'A code has 3 to 20 letters and digits.',
    zh: '优惠码由 3 到 20 个字母和数字组成。',
  },
  provider: { en: 'Please choose how to pay.', zh: '请选择付款方式。' },
  lines: { en: 'There is nothing to buy in the cart.', zh: '购物车里没有可购买的商品。' },
} as const

export const fieldSentences = wordsOf('fields', columns(sentences))

/** What is wrong with a field of the checkout and what to do, for the person who typed it. */
export function fieldSentence(field: FieldName, language: Language): string {
  const words = fieldSentences(language)
  return words[field] ?? words.name
}
