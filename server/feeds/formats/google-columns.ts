/** Google's attributes and our own columns; others are reported to the seller as not understood. */
export const googleColumns: ReadonlySet<string> = new Set(
  `id title description link mobile_link canonical_link ads_redirect image_link
  additional_image_link lifestyle_image_link virtual_model_link video_link structured_title
  structured_description short_title availability availability_date expiration_date
  disclosure_date price sale_price sale_price_effective_date cost_of_goods_sold
  auto_pricing_min_price maximum_retail_price minimum_price unit_pricing_measure
  unit_pricing_base_measure installment subscription_cost loyalty_points loyalty_program
  google_product_category product_type brand gtin mpn identifier_exists condition adult multipack
  is_bundle certification energy_efficiency_class min_energy_efficiency_class
  max_energy_efficiency_class age_group color gender material pattern size size_type size_system
  item_group_id item_group_title variant_option product_length product_width product_height
  product_weight product_detail product_highlight question_and_answer document_link
  custom_label_0 custom_label_1 custom_label_2 custom_label_3 custom_label_4 promotion_id
  external_seller_id included_destination excluded_destination shopping_ads_excluded_country
  pause shipping carrier_shipping shipping_label shipping_weight shipping_length shipping_width
  shipping_height ships_from_country min_handling_time max_handling_time transit_time_label
  handling_cutoff_time free_shipping_threshold return_policy_label tax tax_category pickup_method
  pickup_sla sell_on_google_quantity
  quantity inventory stock sku title_zh description_zh
  color_zh size_zh material_zh pattern_zh commission`.split(/\s+/),
)

/** `Image Link`, `g:image_link` and `image link` are one column. */
export function columnNameOf(header: string): string {
  // Asked for every field of an XML feed, which has the name right nearly always.
  if (/^[a-z_0-9]+$/.test(header) && !header.includes('__')) return header
  return header
    .toLowerCase()
    .trim()
    .replace(/^g:/, '')
    .replace(/[\s_]+/g, '_')
}

/** What people call them who have made their own table, in English and Chinese. */
const others: Record<string, string> = {
  id: '编号 商品编号 商品编码 商家编码 货号 商品id',
  title: 'name product_name product_title 标题 名称 品名 商品名称 商品标题 产品名称',
  title_zh: '中文标题 中文名称',
  price: '价格 售价 单价 销售价',
  sale_price: '促销价 优惠价',
  quantity: '库存 数量 库存数量',
  description: '描述 商品描述 产品描述 详情 商品详情 介绍',
  image_link: 'image image_url picture 图片 主图 商品图片 图片链接 主图链接 图片地址',
  brand: '品牌',
  product_type: 'category 类目 分类 商品分类 类别',
  color: '颜色',
  size: '尺码 尺寸 规格',
  material: '材质',
  gtin: 'barcode ean 条码 条形码 商品条码',
  commission: '佣金 佣金率 佣金比例',
}
const known = new Map(
  Object.entries(others).flatMap(([name, words]) => words.split(' ').map(word => [word, name])),
)

/** A table's column by whatever name: `价格（元）` is the price. */
export function tableColumnOf(header: string): string {
  const name = columnNameOf(header).replace(/[（(]元[）)]$/, '')
  return known.get(name) ?? name
}
