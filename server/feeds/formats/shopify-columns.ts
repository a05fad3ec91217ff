import type { Header } from './table.ts'

/** What we read, under the names of older and of newer exports. */
export const shopifyColumns = {
  handle: ['handle', 'url_handle'],
  title: ['title'],
  titleZh: ['title_zh'],
  description: ['body_(html)', 'description'],
  descriptionZh: ['description_zh'],
  vendor: ['vendor'],
  type: ['type', 'custom_product_type'],
  category: ['product_category', 'google_shopping_/_google_product_category'],
  published: ['published', 'published_on_online_store'],
  status: ['status'],
  optionName1: ['option1_name'],
  optionValue1: ['option1_value'],
  optionNameZh1: ['option1_name_zh'],
  optionValueZh1: ['option1_value_zh'],
  optionName2: ['option2_name'],
  optionValue2: ['option2_value'],
  optionNameZh2: ['option2_name_zh'],
  optionValueZh2: ['option2_value_zh'],
  optionName3: ['option3_name'],
  optionValue3: ['option3_value'],
  optionNameZh3: ['option3_name_zh'],
  optionValueZh3: ['option3_value_zh'],
  sku: ['variant_sku', 'sku'],
  barcode: ['variant_barcode', 'barcode', 'barcodes'],
  price: ['variant_price', 'price'],
  compareAt: ['variant_compare_at_price', 'compare-at_price'],
  tracker: ['variant_inventory_tracker', 'inventory_tracker'],
  quantity: ['variant_inventory_qty', 'inventory_quantity'],
  policy: ['variant_inventory_policy', 'continue_selling_when_out_of_stock'],
  image: ['image_src', 'product_image_url'],
  variantImage: ['variant_image', 'variant_image_url'],
  commission: ['commission'],
} as const

export type ShopifyColumn = keyof typeof shopifyColumns

/** Columns of Shopify's exports that say nothing we use. */
const unused: ReadonlySet<string> = new Set(
  `tags variant_grams variant_fulfillment_service variant_requires_shipping variant_taxable
  image_position image_alt_text gift_card seo_title seo_description variant_weight_unit
  variant_tax_code cost_per_item standard_product_type variant_weight hs_code
  option1_linked_to option2_linked_to option3_linked_to charge_tax tax_code
  unit_price_total_measure unit_price_total_measure_unit unit_price_base_measure
  unit_price_base_measure_unit weight_value_(grams) weight_unit_for_display requires_shipping
  fulfillment_service`.split(/\s+/),
)
/** Google's fields and prices per market come as `Google Shopping / Gender`, `Price / Canada`. */
const unusedFamily = /^(?:google_shopping|included|price|compare_at_price)_\/_/

/** Where each column is in this file, and what the file calls it. */
export type ColumnPlaces = Record<ShopifyColumn, { at: number; label: string }>

export function shopifyPlaces({ at, labels }: Header): ColumnPlaces {
  const places = Object.entries(shopifyColumns).map(([column, names]) => {
    const name = names.find(name => at.has(name))
    const place = name === undefined ? -1 : at.get(name)!
    return [column, { at: place, label: labels[place] ?? names[0] }]
  })
  return Object.fromEntries(places)
}

export function unknownShopifyColumns({ at, labels, repeated }: Header): string[] {
  const known = new Set<string>(Object.values(shopifyColumns).flat())
  const unknown = [...at].filter(
    ([name]) => !known.has(name) && !unused.has(name) && !unusedFamily.test(name),
  )
  return [...unknown.map(([, place]) => labels[place]!), ...repeated]
}
