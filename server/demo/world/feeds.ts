import { toDecimal } from '../../platform/money.ts'
import { type DrawingKind, type Good, goods } from './goods.ts'
import { optionWordsZh } from './option-words.ts'

const pictureSite = 'https://pictures.demo.example'
const productSites = {
  orchard: 'https://orchard.example',
  kiln: 'https://kiln.example',
  maker: 'https://maker.example',
}

export type DemoPicture = { url: string; kind: DrawingKind; color: string; seed: string }

/** Every picture that the three feeds link to: one for each colour of a product. */
export function pictures(): DemoPicture[] {
  return goods.flatMap(picturesOf)
}

/** The orchard's: Google Merchant as RSS. */
export function orchardFeed(): string {
  const items = goodsOf('orchard')
    .flatMap(googleRows)
    .map(row => {
      const fields = Object.entries(row).filter(([, value]) => value !== '')
      const lines = fields.map(
        ([name, value]) => `<${tagOf(name)}>${escaped(value)}</${tagOf(name)}>`,
      )
      return `<item>\n${lines.join('\n')}\n</item>`
    })
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">
<channel>
<title>Products</title>
<link>${productSites.orchard}</link>
${items.join('\n')}
</channel>
</rss>
`
}

/** The maker's: Google Merchant as a tab-separated table. */
export function makerFeed(): string {
  const rows = goodsOf('maker').flatMap(googleRows)
  const columns = Object.keys(rows[0] ?? {}) as (keyof GoogleRow)[]
  const lines = rows.map(row => columns.map(column => row[column].replace(/\s+/g, ' ')))
  return table([columns, ...lines], '\t')
}

/** The kiln's: a product export of Shopify. */
export function kilnFeed(): string {
  const rows = goodsOf('kiln').flatMap(shopifyRows)
  const columns = Object.keys(rows[0] ?? {})
  const lines = rows.map(row => columns.map(column => quoted(row[column] ?? '')))
  return table([columns, ...lines], ',')
}

type GoogleRow = ReturnType<typeof googleRow>

function googleRows(good: Good) {
  return good.variants.map((_, place) => googleRow(good, place))
}

const inChinese = (word = '') => optionWordsZh[word] ?? ''

function googleRow(good: Good, place: number) {
  const { slug, variants } = good
  const variant = variants[place]!
  const image = pictureOf(good, place).url
  const others = picturesOf(good).flatMap(({ url }) => (url === image ? [] : [url]))
  return {
    id: variants.length > 1 ? `${slug}-${place + 1}` : slug,
    item_group_id: variants.length > 1 ? slug : '',
    title: good.title,
    title_zh: good.titleZh,
    description: good.description,
    description_zh: good.descriptionZh,
    link: `${productSites[good.seller]}/products/${slug}`,
    image_link: image,
    additional_image_link: others.join(','),
    availability: variant.stock === 0 ? 'out_of_stock' : 'in_stock',
    quantity: variant.stock === null ? '' : String(variant.stock),
    price: `${toDecimal(variant.price, 'CNY')} CNY`,
    brand: good.brand,
    gtin: variant.gtin ?? '',
    product_type: good.category,
    color: variant.options.Color ?? '',
    size: variant.options.Size ?? '',
    pattern: variant.options.Pattern ?? '',
    color_zh: inChinese(variant.options.Color),
    size_zh: inChinese(variant.options.Size),
    pattern_zh: inChinese(variant.options.Pattern),
    commission: good.commission === undefined ? '' : String(good.commission),
  }
}

/** As Shopify writes it: only a product's first row holds what all its variants share. */
function shopifyRows(good: Good): Record<string, string>[] {
  const gallery = picturesOf(good)
  return good.variants.map((variant, place) => {
    const [first = ['Title', 'Default Title'], second = ['', '']] = Object.entries(variant.options)
    const only = (text: string) => (place === 0 ? text : '')
    return {
      Handle: good.slug,
      Title: only(good.title),
      'Body (HTML)': only(`<p>${escaped(good.description)}</p>`),
      Vendor: only(good.brand),
      Type: only(good.category),
      Tags: only(good.drawing),
      Published: only('true'),
      'Option1 Name': only(first[0]),
      'Option1 Value': first[1],
      'Option2 Name': only(second[0]),
      'Option2 Value': second[1],
      option1_name_zh: only(inChinese(first[0])),
      option1_value_zh: inChinese(first[1]),
      option2_name_zh: only(inChinese(second[0])),
      option2_value_zh: inChinese(second[1]),
      'Variant SKU': `${good.slug}-${place + 1}`,
      'Variant Inventory Tracker': variant.stock === null ? '' : 'shopify',
      'Variant Inventory Qty': variant.stock === null ? '' : String(variant.stock),
      'Variant Inventory Policy': 'deny',
      'Variant Price': toDecimal(variant.price, 'CNY'),
      'Variant Compare At Price': '',
      'Variant Barcode': variant.gtin ?? '',
      'Image Src': gallery[place]?.url ?? '',
      'Image Position': gallery[place] ? String(place + 1) : '',
      'Variant Image': pictureOf(good, place).url,
      Status: only('active'),
      title_zh: only(good.titleZh),
      description_zh: only(good.descriptionZh),
      commission: only(good.commission === undefined ? '' : String(good.commission)),
    }
  })
}

const goodsOf = (seller: Good['seller']) => goods.filter(good => good.seller === seller)

/** One for each colour of a product. */
export function picturesOf({ slug, drawing, colors }: Good): DemoPicture[] {
  const distinct = [...new Set(colors)]
  return distinct.map((color, place) => {
    const seed = distinct.length > 1 ? `${slug}-${place + 1}` : slug
    return { url: `${pictureSite}/${seed}.webp`, kind: drawing, color, seed }
  })
}

function pictureOf(good: Good, place: number): DemoPicture {
  const gallery = picturesOf(good)
  const color = good.colors[place] ?? good.colors[0]
  return gallery.find(picture => picture.color === color)!
}

const plainTags = new Set(['title', 'description', 'link'])
const tagOf = (name: string) => (plainTags.has(name) ? name : `g:${name}`)

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

function table(rows: string[][], delimiter: string): string {
  return rows.map(cells => `${cells.join(delimiter)}\n`).join('')
}
