import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSection } from '../../server/shops/arrange.ts'
import { editNote } from '../../server/shops/curate.ts'
import { editShop } from '../../server/shops/open.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { product, seller, shop, type Thing } from '../support/world.ts'

/** What strangers write is text wherever it is shown: nothing of it runs, breaks out or hides. */

const pieces = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title><script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '<!--<script>',
  ']]><script>alert(1)</script>',
  '<svg/onload=alert(1)>',
  '<iframe src="javascript:alert(1)">',
  '<a href="javascript:alert(1)">x</a>',
  '{{constructor.constructor("alert(1)")()}}',
  ['$', '{alert(1)}'].join(''),
  '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<style>*{display:none}</style>',
  '<base href="//evil.example/">',
  '<meta http-equiv="refresh" content="0;url=//evil.example">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '\u202eevil\u202c',
  '<plaintext>',
  '<xmp><img src=x onerror=alert(1)></xmp>',
]
const dressings = [
  (text: string) => text,
  (text: string) => text.toUpperCase(),
  (text: string) => `a${text}b`,
  (text: string) => `${text}${text}`,
  (text: string) => text.replaceAll('<', '\uff1c<'),
  (text: string) => text.replaceAll(' ', '/'),
  (text: string) => `苹果 ${text}`,
  (text: string) => text.replaceAll('script', 'scr\u200bipt'),
  (text: string) => `&lt;${text}`,
  (text: string) => `%3Cscript%3E${text}`,
  (text: string) => `\\u003cscript\\u003e${text}`,
  (text: string) => ` ${text} `,
  (text: string) => `<${text}`,
  (text: string) => `"${text}"`,
  (text: string) => `'${text}'`,
]
const corpus = pieces.flatMap(piece => dressings.map(dress => dress(piece).slice(0, 110)))

let house: House
let client: Client
let mei: Awaited<ReturnType<typeof shop>>
let wang: Awaited<ReturnType<typeof seller>>
let apples: Thing

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  wang = await seller(house.instance, 'Wang')
  apples = await product(house.instance, wang.id, 'apples', { stock: null })
  mei = await shop(house.instance, 'mei', [apples])
})
afterAll(() => house.close())

/** Tags and attributes our own pages never have; each would mean that somebody's words became one. */
const live =
  /<(script|img|svg|iframe|math|style|base|plaintext|xmp|meta)[^>]*(alert\(1\)|evil\.example|onerror|onload|display:none)|\son(error|load|mouseover)=["']?alert|href=["']?javascript:/i

/** Our own pages' tags, without what stands quoted in them (whose own quotes are escaped). */
const alive = (html: string) =>
  html
    .replace(/"[^"]*"/g, '""')
    .match(/<[a-z!][^>]*>/gi)
    ?.find(tag => live.test(tag)) ?? null

test(`${corpus.length} hostile strings are shown as text on every page, in JSON, feeds and mails`, async () => {
  const { db } = house.instance
  const section = await db.transact(tx =>
    addSection(tx, { shopId: mei.id, title: 'One', now: house.clock.now() }),
  )
  const { body } = await client.api('GET', '/shops/mei/picks')
  const pickId = body.data[0].id
  for (const words of corpus) {
    await product(house.instance, wang.id, 'apples', { title: words, stock: null })
    await db.transact(async tx => {
      const name = words.replace(/\p{Cc}/gu, '').slice(0, 60)
      const edit = {
        handle: 'mei',
        name,
        line: words.slice(0, 110),
        accent: 'tea',
        language: 'en',
      } as const
      await editShop(tx, { shopId: mei.id, edit })
      await editNote(tx, { shopId: mei.id, pickId, note: words })
    })
    const slug = (await client.api('GET', '/shops/mei/picks')).body.data[0].product.slug
    for (const path of [
      '/@mei',
      `/@mei/p/${slug}`,
      '/',
      `/oembed?url=http://shop.test/@mei`,
      '/@mei/feed.xml',
    ]) {
      const answer = await client.send('GET', path)
      const text = typeof answer.body === 'string' ? answer.body : answer.body.html
      expect({ path, words, live: alive(text) }).toEqual({
        path,
        words,
        live: null,
      })
    }
  }
  expect(section).toBeDefined()
})

test('a buyer’s words are text to the seller, the operator and in mails', async () => {
  for (const words of pieces.slice(0, 12)) {
    const name = words.replace(/[\p{Cc}]/gu, '').slice(0, 100)
    const { status } = await client.buy('mei', [apples], {
      buyer: { name, email: 'b@mail.example' },
      ship_to: { line1: name, city: name.slice(0, 90), country: 'CN' },
    })
    expect(status).toBe(201)
  }
  await house.settle()
  const mailbox = await client.send('GET', '/mailbox')
  expect(alive(mailbox.body)).toBeNull()
})
