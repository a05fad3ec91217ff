/** What each format looks like, small enough to copy and fill in. */
export const formats = {
  googleTable: {
    needed: ['id', 'title', 'price'],
    used: [
      'description',
      'image_link',
      'additional_image_link',
      'availability',
      'sale_price',
      'brand',
      'gtin',
      'product_type',
      'item_group_id',
      'color',
      'size',
      'material',
    ],
    sample: `id,item_group_id,title,description,price,sale_price,availability,image_link,size,product_type,title_zh,commission,quantity
tea-100,tea,Old-tree white tea,"Loose leaf, autumn harvest",36.00 CNY,28.90 CNY,in_stock,https://example.com/tea.jpg,100 g,Food > Tea,老树白茶,18,40
tea-250,tea,Old-tree white tea,"Loose leaf, autumn harvest",64.00 CNY,,in_stock,https://example.com/tea.jpg,250 g,Food > Tea,老树白茶,18,12
`,
  },
  googleXml: {
    needed: ['g:id', 'title', 'g:price'],
    used: ['description', 'g:image_link', 'g:availability', 'g:sale_price', 'g:item_group_id'],
    sample: `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">
  <channel>
    <item>
      <g:id>tea-100</g:id>
      <title>Old-tree white tea</title>
      <description>Loose leaf, autumn harvest</description>
      <g:price>28.90 CNY</g:price>
      <g:availability>in_stock</g:availability>
      <g:image_link>https://example.com/tea.jpg</g:image_link>
      <g:title_zh>老树白茶</g:title_zh>
      <g:commission>18</g:commission>
    </item>
  </channel>
</rss>
`,
  },
  shopify: {
    needed: ['Handle', 'Title', 'Variant Price'],
    used: [
      'Body (HTML)',
      'Vendor',
      'Type',
      'Option1 Name',
      'Option1 Value',
      'Variant SKU',
      'Variant Barcode',
      'Variant Compare At Price',
      'Variant Inventory Qty',
      'Image Src',
      'Status',
    ],
    sample: `Handle,Title,Body (HTML),Vendor,Type,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Compare At Price,Variant Inventory Qty,Image Src,Status,commission
white-tea,Old-tree white tea,<p>Loose leaf</p>,Lanting,Tea,Size,100 g,TEA-100,28.90,36.00,40,https://example.com/tea.jpg,active,18
white-tea,,,,,,250 g,TEA-250,64.00,,12,,,
`,
  },
} as const
