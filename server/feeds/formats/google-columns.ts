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
  quantity inventory stock sku title_zh description_zh commission`.split(/\s+/),
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
