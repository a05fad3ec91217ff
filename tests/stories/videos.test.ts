import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { videoBytesMax, videoSecondsMax, videosMax } from '../../server/shops/contract.ts'
import { videoAt } from '../../server/shops/video-sites.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { box, longBox, mp4 } from '../support/mp4.ts'
import { dataOf } from '../support/structured-data.ts'
import { password, product, seller, shop } from '../support/world.ts'

/** A bundle's photo comes to life: a film of the curator's own or one at a provider. */

let house: House
let client: Client
let mei: Awaited<ReturnType<typeof shop>>
let bundleId = ''
let pickIds: string[] = []
let send: (
  method: string,
  path: string,
  body: Buffer | ReadableStream,
  type: string,
) => Promise<Response>
let asMei: Awaited<ReturnType<Client['signIn']>>
const own = { 'sec-fetch-site': 'same-origin' }

async function senderOf(email: string): Promise<typeof send> {
  const signed = await client.send('POST', '/dashboard/api/sign-in', { email, password }, own)
  const cookie = signed.headers.get('set-cookie')?.split(';')[0] ?? ''
  return async (method, path, body, type) =>
    client.app.request(`http://shop.test/dashboard/api${path}`, {
      method,
      headers: { ...own, cookie, 'content-type': type },
      body: Buffer.isBuffer(body) ? new Uint8Array(body) : body,
      duplex: 'half',
    } as RequestInit)
}

beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  const wang = await seller(house.instance, 'Wang')
  const things = [
    await product(house.instance, wang.id, 'pot', { title: 'Pot' }),
    await product(house.instance, wang.id, 'cup', { title: 'Cup' }),
  ]
  mei = await shop(house.instance, 'mei', things)
  send = await senderOf(mei.email)
  asMei = await client.signIn(mei.email)
  pickIds = (await asMei('GET', '/picks')).body.data.map((one: { id: string }) => one.id)
  bundleId = await newBundle()
  await tagged([0, 2])
})
afterAll(() => house.close())

async function newBundle(): Promise<string> {
  const background = '#a04020'
  const photo = await sharp({ create: { width: 800, height: 600, channels: 3, background } })
    .jpeg()
    .toBuffer()
  const made = await send('POST', '/bundles?title=Tea%20for%20two', photo, 'image/jpeg')
  return ((await made.json()) as { id: string }).id
}

const tagged = (seconds: (number | null)[], id = bundleId) =>
  asMei('PUT', `/bundles/${id}`, {
    title: 'Tea for two',
    tags: pickIds.map((pick_id, at) => ({
      ...{ pick_id, x_bps: 1000 * at, y_bps: 1000 },
      second: seconds[at] ?? null,
    })),
  })

async function upload(film: Buffer, id = bundleId) {
  const answer = await send('PUT', `/bundles/${id}/video`, film, 'video/mp4')
  // biome-ignore lint/suspicious/noExplicitAny: checked by what is expected of it
  return { status: answer.status, body: (await answer.json()) as any }
}

async function film(wish: Parameters<typeof mp4>[0] = {}): Promise<string> {
  const { status, body } = await upload(mp4(wish))
  expect([status, body.error]).toEqual([200, undefined])
  return body.video.url
}

const refusal = async (bytes: Buffer) => {
  const { status, body } = await upload(bytes)
  return [status, body.error?.code, body.error?.details?.reason]
}

const folder = () => join(house.instance.config.dataDir, 'videos')
const kept = () => (existsSync(folder()) ? readdirSync(folder()).sort() : [])
const page = (path = `/@mei/b/${bundleId}`) => client.send('GET', path)
const at = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  client.app.request(`http://shop.test${path}`, { method, headers })

describe('a film of one’s own', () => {
  test('plays over its photo, each thing at its second', async () => {
    const url = await film({ seconds: 5 })
    expect(url).toMatch(/^\/videos\/[0-9a-f]{32}\.mp4$/)
    const { body, headers } = await page()
    expect(body).toContain(`href="${url}"`)
    expect(body).toContain('0:05')
    expect(body.match(/data-second="(\d+)"/g)).toEqual(['data-second="0"', 'data-second="2"'])
    expect(body).toContain('>0:02<')
    expect(body).toContain('The curator of this shop earns a commission')
    expect(headers.get('content-security-policy')).toContain("; media-src 'self'")
    expect(headers.get('content-security-policy')).not.toContain('frame-src')
    // Nothing is loaded before it is asked for.
    expect(body).not.toMatch(/<(video|iframe|source)|preload/)
    const { data } = (await asMei('GET', '/bundles')).body
    expect(data[0].video).toMatchObject({ provider: null, url, seconds: 5 })
    expect(data[0].tags.map((one: { second: number }) => one.second)).toEqual([0, 2])
  })

  test('is told to search engines as one', async () => {
    const [, video] = dataOf((await page()).body)
    expect(video).toMatchObject({ '@type': 'VideoObject', duration: 'PT5S', name: 'Tea for two' })
    if (video?.['@type'] !== 'VideoObject') throw new Error()
    expect((await client.app.request(video.contentUrl as string)).status).toBe(200)
    expect((await client.app.request(video.thumbnailUrl[0] as string)).status).toBe(200)
  })

  test('leaves the kept page’s policy to that page alone, with and without a placement', async () => {
    const policyOf = async (path: string) =>
      (await page(path)).headers.get('content-security-policy')
    for (const more of ['?placement=blog', '?lang=zh', '?q=not-kept', ''])
      for (const _ of ['made', 'kept'])
        expect(await policyOf(`/@mei/b/${bundleId}${more}`)).toContain("media-src 'self'")
    for (const path of ['/@mei', '/@mei/saved', '/', `/@mei/p/nothing`])
      expect(await policyOf(path)).not.toMatch(/media-src|frame-src/)
  })

  test('is a file of its box sizes in either length, to the last byte', async () => {
    await film({ isLongMdat: true })
    await film({ atEnd: [box('free', ['x'], 0)] })
    await film({ ftyp: 'mp42' })
    await film({ tracks: [['soun', 'mp4a']] })
  })

  test('tells nobody when it was taken', async () => {
    const bytes = mp4()
    for (const box of ['mvhd', 'tkhd', 'mdhd'])
      bytes.writeUInt32BE(3_900_000_000, bytes.indexOf(box) + 8)
    const { body } = await upload(bytes)
    const kept = Buffer.from(await (await at(body.video.url)).arrayBuffer())
    for (const box of ['mvhd', 'tkhd', 'mdhd'])
      expect(kept.readUInt32BE(kept.indexOf(box) + 8), box).toBe(0)
  })

  test('tells nobody where and with what it was taken', async () => {
    const secrets = ['+30.2741+120.1551/', 'Pixel of Mei', 'UUID-XMP', 'TRAILER', 'LEFTOVER']
    const place = box('udta', [box('\xa9xyz', [secrets[0]!]), box('\xa9mak', [secrets[1]!])])
    const before = mp4({
      inMoov: [place, box('meta', [secrets[0]!]), box('uuid', [secrets[2]!])],
      inTrack: [place, box('meta', [secrets[1]!])],
      atEnd: [box('uuid', [secrets[2]!]), box('free', [secrets[4]!]), box('sefd', [secrets[3]!])],
    })
    expect(secrets.filter(secret => !before.includes(secret))).toEqual([])
    const { body } = await upload(before)
    const after = Buffer.from(await (await at(body.video.url)).arrayBuffer())
    expect(after.length).toBe(before.length)
    expect(secrets.filter(secret => after.includes(secret))).toEqual([])
    expect(after.includes('udta')).toBe(false)
    // What plays is untouched.
    const untilIndex = mp4().indexOf('moov') - 4
    expect(after.subarray(0, untilIndex)).toEqual(before.subarray(0, untilIndex))
  })

  test.each([
    ['words', () => Buffer.from('not a film, but long enough to look like a file'), 'not_mp4'],
    ['nothing', () => Buffer.alloc(0), 'not_mp4'],
    [
      'a picture',
      () => readFileSync(join(import.meta.dirname, '../../.readme/shop.webp')),
      'not_mp4',
    ],
    ['HEVC', () => mp4({ codec: 'hev1' }), 'not_h264'],
    ['Opus', () => mp4({ tracks: [['soun', 'Opus']] }), 'not_aac'],
    ['two films', () => mp4({ tracks: [['vide', 'avc1']] }), 'no_picture'],
    ['a track of places', () => mp4({ tracks: [['meta', 'gpmd']] }), 'other_track'],
    ['one that lasts no time', () => mp4({ seconds: 0 }), 'damaged'],
    ['one in pieces', () => mp4({ atEnd: [box('moof')] }), 'streamed'],
    ['one cut short', () => mp4().subarray(0, -1), 'damaged'],
    ['one cut before its index', () => mp4().subarray(0, mp4().indexOf('moov') - 4), 'damaged'],
    ['a box beyond the end', () => mp4({ atEnd: [box('free', ['x'], 1000)] }), 'damaged'],
    ['a box smaller than its head', () => mp4({ inMoov: [box('free', ['x'], 4)] }), 'damaged'],
    ['a box beyond its parent', () => mp4({ inMoov: [box('udta', ['x'], 40)] }), 'damaged'],
    [
      'a box of more bytes than there are numbers',
      () =>
        mp4({
          atEnd: [
            Buffer.concat([longBox('free', Buffer.alloc(0)).subarray(0, 8), Buffer.alloc(8, 255)]),
          ],
        }),
      'damaged',
    ],
    [
      'boxes without end',
      () => mp4({ inMoov: Array.from({ length: 2000 }, () => box('x   ')) }),
      'damaged',
    ],
  ] as [string, () => Buffer, string][])(
    '%s is refused, and nothing of it stays',
    async (_, bytes, reason) => {
      const before = kept()
      expect(await refusal(bytes())).toEqual([422, 'video_refused', reason])
      expect(kept()).toEqual(before)
    },
  )

  test('says what to do in either language', async () => {
    const { body } = await upload(mp4({ codec: 'hev1' }))
    expect(body.error.message).toContain('H.264 MP4')
    const path = `/bundles/${bundleId}/video?lang=zh`
    const chinese = await send('PUT', path, mp4({ codec: 'hev1' }), 'video/mp4')
    expect(((await chinese.json()) as typeof body).error.message).toMatch(/请另存为 H\.264/)
    const long = await upload(mp4({ seconds: videoSecondsMax + 1 }))
    expect(long).toMatchObject({ status: 413, body: { error: { code: 'video_too_large' } } })
    expect(long.body.error.message).toContain('60 MB and 10 minutes')
    expect((await upload(mp4({ seconds: videoSecondsMax }))).status).toBe(200)
  })

  test('may be larger than what people type', async () => {
    const { body } = await upload(mp4({ atEnd: [box('free', [Buffer.alloc(2_000_000)])] }))
    expect(body.video.bytes).toBeGreaterThan(2_000_000)
  })

  test('whose sending breaks off leaves nothing', async () => {
    const before = kept()
    const pieces = [mp4().subarray(0, 500)]
    const broken = new ReadableStream({
      pull(controller) {
        const [piece] = pieces.splice(0)
        if (piece) controller.enqueue(new Uint8Array(piece))
        else controller.error(new Error('gone'))
      },
    })
    const answer = await send('PUT', `/bundles/${bundleId}/video`, broken, 'video/mp4')
    expect(answer.status).toBe(500)
    expect(kept()).toEqual(before)
  })

  test('too many bytes are refused while they come, whatever length was said', async () => {
    const before = kept()
    const piece = new Uint8Array(1_000_000)
    let sent = 0
    const signed = await client.send(
      'POST',
      '/dashboard/api/sign-in',
      { email: mei.email, password },
      own,
    )
    const answer = await client.app.request(
      new Request(`http://shop.test/dashboard/api/bundles/${bundleId}/video`, {
        method: 'PUT',
        headers: {
          ...own,
          cookie: signed.headers.get('set-cookie')?.split(';')[0] ?? '',
          'content-length': '1000',
        },
        duplex: 'half',
        body: new ReadableStream({
          pull(controller) {
            sent += piece.length
            if (sent > 3 * videoBytesMax) controller.close()
            else controller.enqueue(piece)
          },
        }),
      } as RequestInit),
    )
    expect([answer.status, (await answer.json()).error.code]).toEqual([413, 'video_too_large'])
    expect(sent).toBeLessThan(videoBytesMax + 5_000_000)
    expect(kept()).toEqual(before)
  })

  test('is nobody else’s to give or take', async () => {
    const eve = await shop(house.instance, 'eve')
    const asEve = await client.signIn(eve.email)
    const sendEve = await senderOf(eve.email)
    const before = kept()
    const answer = await sendEve('PUT', `/bundles/${bundleId}/video`, mp4(), 'video/mp4')
    expect(answer.status).toBe(404)
    const url = 'https://youtu.be/dQw4w9WgXcQ'
    expect((await asEve('PUT', `/bundles/${bundleId}/video/address`, { url })).status).toBe(404)
    expect((await asEve('DELETE', `/bundles/${bundleId}/video`)).status).toBe(404)
    expect(kept()).toEqual(before)
    expect(
      (await client.send('PUT', `/dashboard/api/bundles/${bundleId}/video`, 'x', own)).status,
    ).toBe(401)
  })

  test('is one of so many of its shop; an address is none, and another film takes its place', async () => {
    const more = [await newBundle()]
    for (const _ of Array.from({ length: videosMax - 1 })) more.push(await newBundle())
    await film()
    for (const id of more.slice(1)) expect((await upload(mp4(), id)).status).toBe(200)
    const before = kept()
    const full = await upload(mp4(), more[0])
    expect([full.status, full.body.error.code]).toEqual([409, 'too_many_videos'])
    expect(kept()).toEqual(before)
    expect((await upload(mp4())).status).toBe(200)
    const url = 'https://vimeo.com/123456'
    expect((await asMei('PUT', `/bundles/${more[0]}/video/address`, { url })).status).toBe(200)
    for (const id of more) await asMei('DELETE', `/bundles/${id}`)
  })

  test('has no moment after its end, and a shorter one forgets those it had', async () => {
    await film({ seconds: 9 })
    expect((await tagged([3, 9])).status).toBe(200)
    const late = await tagged([3, 10])
    expect(late).toMatchObject({ status: 422, body: { error: { code: 'invalid_input' } } })
    expect(late.body.error.details.fields[0]).toMatchObject({
      field: 'tags.1.second',
      code: 'too_big',
    })
    expect((await tagged([-1])).status).toBe(422)
    await film({ seconds: 4 })
    const { data } = (await asMei('GET', '/bundles')).body
    expect(data[0].tags.map((one: { second: number | null }) => one.second)).toEqual([3, null])
  })
})

describe('its file', () => {
  test('is given whole and in the parts players ask for', async () => {
    const url = await film({ seconds: 4 })
    const whole = Buffer.from(await (await at(url)).arrayBuffer())
    const size = whole.length
    const plain = await at(url)
    await plain.arrayBuffer()
    expect(Object.fromEntries(plain.headers)).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': String(size),
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
    })
    for (const [range, from, to] of [
      ['bytes=0-', 0, size - 1],
      ['bytes=100-199', 100, 199],
      ['bytes=100-999999999', 100, size - 1],
      ['bytes=-50', size - 50, size - 1],
      ['bytes=-999999999', 0, size - 1],
    ] as const) {
      const part = await at(url, { range })
      expect([range, part.status]).toEqual([range, 206])
      expect(part.headers.get('content-range')).toBe(`bytes ${from}-${to}/${size}`)
      expect(part.headers.get('content-length')).toBe(String(to - from + 1))
      expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(from, to + 1))
    }
    for (const range of [`bytes=${size}-`, 'bytes=-0']) {
      const beyond = await at(url, { range })
      expect([range, beyond.status]).toEqual([range, 416])
      expect(beyond.headers.get('content-range')).toBe(`bytes */${size}`)
    }
    // What is no range we know is as if none were asked for, as is one of another file.
    for (const headers of [
      { range: 'bytes=0-1,5-9' },
      { range: 'bytes=9-5' },
      { range: 'pages=1-2' },
      { range: 'bytes=0-1', 'if-range': '"other"' },
    ] as Record<string, string>[]) {
      const all = await at(url, headers)
      expect([headers, all.status]).toEqual([headers, 200])
      expect((await all.arrayBuffer()).byteLength).toBe(size)
    }
    const head = await at(url, { range: 'bytes=0-9' }, 'HEAD')
    expect([head.status, head.headers.get('content-length')]).toEqual([206, '10'])
    const etag = plain.headers.get('etag') as string
    expect((await at(url, { 'if-none-match': etag })).status).toBe(304)
  })

  const nobody = '0'.repeat(32)
  test.each([`${nobody}.mp4`, 'x.mp4', '..%2fsecret.key', `${nobody}.part`, ''])(
    '%j is none',
    async name => expect((await at(`/videos/${name}`)).status).toBe(404),
  )

  test('goes with its video, with its bundle and when another takes its place', async () => {
    const first = await film()
    const second = await film()
    expect((await at(first)).status).toBe(404)
    expect((await asMei('DELETE', `/bundles/${bundleId}/video`)).status).toBe(200)
    expect((await at(second)).status).toBe(404)
    expect((await page()).body).not.toContain('/videos/')
    expect((await page()).body).toContain('<circle')
    expect((await page()).body).not.toContain('data-second')
    const third = await film()
    await asMei('PUT', `/bundles/${bundleId}/video/address`, { url: 'https://vimeo.com/76979871' })
    expect((await at(third)).status).toBe(404)
    const other = await newBundle()
    const { body } = await upload(mp4(), other)
    expect((await at(body.video.url)).status).toBe(200)
    await asMei('DELETE', `/bundles/${other}`)
    expect((await at(body.video.url)).status).toBe(404)
    expect(kept()).toEqual([])
  })

  test('left behind by a crash is swept away after a day, one that plays never', async () => {
    const url = await film()
    const old = Date.now() / 1000 - 2 * 86_400
    const left = ['a', 'b', 'c'].map((letter, at) => `${letter.repeat(32)}.${at ? 'mp4' : 'part'}`)
    for (const name of left) writeFileSync(join(folder(), name), 'x')
    const playing = url.slice('/videos/'.length)
    for (const name of [left[0]!, left[1]!, playing]) utimesSync(join(folder(), name), old, old)
    house.clock.move(3_600_000)
    await house.jobs.sweep()
    expect(kept()).toEqual([left[2]!, playing].sort())
  })
})

describe('a video at a provider', () => {
  test.each([
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=42s', 'youtube', 'dQw4w9WgXcQ'],
    ['https://youtu.be/dQw4w9WgXcQ?si=x', 'youtube', 'dQw4w9WgXcQ'],
    ['https://m.youtube.com/shorts/dQw4w9WgXcQ', 'youtube', 'dQw4w9WgXcQ'],
    ['https://vimeo.com/76979871', 'vimeo', '76979871'],
    ['https://www.bilibili.com/video/BV1xx411c7mD/?p=1', 'bilibili', 'BV1xx411c7mD'],
  ])('%s is known', (url, kind, id) => expect(videoAt(url)).toEqual({ kind, id }))

  test.each([
    'https://www.youtube.com.evil.example/watch?v=dQw4w9WgXcQ',
    'https://evil.example/https://youtu.be/dQw4w9WgXcQ',
    'https://evilyoutube.com/watch?v=dQw4w9WgXcQ',
    'https://youtu.be@evil.example/dQw4w9WgXcQ',
    'https://mei:secret@youtu.be/dQw4w9WgXcQ',
    'https://youtu.be:8443/dQw4w9WgXcQ',
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ%22%3E',
    'https://www.youtube.com/watch?v=../../evil',
    'https://www.youtube.com/redirect?q=https://evil.example',
    'https://www.youtube.com/embed/dQw4w9WgXcQ/../x',
    'https://vimeo.com/76979871;frame-src *',
    'https://vimeo.com/channels/76979871',
    'https://www.bilibili.com/video/av170001',
    'javascript:alert(1)//youtu.be/dQw4w9WgXcQ',
    'data:text/html,youtu.be/dQw4w9WgXcQ',
    'youtu.be/dQw4w9WgXcQ',
    'https://b23.tv/abc',
    'video',
  ])('%s is not', async url => {
    expect(videoAt(url)).toBeNull()
    const answer = await asMei('PUT', `/bundles/${bundleId}/video/address`, { url })
    expect(answer).toMatchObject({ status: 422, body: { error: { code: 'video_unknown' } } })
  })

  test.each([
    ['https://youtu.be/dQw4w9WgXcQ', 'YouTube', 'https://www.youtube-nocookie.com'],
    ['https://vimeo.com/76979871', 'Vimeo', 'https://player.vimeo.com'],
    ['https://www.bilibili.com/video/BV1xx411c7mD', 'bilibili', 'https://player.bilibili.com'],
  ])(
    '%s may be framed by its own page alone, and is not before it is asked for',
    async (url, name, host) => {
      const set = await asMei('PUT', `/bundles/${bundleId}/video/address`, { url })
      expect(set.body.video).toMatchObject({ provider: name, seconds: null })
      // However late it is: how long it is, nobody here knows.
      expect((await tagged([0, 3725])).status).toBe(200)
      const { body, headers } = await page()
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy.split('; ').filter(one => /^(frame|media|child)-src/.test(one))).toEqual([
        `frame-src ${host}`,
      ])
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(body).toContain(`It plays from ${name}`)
      expect(body).toContain('1:02:05')
      expect(body).toMatch(
        new RegExp(`<a class="play" href="https://[^"]+" rel="noopener" data-play="${host}/`),
      )
      expect(body).not.toMatch(/<(iframe|video|link rel="(preconnect|dns-prefetch|preload))/)
      expect(dataOf(body)[1]).toMatchObject({
        '@type': 'VideoObject',
        embedUrl: expect.stringContaining(host),
      })
    },
  )
})
