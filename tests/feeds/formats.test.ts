import { describe, expect, test } from 'vitest'
import { readFeed } from '../../server/feeds/formats/read.ts'
import { SeenIds } from '../../server/feeds/formats/seen-ids.ts'
import type { FeedItem } from '../../server/feeds/item.ts'
import {
  fixture,
  googleCsv,
  googleRow,
  inPieces,
  readAll,
  rss,
  rssItem,
} from './formats-support.ts'

const lamp = {
  groupId: 'LAMP-OAK',
  title: 'Oak desk lamp',
  titleZh: '橡木台灯',
  description: 'Made of oak.\n\nWarm light & quiet.',
  brand: 'Muyu',
  category: 'Home > Lighting',
  imageUrls: [1, 2, 3].map(n => `https://cdn.example/lamp${n > 1 ? `-${n}` : ''}.jpg`),
  rateBps: 1800,
}
const lampVariant = {
  externalId: 'LAMP-OAK',
  gtin: '4006381333931',
  options: [],
  priceMinor: 9990,
  currency: 'CNY',
  compareAtMinor: 12800,
  sale: null,
  stock: 12,
  imageUrl: 'https://cdn.example/lamp.jpg',
}

describe('a Google Merchant feed', () => {
  test('as a table is read with our own columns beside Google’s', async () => {
    const { items, rejections, unknownColumns } = await readAll(fixture('google.csv'))
    expect(items[0]).toMatchObject({ row: 2, ...lamp, descriptionZh: '原木，暖光。' })
    expect(items[0]?.variants).toEqual([{ row: 2, sku: 'M-1', ...lampVariant }])
    expect(items[3]?.description).toBe('Two lines\nin one cell, with "quotes".')
    expect(rejections).toEqual([])
    expect(unknownColumns).toEqual(['Shelf Mark'])
  })

  test('as RSS is read to the same product', async () => {
    const { items, unknownColumns } = await readAll(fixture('google.xml'))
    expect(items[0]).toMatchObject({ row: 1, ...lamp })
    expect(items[0]?.variants).toEqual([{ row: 1, sku: null, ...lampVariant }])
    expect(unknownColumns).toEqual(['shelf_mark'])
  })

  test('as Atom is read by Google’s fields before Atom’s own', async () => {
    const { items } = await readAll(fixture('google-atom.xml'))
    expect(items[0]).toMatchObject({ groupId: 'LAMP-OAK', description: 'Made of oak.' })
  })

  test('with tabs may hold quotes that quote nothing', async () => {
    const { items } = await readAll(fixture('google.tsv'))
    expect(items.map(item => item.title)).toEqual(['Oak lamp, 12" shade', 'Quoted "cup"'])
  })

  test('with semicolons is what spreadsheets with a decimal comma save', async () => {
    const { items } = await readAll('id;title;price\n1;Lamp;"28,90 CNY"\n')
    expect(items[0]?.variants[0]?.priceMinor).toBe(2890)
  })

  test('keeps the variants of a group apart and their group together', async () => {
    for (const name of ['google.csv', 'google.xml']) {
      const { items, rejections } = await readAll(fixture(name))
      const cups = items.filter(item => item.groupId === 'TEA')
      expect(cups.length + rejections.length).toBe(2)
      expect(cups[0]?.variants[0]).toMatchObject({
        externalId: 'TEA-RED-S',
        options: [
          { name: 'Color', value: 'Red' },
          { name: 'Size', value: 'S' },
        ],
      })
    }
  })

  test('options may be said in Chinese, too', async () => {
    const google = 'id,item_group_id,title,price,color,color_zh,size\nc-1,c,Cup,9 CNY,Red,红,S\n'
    const shopify =
      'Handle,Title,Variant Price,Option1 Name,Option1 Value,option1_name_zh,option1_value_zh\ncup,Cup,9,Colour,Red,颜色,红\ncup,,9,,Blue,,\n'
    const options = async (feed: string) =>
      (await readAll(feed)).items.flatMap(item => item.variants.flatMap(one => one.options))
    expect(await options(google)).toEqual([
      { name: 'Color', value: 'Red', valueZh: '红' },
      { name: 'Size', value: 'S' },
    ])
    expect(await options(shopify)).toEqual([
      { name: 'Colour', value: 'Red', nameZh: '颜色', valueZh: '红' },
      { name: 'Colour', value: 'Blue', nameZh: '颜色' },
    ])
  })

  test('has no options where there is no group, and three at most', async () => {
    const looks = { color: 'Red', size: 'S', material: 'Oak', pattern: 'Dots' }
    const alone = await readAll(googleRow(looks))
    expect(alone.items[0]?.variants[0]?.options).toEqual([])
    const grouped = await readAll(googleRow({ ...looks, item_group_id: 'G' }))
    expect(grouped.items[0]?.variants[0]?.options.map(option => option.name)).toEqual([
      'Color',
      'Size',
      'Material',
    ])
  })

  test.each([
    [{ id: '' }, 'id', 'missing'],
    [{ id: 'x'.repeat(101) }, 'id', 'too_long'],
    [{ title: '  \u200b ' }, 'title', 'missing'],
    [{ title: 'x'.repeat(151) }, 'title', 'too_long'],
    [{ title: '👒'.repeat(150) }, null, null],
    [{ description: 'x'.repeat(5001) }, 'description', 'too_long'],
    [{ description: `<p>${'x'.repeat(5000)}</p>` }, null, null],
    [{ description_zh: '字'.repeat(5001) }, 'description_zh', 'too_long'],
  ])(
    'cuts no seller’s words: too long or missing is said, row by row: %o',
    async (fields, column, reason) => {
      const { items, rejections } = await readAll(googleRow(fields as Record<string, string>))
      expect(rejections.map(rejection => [rejection.column, rejection.reason])).toEqual(
        reason ? [[column, reason]] : [],
      )
      expect(items.length).toBe(reason ? 0 : 1)
    },
  )

  test('needs its three columns, and names those it lacks', async () => {
    expect(await readAll('id,title\n1,Lamp\n')).toMatchObject({
      fault: 'missing_columns',
      detail: 'price',
    })
    expect(await readAll('a,b\n1,2\n', { format: 'google_csv' })).toMatchObject({
      fault: 'missing_columns',
      detail: 'id, title, price',
    })
  })

  test('reads headers in any case, with spaces or underscores, with or without g:', async () => {
    const { items, unknownColumns } = await readAll(
      'g:ID, Title ,PRICE,Image  Link,g:Image_Link,shipping(country:price)\n1,Lamp,5,https://a.example/1,https://a.example/2,CN:1\n',
    )
    expect(items[0]?.imageUrls).toEqual(['https://a.example/1'])
    expect(unknownColumns).toEqual(['g:Image_Link'])
  })
})

describe('a Shopify export', () => {
  const shirt = (items: FeedItem[]) => items.find(item => item.groupId === 'linen-shirt')

  test('joins the rows of a handle: words from the first, images from all', async () => {
    const { items, unknownColumns } = await readAll(fixture('shopify.csv'))
    expect(shirt(items)).toMatchObject({
      row: 2,
      title: 'Linen shirt',
      titleZh: '亚麻衬衫',
      description: 'Light linen.\n\nWashable\nLoose',
      category: 'Shirts',
      rateBps: 1500,
      imageUrls: [1, 2, 3].map(n => `https://cdn.example/shirt-${n}.jpg`),
    })
    expect(unknownColumns).toEqual(['Warehouse Shelf'])
  })

  test('has one variant per row, without a currency', async () => {
    const { items } = await readAll(fixture('shopify.csv'))
    expect(shirt(items)?.variants[0]).toEqual({
      row: 2,
      externalId: 'LS-B-S',
      sku: 'LS-B-S',
      gtin: '4006381333931',
      options: [
        { name: 'Color', value: 'Blue' },
        { name: 'Size', value: 'S' },
      ],
      priceMinor: 5990,
      currency: null,
      compareAtMinor: 8000,
      sale: null,
      stock: 3,
      imageUrl: 'https://cdn.example/shirt-blue.jpg',
    })
  })

  test('loses only the variant that is wrong, with the header as the seller knows it', async () => {
    const { items, rejections } = await readAll(fixture('shopify.csv'))
    expect(shirt(items)?.variants.map(variant => variant.externalId)).toEqual(['LS-B-S', 'LS-B-L'])
    expect(rejections).toEqual([
      { row: 4, column: 'Variant Price', value: '1,299', reason: 'ambiguous_price' },
      { row: 10, column: 'Variant Inventory Qty', value: '', reason: 'missing' },
    ])
  })

  test('sells neither drafts nor what is not published, and complains of neither', async () => {
    const { items } = await readAll(fixture('shopify.csv'))
    expect(items.map(item => item.groupId)).toEqual(['linen-shirt', 'clay-pot', 'gift-box'])
  })

  test('writes Default Title where there are no options', async () => {
    const { items } = await readAll(fixture('shopify.csv'))
    expect(items[1]?.variants).toMatchObject([{ externalId: 'clay-pot', options: [] }])
  })

  test.each([
    ['', '4', 'deny', 4],
    ['shopify', '4', 'deny', 4],
    ['shopify', '-3', 'deny', 0],
    ['shopify', '0', 'continue', null],
    ['', '', 'deny', null],
    ['shopify', '', 'deny', 'missing'],
    ['shopify', 'many', 'deny', 'not_a_number'],
  ])('stock: tracker "%s", quantity "%s", policy %s', async (tracker, quantity, policy, is) => {
    const { items, rejections } = await readAll(
      `Handle,Title,Variant Price,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy
pot,Pot,5,${tracker},${quantity},${policy}\n`,
    )
    expect(items[0] ? items[0].variants[0]?.stock : rejections[0]?.reason).toBe(is)
  })

  test('reads the same whatever the order of its columns', async () => {
    // Without quoted cells a line can be turned round as it is.
    const ordered = fixture('shopify.csv')
      .toString()
      .replaceAll(/"[^"]*"/g, '1')
    const turned = ordered.split('\n').map(line => line.split(',').reverse().join(','))
    const expected = await readAll(ordered)
    expect(expected.items.length).toBe(3)
    expect(await readAll(turned.join('\n'))).toEqual(expected)
  })

  test('of today’s column names reads as one of the old ones', async () => {
    const { items, unknownColumns } = await readAll(fixture('shopify-2025.csv'))
    expect(items[0]).toMatchObject({ groupId: 'linen-shirt', category: 'Apparel > Shirts' })
    expect(items[0]?.variants).toMatchObject([
      { externalId: 'LS-S', priceMinor: 5990, compareAtMinor: 8000, stock: 3 },
      { externalId: 'LS-L', priceMinor: 5990, compareAtMinor: null, stock: null },
    ])
    expect(unknownColumns).toEqual(['Color (product.metafields.shopify.color-pattern)'])
  })

  test('has 250 variants of a product at most; the rest is said row by row', async () => {
    const rows = Array.from({ length: 252 }, (_, at) => `rug,${at ? '' : 'Rug'},5,Size,S${at}`)
    const { items, rejections } = await readAll(
      `Handle,Title,Variant Price,Option1 Name,Option1 Value\n${rows.join('\n')}`,
    )
    expect(items[0]?.variants.length).toBe(250)
    expect(rejections.map(({ row, reason }) => [row, reason])).toEqual([
      [252, 'too_many'],
      [253, 'too_many'],
    ])
  })

  test('without a title is one rejection for the product, not one for each row', async () => {
    const { items, rejections } = await readAll(
      'Handle,Title,Variant Price\nrug,,5\nrug,,6\n,X,7\n',
    )
    expect(items).toEqual([])
    expect(rejections).toEqual([
      { row: 2, column: 'Title', value: '', reason: 'missing' },
      { row: 4, column: 'Handle', value: '', reason: 'missing' },
    ])
  })
})

describe('the same feed in other pieces is the same feed', () => {
  test.each(['google.csv', 'google.tsv', 'google.xml', 'google-atom.xml', 'shopify.csv'])(
    '%s',
    async name => {
      const bytes = fixture(name)
      const whole = await readAll(bytes)
      expect(whole.items.length).toBeGreaterThan(0)
      for (const pieceBytes of [1, 7, 64]) {
        expect(await readAll(bytes, { pieceBytes })).toEqual(whole)
        const crlf = Buffer.from(bytes.toString().replaceAll('\n', '\r\n'))
        expect(await readAll(crlf, { pieceBytes })).toEqual(await readAll(crlf))
      }
    },
  )
})

describe('the second use of an id in one feed is refused', () => {
  test('in a table', async () => {
    const { items, rejections } = await readAll('id,title,price\n1,A,5\n1,B,6\n2,C,7\n')
    expect(items.map(item => item.title)).toEqual(['A', 'C'])
    expect(rejections).toEqual([{ row: 3, column: 'id', value: '1', reason: 'duplicate' }])
  })

  test('in XML', async () => {
    const { rejections } = await readAll(rss(rssItem('1'), rssItem('2'), rssItem('1')))
    expect(rejections).toEqual([{ row: 3, column: 'id', value: '1', reason: 'duplicate' }])
  })

  test('in a Shopify export, across products', async () => {
    const { items, rejections } = await readAll(
      'Handle,Title,Variant Price,Variant SKU\na,A,5,S1\nb,B,5,S1\nc,C,5,\nc,C,5,\n',
    )
    expect(items.map(item => item.groupId)).toEqual(['a', 'c'])
    expect(rejections.map(({ row, column }) => [row, column])).toEqual([
      [3, 'Variant SKU'],
      [5, 'Handle'],
    ])
  })

  test('but a row that was left out does not count', async () => {
    const { items } = await readAll('id,title,price\n1,A,x\n1,B,6\n')
    expect(items.map(item => item.title)).toEqual(['B'])
  })

  test('among a million ids, in less than 20 MB', () => {
    const seen = new SeenIds()
    let repeats = 0
    for (let at = 0; at < 1_000_000; at++) if (seen.repeats(`SKU-${at}`)) repeats++
    expect(repeats).toBe(0)
    expect(seen.repeats('SKU-0') && seen.repeats('SKU-999999')).toBe(true)
    expect(seen.bytes).toBeLessThan(20e6)
  })
})

test('an event says how much of the file was read', async () => {
  const feed = Buffer.from(googleCsv(['brand'], ...Array.from({ length: 5000 }, () => ['Muyu'])))
  let before = 0
  for await (const event of readFeed(inPieces(feed, 1000), { format: 'auto', currency: 'CNY' })) {
    if (event.kind === 'unknown_columns') continue
    expect(event.bytesRead).toBeGreaterThanOrEqual(before)
    before = event.bytesRead
  }
  expect(before).toBe(feed.length)
})

test.each([
  ['', 'empty'],
  ['\ufeff', 'empty'],
  [' \r\n\t\n', 'empty'],
  ['hello', 'unknown_format'],
  ['{"id":1}', 'unknown_format'],
  ['name,cost\nA,1\n', 'unknown_format'],
  ['<urlset><url/></urlset>', 'unknown_format'],
  ['<html><body>Log in</body></html>', 'unknown_format'],
])('what is no feed is refused as a whole: %j', async (text, fault) => {
  expect((await readAll(text)).fault).toBe(fault)
})

test('a table somebody has made themselves is read by its everyday names, with SKUs for ids', async () => {
  const chinese =
    '货号,商品名称,价格（元）,库存,图片链接,佣金\nA1,老树白茶,36.00,40,https://a.example/1.jpg,18\n'
  const english =
    'SKU,Product name,Price,Stock,Image URL,Commission\nA1,老树白茶,36,40,https://a.example/1.jpg,18\n'
  for (const text of [chinese, english]) {
    const { items, rejections, unknownColumns } = await readAll(text)
    expect([rejections, unknownColumns]).toEqual([[], []])
    expect(items).toMatchObject([
      { groupId: 'A1', title: '老树白茶', imageUrls: ['https://a.example/1.jpg'], rateBps: 1800 },
    ])
    expect(items[0]?.variants).toMatchObject([{ externalId: 'A1', priceMinor: 3600, stock: 40 }])
  }
  // What has an id keeps its SKU as what it is; a tag of an XML feed is called by its name alone.
  const both = await readAll('id,sku,title,price\n1,A1,Tea,36\n')
  expect(both.items[0]).toMatchObject({ groupId: '1', variants: [{ sku: 'A1' }] })
  const twice = await readAll('name,id,title,price\nNot it,1,Tea,36\n')
  expect([twice.items[0]?.title, twice.unknownColumns]).toEqual(['Tea', ['name']])
  expect((await readAll('name,price\nTea,1\n')).fault).toBe('missing_columns')
  const author = await readAll(
    rss(rssItem('1', '<name>Not a title</name><category>Not</category>')),
  )
  expect(author.items[0]?.title).not.toBe('Not a title')
  expect(author.items[0]?.category).toBeNull()
})

test('a seller’s choice of format is held to', async () => {
  expect((await readAll('<rss/>', { format: 'google_csv' })).fault).toBe('unknown_format')
  expect((await readAll('id,title,price\n', { format: 'google_xml' })).fault).toBe('unknown_format')
  expect((await readAll('id,title,price\n', { format: 'shopify_csv' })).fault).toBe(
    'missing_columns',
  )
})
