import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { fixture, googleCsv, readAll, rss, rssItem } from './formats-support.ts'

const csv = fixture('google.csv').toString()
const xml = fixture('google.xml').toString()
const declaring = (encoding: string) => xml.replace('encoding="UTF-8"', `encoding="${encoding}"`)

describe('the same text in every encoding is the same feed', async () => {
  const expected = { csv: await readAll(csv), xml: await readAll(xml) }

  test.each([
    ['UTF-8', iconv.encode(csv, 'utf8')],
    ['UTF-8 with a mark', iconv.encode(csv, 'utf8', { addBOM: true })],
    ['UTF-16LE with a mark', iconv.encode(csv, 'utf16le', { addBOM: true })],
    ['UTF-16BE with a mark', iconv.encode(csv, 'utf16be', { addBOM: true })],
    ['UTF-16LE', iconv.encode(csv, 'utf16le')],
    ['UTF-16BE', iconv.encode(csv, 'utf16be')],
    ['GBK', iconv.encode(csv, 'gbk')],
    ['GB18030', iconv.encode(csv, 'gb18030')],
  ])('a table in %s', async (_, bytes) => {
    for (const pieceBytes of [1, 7, bytes.length]) {
      expect(await readAll(bytes, { pieceBytes })).toEqual(expected.csv)
    }
  })

  test.each([
    ['GBK', iconv.encode(declaring('GBK'), 'gbk')],
    ['gb2312', iconv.encode(declaring('gb2312'), 'gbk')],
    ['Big5', iconv.encode(declaring('Big5'), 'big5')],
    ['UTF-16', iconv.encode(declaring('UTF-16'), 'utf16le', { addBOM: true })],
    ['UTF-8 that says GBK', iconv.encode(declaring('GBK'), 'utf8')],
    ['GBK that says UTF-8', iconv.encode(declaring('UTF-8'), 'gbk')],
    ['GBK that says nothing', iconv.encode(declaring('x').replace(' encoding="x"', ''), 'gbk')],
  ])('XML in %s', async (name, bytes) => {
    const outcome = await readAll(bytes)
    if (name === 'Big5') expect(outcome.items.length).toBe(expected.xml.items.length)
    else expect(outcome).toEqual(expected.xml)
  })
})

test('the first Chinese character may come late', async () => {
  const rows = Array.from({ length: 5000 }, () => ['plain'])
  const bytes = iconv.encode(`${googleCsv(['description'], ...rows, ['亚麻衬衫，夏天'])}`, 'gbk')
  const { items } = await readAll(bytes)
  expect(items.at(-1)?.description).toBe('亚麻衬衫，夏天')
})

test('a sample of few foreign characters may end within one', async () => {
  const begin = 'id,title,price\n1,中,5\n2,'
  // Sources are cut at 64 kB; the sample ends with the second cut, one byte into the last 中.
  const filling = 'x'.repeat(2 * 65_536 - 1 - Buffer.byteLength(begin))
  const { items, fault } = await readAll(`${begin}${filling}中,5\n`)
  expect(fault).toBeNull()
  expect(items[0]?.title).toBe('中')
})

test('a mark decides where the text alone would not', async () => {
  const feed = `id,title,price,description\n1,亚麻,5,${'衬衫'.repeat(1000)}\n`
  for (const encoding of ['utf16le', 'utf16be'] as const) {
    const { items } = await readAll(iconv.encode(feed, encoding, { addBOM: true }))
    expect(items[0]?.title).toBe('亚麻')
  }
})

test('a character cut by the end of a piece is not broken', async () => {
  const feed = Buffer.from(googleCsv(['brand'], ['😀中é'], ['é中😀']))
  for (const pieceBytes of [1, 2, 3, 5]) {
    const { items } = await readAll(feed, { pieceBytes })
    expect(items.map(item => item.brand)).toEqual(['😀中é', 'é中😀'])
  }
})

const withBroken = (broken: number, sound: number) =>
  Buffer.concat([
    Buffer.from(googleCsv(['description'], ['中文'.repeat(sound / 2)])),
    Buffer.from('\nX,中'),
    Buffer.alloc(broken, 0xff),
    Buffer.from(',1 CNY,end\n'),
  ])

test('one broken character in two thousand does not spoil the others', async () => {
  const { items } = await readAll(withBroken(1, 2000))
  expect(items.map(item => item.title)).toEqual(['Thing 1', '中\uFFFD'])
})

test.each([
  ['three in two thousand', withBroken(3, 2000), 'bad_encoding'],
  [
    'overlong UTF-8',
    Buffer.from(`id,title,price\n1,A\xc0\xafB\xe0\x80\xaf,1\n`, 'latin1'),
    'bad_encoding',
  ],
  [
    'surrogates in UTF-8',
    Buffer.from(`id,title,price\n1,A\xed\xa0\x80B,1\n`, 'latin1'),
    'bad_encoding',
  ],
  [
    'half a pair in UTF-16',
    iconv.encode('\ufeffid,title,price\n1,A\ud800B,1\n', 'utf16le'),
    'bad_encoding',
  ],
  [
    'Western text in Latin-1',
    iconv.encode('id,title,price\n1,Café crème brûlée,1\n', 'latin1'),
    'bad_encoding',
  ],
  [
    'an encoding nobody may name',
    Buffer.from('<?xml version="1.0" encoding="base64"?><rss/>'),
    'bad_encoding',
  ],
  ['UTF-7', Buffer.from('<?xml version="1.0" encoding="utf-7"?><rss/>'), 'bad_encoding'],
  ['a workbook', Buffer.from('PK\x03\x04rest'), 'workbook'],
  ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'workbook'],
])('text that would come out wrong is refused as a whole: %s', async (_, bytes, fault) => {
  expect((await readAll(bytes)).fault).toBe(fault)
})

test('invisible and direction-changing characters do not reach a title', async () => {
  const title = 'Ea\u200bsy\0 \u202eriahc\u202c\ufeff\u2066 of\t\n \u00adoak\u0007'
  const table = await readAll(googleCsv(['title_zh'], [title]))
  expect(table.items[0]?.titleZh).toBe('Easy riahc of oak')
  const markup = await readAll(
    rss(rssItem('1', '<g:title_zh>Oak&#8238; &#x200B;chair</g:title_zh>')),
  )
  expect(markup.items[0]?.titleZh).toBe('Oak chair')
})
