import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { measured } from '../../server/feeds/formats/decode.ts'
import { htmlToText } from '../../server/feeds/formats/plain-text.ts'
import { type FeedFormat, readFeed } from '../../server/feeds/formats/read.ts'
import { growth, linearAtMost } from '../support/effort.ts'
import { fixture, googleRow, readAll, rss, rssItem } from './formats-support.ts'

describe('XML with a document type is refused at once', () => {
  const laughs = Array.from(
    { length: 9 },
    (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
  )
  test.each([
    [
      'billion laughs',
      `<!DOCTYPE r [<!ENTITY l0 "ha">${laughs.join('')}]><rss><item>&l9;</item></rss>`,
    ],
    [
      'quadratic',
      `<!DOCTYPE r [<!ENTITY a "${'x'.repeat(50_000)}">]><rss>${'&a;'.repeat(50_000)}</rss>`,
    ],
    ['a file', '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>'],
    ['a parameter entity', '<!DOCTYPE r [<!ENTITY % x SYSTEM "http://a.example/x"> %x;]><rss/>'],
    ['after comments', '<?xml version="1.0"?><!-- > --><?php ?>\n<!DOCTYPE rss><rss/>'],
    ['after 64 kB of comments', `${'<!-- - -->'.repeat(10_000)}<!DOCTYPE rss><rss/>`],
    ['one that never ends', `<!DOCTYPE r [${'<!ENTITY a "b">'.repeat(300_000)}`],
    ['in small letters', '<!doctype html><html></html>'],
    ['inside the document', '<rss><!DOCTYPE rss></rss>'],
  ])('%s', async (_, feed) => {
    const bytes = Buffer.from(feed)
    expect((await readAll(bytes)).fault).toBe('doctype_forbidden')
  })

  test('a comment about one is only a comment', async () => {
    const { items } = await readAll(`<!-- no <!DOCTYPE here -->${rss(rssItem('1'))}`)
    expect(items.length).toBe(1)
  })
})

describe('XML that is too much', () => {
  const good = rssItem('good')

  test.each([
    [
      'a text over 64 kB',
      rssItem('1', `<description>${'x'.repeat(65_000)}</description>`),
      'description',
    ],
    [
      'an unused text over 64 kB',
      rssItem('1', `<g:product_detail>${'x'.repeat(65_000)}</g:product_detail>`),
      'product_detail',
    ],
    ['a text of 900 kB', rssItem('1', `<description>${'x'.repeat(900_000)}</description>`), null],
    ['numeric entities', rssItem('1', `<title_zh>${'&#65;'.repeat(66_000)}</title_zh>`), null],
    [
      'a thousand fields',
      rssItem('1', '<g:product_detail>about 300 letters, </g:product_detail>'.repeat(6000)),
      null,
    ],
    ['tags without text', rssItem('1', '<a/>'.repeat(70_000)), null],
    ['comments', rssItem('1', '<!-- a comment -->'.repeat(20_000)), null],
  ])('in one item costs that item, the rest goes on: %s', async (_, item, column) => {
    const { items, rejections, fault } = await readAll(rss(good, item, rssItem('after')))
    expect(items.map(({ groupId }) => groupId)).toEqual(['good', 'after'])
    expect(rejections).toMatchObject([{ row: 2, column, reason: 'too_long' }])
    expect(fault).toBeNull()
  })

  test.each([
    ['200,000 nested tags', rss('<a>'.repeat(200_000)), /64 nested/],
    ['70 nested tags outside of items', `<rss>${'<a>'.repeat(70)}`, /64 nested/],
    ['65 attributes', `<rss ${attributes(65)}></rss>`, /64 attributes/],
    ['100,000 attributes', `<rss><a ${attributes(100_000)}/></rss>`, /too long/],
    ['a text that does not end', rss(`<description>${'x'.repeat(1_100_000)}`), /too long/],
    ['a comment that does not end', `<rss><!-- ${'x'.repeat(1_100_000)}`, /too long/],
    ['a name that does not end', `<rss><${'x'.repeat(1_100_000)}`, /too long/],
  ])('in a way no shop system writes stops the file: %s', async (_, feed, detail) => {
    const outcome = await readAll(feed)
    expect(outcome.fault).toBe('malformed')
    expect(outcome.detail).toMatch(detail)
  })

  function attributes(count: number) {
    return Array.from({ length: count }, (_, at) => `attribute${at}="1"`).join(' ')
  }
})

test.each([
  ['an unclosed tag', `<rss>\n<item>\n`, /^line 3:/],
  ['crossed tags', '<rss>\n<a><b></a></b></rss>', /^line 2:/],
  ['an unknown entity', '<rss>\n<a>&nbsp;</a></rss>', /^line 2:/],
  ['a property of objects as an entity', '<rss><a>&constructor;</a></rss>', /^line 1:/],
  ['a character XML forbids', '<rss>\n<a>\u0001</a></rss>', /^line 2:/],
  ['half a surrogate pair', '<rss>\n<a>&#xD800;</a></rss>', /^line 2:/],
  ['two roots', '<rss></rss>\n<rss></rss>', /^line 2:/],
])('broken XML says where it breaks: %s', async (_, feed, detail) => {
  const outcome = await readAll(feed)
  expect(outcome.fault).toBe('malformed')
  expect(outcome.detail).toMatch(detail)
})

test('items before a break in the file are delivered the same in any pieces', async () => {
  const feed = rss(rssItem('1'), rssItem('2'), '</broken>', rssItem('3'))
  const whole = await readAll(feed)
  expect(whole).toMatchObject({ fault: 'malformed', items: [{ groupId: '1' }, { groupId: '2' }] })
  expect(await readAll(feed, { pieceBytes: 1 })).toEqual(whole)
})

describe('a table', () => {
  test('with columns named like properties of objects changes no object', async () => {
    const names = '__proto__,constructor,toString,hasOwnProperty'
    const { items, unknownColumns } = await readAll(`id,title,price,${names}\n1,A,5,a,b,c,d\n`)
    expect(items[0]?.title).toBe('A')
    expect(unknownColumns).toEqual(names.split(','))
    expect(({} as Record<string, unknown>).a).toBeUndefined()
    const shopify = await readAll(`Handle,Title,Variant Price,${names}\n1,A,5,a,b,c,d\n`)
    expect(shopify.unknownColumns).toEqual(names.split(','))
    const markup = await readAll(rss(rssItem('1', '<__proto__>x</__proto__><g:constructor/>')))
    expect(markup.items[0]?.title).toBe('Thing 1')
  })

  test('takes the first of two columns of one name', async () => {
    const { items, unknownColumns } = await readAll('id,title,price,TITLE\n1,A,5,B\n')
    expect(items[0]?.title).toBe('A')
    expect(unknownColumns).toEqual(['TITLE'])
  })

  test('loses a row that is too short or too long, and no other', async () => {
    const { items, rejections } = await readAll('id,title,price\n1,A\n2,B,5\n3,C,5,x\n4,D,5\n')
    expect(items.map(item => item.row)).toEqual([3, 5])
    expect(rejections).toEqual([
      { row: 2, column: null, value: '1 A', reason: 'malformed_row' },
      { row: 4, column: null, value: '3 C 5 x', reason: 'malformed_row' },
    ])
  })

  test('counts rows as a spreadsheet shows them, empty ones included', async () => {
    const { items } = await readAll('\nid,title,price\n\n1,A,5\n,,\n"2","B\nB",5\n3,C,5')
    expect(items.map(item => item.row)).toEqual([4, 6, 7])
  })

  test.each(['\n', '\r\n', '\r'])('may end its lines with %j', async end => {
    const { items } = await readAll(['id,title,price', '1,A,5', '2,B,6'].join(end), {
      pieceBytes: 1,
    })
    expect(items.map(item => item.title)).toEqual(['A', 'B'])
  })

  test('with a quote that does not end is refused as a whole', async () => {
    const feed = `id,title,price\n1,A,5\n2,"B,5\n${'3,C,5\n'.repeat(10)}`
    expect(await readAll(feed)).toMatchObject({ fault: 'malformed', items: [{ title: 'A' }] })
    expect(await readAll(feed, { pieceBytes: 7 })).toEqual(await readAll(feed))
  })

  test.each([
    ['a record over 1 MB', `id,title,price\n1,${'x'.repeat(1_100_000)},5\n`, 'malformed'],
    ['separators only', `id,title,price\n${','.repeat(3_000_000)}`, 'malformed'],
    ['a header of 201 columns', `id,title,price${',x'.repeat(198)}\n`, 'too_many_columns'],
    ['a header of 100,000 columns', `id,title,price${',x'.repeat(99_997)}\n`, 'too_many_columns'],
    ['a header that does not end', `id,title,price${',x'.repeat(2_000_000)}`, 'malformed'],
  ])('of a size no shop system writes is refused: %s', async (_, feed, fault) => {
    expect((await readAll(feed)).fault).toBe(fault)
  })

  test('of 200 columns is read', async () => {
    const feed = `id,title,price${',x'.repeat(197)}\n1,A,5${','.repeat(197)}\n`
    expect((await readAll(feed)).items.length).toBe(1)
  })
})

describe('arbitrary bytes are read or refused, and nothing else', () => {
  const formats: (FeedFormat | 'auto')[] = [
    'auto',
    'google_xml',
    'google_csv',
    'google_tsv',
    'shopify_csv',
  ]
  const format = fc.constantFrom(...formats)
  const pieceBytes = fc.integer({ min: 1, max: 100 })

  test('when they are random', async () => {
    const property = fc.asyncProperty(
      fc.uint8Array({ maxLength: 3000 }),
      format,
      pieceBytes,
      async (bytes, format, pieceBytes) => {
        await readAll(bytes, { format, pieceBytes })
      },
    )
    await fc.assert(property, { numRuns: 300 })
  })

  const names = ['google.csv', 'google.tsv', 'google.xml', 'google-atom.xml', 'shopify.csv']
  const wound = fc.tuple(fc.nat(), fc.uint8Array({ maxLength: 6 }), fc.nat(20))
  test('when they are a feed with damages', async () => {
    const property = fc.asyncProperty(
      fc.constantFrom(...names),
      fc.array(wound, { minLength: 1, maxLength: 5 }),
      pieceBytes,
      async (name, wounds, pieceBytes) => {
        let bytes = fixture(name)
        for (const [where, insert, lost] of wounds) {
          const at = where % bytes.length
          bytes = Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + lost)])
        }
        const whole = await readAll(bytes)
        expect(await readAll(bytes, { pieceBytes })).toEqual(whole)
      },
    )
    await fc.assert(property, { numRuns: 300 })
  })

  const markup = fc.array(
    fc.constantFrom(
      ...['<rss>', '<item>', '</item>', '</rss>', '<g:id>', '</g:id>', '&amp;', '&#', '<![CDATA['],
      ...[
        ']]>',
        '<!--',
        '-->',
        '<?x',
        '?>',
        'a',
        '"',
        "'",
        '=',
        '<a b="',
        '/>',
        '\n',
        '\ud83d\ude00',
      ],
    ),
    { maxLength: 60 },
  )
  test('when they are markup in any order', async () => {
    const property = fc.asyncProperty(markup, pieceBytes, async (parts, pieceBytes) => {
      await readAll(`<rss>${parts.join('')}`, { pieceBytes })
    })
    await fc.assert(property, { numRuns: 500 })
  })
})

describe('a description', () => {
  test.each([
    ['<p>One</p><p>Two</p>', 'One\n\nTwo'],
    ['One<br>Two<br/>Three', 'One\nTwo\nThree'],
    ['<ul>\n  <li>One</li>\n  <li>Two</li>\n</ul>', 'One\nTwo'],
    ['<div>One</div><div>Two</div>', 'One\nTwo'],
    ['<table><tr><td>A</td><td>B</td></tr><tr><td>C</td></tr></table>', 'A B\nC'],
    ['A <b>bold</b> word, an <img src=x onerror="alert(1)">image', 'A bold word, an image'],
    ['Before<script>alert("<p>")</script>, after<style>p{}</style>.', 'Before, after.'],
    ['<SCRIPT>x</Script >y', 'y'],
    [
      'Tom &amp; Jerry &lt;3 &eacute;&#20013;&#x6587;&nbsp;&unknown; &copy',
      'Tom & Jerry <3 é中文 &unknown; &copy',
    ],
    ['&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
    ['&#0;&#xD800;&#x110000;ok&#8238;', 'ok'],
    ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['<a title="a > b">link</a>', 'link'],
    ['I <3 you <b more', 'I <3 you <b more'],
    ["<p it's>don't</p> stop", "don't\n\nstop"],
    ['<!-- <p>gone</p> -->here', 'here'],
    ['Lines\r\nof plain\r\n\r\n\r\n\r\ntext  here', 'Lines\nof plain\n\ntext here'],
    ['', ''],
  ])('becomes plain text: %j', (html, text) => {
    expect(htmlToText(html)).toBe(text)
  })

  const parts = [
    '<',
    '<a',
    '<a ',
    '<a ">"',
    '<a =">"',
    '<a =\'"',
    '<!--',
    '<script>',
    '</',
    '&',
    '&#',
  ]
  test.each([...parts, '&a', ' ', '\n', ' \n', '\u200b', '<p>', '<li>', '<br>', '>', '<p a="'])(
    'of more and more %j takes no more than in proportion',
    part => {
      const read = (hostile: string) => {
        htmlToText(hostile)
        htmlToText(`<p>${hostile}</p>`)
      }
      expect(growth(read, part)).toBeLessThan(linearAtMost)
    },
  )
})

describe('memory does not grow with the feed', () => {
  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc') as () => void
  const heldBytes = () => {
    collectGarbage()
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    return heapUsed + arrayBuffers
  }

  async function* rows(header: string, row: (at: number) => string, count: number, end = '') {
    let text = header
    for (let at = 0; at < count; at++) {
      text += row(at)
      if (text.length < 16_000) continue
      yield Buffer.from(text)
      text = ''
    }
    yield Buffer.from(text + end)
  }

  test.each([
    ['CSV', () => rows('id,title,price\n', at => `${at},Thing,5\n`, 200_000)],
    ['XML', () => rows('<rss>', at => `<item>${rssItem(`${at}`)}</item>`, 100_000, '</rss>')],
    ['rejections', () => rows('id,title,price\n', at => `${at},Thing,0\n`, 200_000)],
  ])('%s', async (_, source) => {
    let count = 0
    let firstBytes = 0
    for await (const event of readFeed(source(), { format: 'auto', currency: 'CNY' })) {
      if (event.kind === 'unknown_columns') continue
      count++
      if (count === 20_000) firstBytes = heldBytes()
      if (count % 60_000 === 0) expect(heldBytes() - firstBytes).toBeLessThan(10e6)
    }
    expect(count).toBeGreaterThanOrEqual(100_000)
  })

  test('and no more is taken from the source than the reader of events needs', async () => {
    let given = 0
    async function* source() {
      for await (const piece of rows('id,title,price\n', at => `${at},Thing,5\n`, 1_000_000)) {
        given += piece.length
        yield piece
      }
    }
    for await (const _ of readFeed(source(), { format: 'auto', currency: 'CNY' })) break
    expect(given).toBeLessThan(300_000)
  })

  test('and the source is closed when the reader leaves', async () => {
    let isClosed = false
    async function* source() {
      try {
        yield Buffer.from(googleRow({ description: 'x'.repeat(70_000) }))
        yield Buffer.from('\n')
      } finally {
        isClosed = true
      }
    }
    for await (const _ of readFeed(source(), { format: 'auto', currency: 'CNY' })) break
    expect(isClosed).toBe(true)
    isClosed = false
    expect((await readAll(source(), { format: 'google_xml' })).fault).toBe('unknown_format')
    expect(isClosed).toBe(true)
  })

  test.each([
    ['XML text', '<rss><item><title>', 'x'],
    ['XML comment', '<rss><!--', 'x'],
    ['document type', '<!DOCTYPE rss [', '<!ENTITY a "b">'],
    ['CSV cell', 'id,title,price\n1,"', 'x'],
    ['CSV separators', 'id,title,price\n', ','],
    ['header', 'id,title,price,', 'x,'],
    ['blank space', '', ' '],
  ])('when an endless feed is all %s', async (_, begin, part) => {
    let given = 0
    async function* source() {
      yield Buffer.from(begin)
      const piece = Buffer.from(part.repeat(16_000 / part.length))
      for (; given < 50_000_000; given += piece.length) yield piece
    }
    expect((await readAll(source())).fault).not.toBeNull()
    expect(given).toBeLessThan(4_000_000)
  })

  test('a feed past the limit is refused', async () => {
    const pieces = async () => {
      for await (const _ of measured(
        rows('', () => 'x'.repeat(100), 1000),
        { bytesRead: 0 },
        90_000,
      ));
    }
    await expect(pieces()).rejects.toMatchObject({ fault: 'too_large' })
  })
})

test('an error of the source itself is passed on as it is', async () => {
  async function* source() {
    yield Buffer.from('id,title,price\n1,A,5\n')
    throw new Error('connection lost')
  }
  await expect(readAll(source())).rejects.toThrow('connection lost')
})
