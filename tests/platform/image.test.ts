import { type ChildProcess, type ForkOptions, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createImages, type Images, imageWidths } from '../../server/platform/image.ts'
import { sign } from '../../server/platform/signed.ts'

/** Every decoding process started, and what went in and out of it, in order. */
const forked: { child: ChildProcess; env: NodeJS.ProcessEnv; traffic: string[] }[] = []

vi.mock('node:child_process', async importOriginal => {
  const real = await importOriginal<typeof import('node:child_process')>()
  const watchedFork = (file: URL, options: ForkOptions) => {
    const child = real.fork(file, options)
    const traffic: string[] = []
    const send = child.send.bind(child) as ChildProcess['send']
    child.send = ((job: { task: string }, done: () => void) => {
      traffic.push(job.task)
      return send(job as never, done as never)
    }) as ChildProcess['send']
    child.on('message', () => traffic.push('answer'))
    forked.push({ child, env: options.env ?? process.env, traffic })
    return child
  }
  return { ...real, fork: watchedFork }
})

const secretKey = 'a key for pictures in these tests'
let directory: string
let images: Images

beforeEach(async () => {
  forked.length = 0
  directory = await mkdtemp(join(tmpdir(), 'xiaopu-image-'))
  images = createImages({ directory, secretKey })
})

afterEach(async () => {
  await images.close()
  await rm(directory, { recursive: true })
})

const picture = (width = 60, height = 40, background = '#cc3333') =>
  sharp({ create: { width, height, channels: 3, background } })

async function storedBytes(hash: string): Promise<Buffer> {
  return await readFile(join(directory, hash.slice(0, 2), `${hash}.webp`))
}

async function stored(bytes: Buffer) {
  const outcome = await images.store(bytes)
  if (outcome.kind === 'refused') throw new Error(outcome.reason)
  return outcome
}

const signatureIn = (url: string) => new URL(url, 'http://x').searchParams.get('s') ?? ''

/** A slow picture that every limit lets through: noise is what an encoder likes least. */
const slowPicture = () =>
  sharp(randomBytes(2000 * 2000 * 3), { raw: { width: 2000, height: 2000, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer()

describe('a stored picture', () => {
  test.each(['jpeg', 'png', 'webp', 'gif'] as const)('may be a %s and becomes WebP', async type => {
    const { hash, width, height, color } = await stored(await picture().toFormat(type).toBuffer())
    expect(hash).toMatch(/^[0-9a-f]{32}$/)
    expect({ width, height }).toEqual({ width: 60, height: 40 })
    const kept = await sharp(await storedBytes(hash)).metadata()
    expect(kept).toMatchObject({ format: 'webp', width: 60, height: 40 })
    const [red, green, blue] = color.match(/[0-9a-f]{2}/g)!.map(hex => Number.parseInt(hex, 16))
    expect(Math.abs(red! - 0xcc) + Math.abs(green! - 0x33) + Math.abs(blue! - 0x33)).toBeLessThan(
      40,
    )
  })

  test('has no side above 2000 pixels', async () => {
    expect(await stored(await picture(4000, 1000).png().toBuffer())).toMatchObject({
      width: 2000,
      height: 500,
    })
  })

  test('is stored once under one hash', async () => {
    const bytes = await picture().png().toBuffer()
    const first = await stored(bytes)
    expect(await stored(bytes)).toEqual(first)
    expect(await readdir(join(directory, first.hash.slice(0, 2)))).toEqual([`${first.hash}.webp`])
  })

  test('tells nothing of where and by whom it was taken', async () => {
    const bytes = await picture()
      .jpeg()
      .withExif({
        IFD0: { Copyright: 'canary-copyright' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 49/1' },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">canary-xmp</x:xmpmeta>')
      .toBuffer()
    expect(bytes.includes('canary-copyright') && bytes.includes('canary-xmp')).toBe(true)
    const kept = await storedBytes((await stored(bytes)).hash)
    const { exif, xmp, icc } = await sharp(kept).metadata()
    expect({ exif, xmp, icc }).toEqual({})
    expect(kept.includes('canary')).toBe(false)
  })

  test('is turned the way the camera was held', async () => {
    const bytes = await picture(60, 40).jpeg().withMetadata({ orientation: 6 }).toBuffer()
    expect(await stored(bytes)).toMatchObject({ width: 40, height: 60 })
  })

  test('is drawn anew, so that what hides behind its end is gone', async () => {
    const png = await picture().png().toBuffer()
    const bytes = Buffer.concat([png, Buffer.from('<script>alert(1)</script>')])
    const { hash } = await stored(bytes)
    expect((await storedBytes(hash)).includes('script')).toBe(false)
  })

  test('of many frames keeps the first', async () => {
    const frames = 200
    const strip = Buffer.alloc(20 * 20 * frames * 3)
    for (let frame = 0; frame < frames; frame += 2)
      strip.fill(255, frame * 1200, (frame + 1) * 1200)
    const raw = { width: 20, height: 20 * frames, channels: 3 as const, pageHeight: 20 }
    const bytes = await sharp(strip, { raw }).gif().toBuffer()
    expect(await sharp(bytes).metadata()).toMatchObject({ pages: frames })
    const { hash, height } = await stored(bytes)
    expect(height).toBe(20)
    expect((await sharp(await storedBytes(hash)).metadata()).pages).toBeUndefined()
  })
})

/** A real PNG of one-bit pixels, all black: 32 kB that unpack to 256 million pixels. */
function pixelBomb(side: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc((side / 8 + 1) * side), { level: 9 })
  const magic = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([magic, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', '')])
}

function chunk(type: string, data: Buffer | string): Buffer {
  const body = Buffer.concat([Buffer.from(type), Buffer.from(data)])
  const frame = Buffer.alloc(body.length + 8)
  frame.writeUInt32BE(body.length - 4, 0)
  frame.set(body, 4)
  frame.writeUInt32BE(crc32(body), body.length + 4)
  return frame
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>'
const foreign: [string, () => Promise<Buffer> | Buffer][] = [
  ['SVG', () => Buffer.from(svg)],
  ['SVG after an XML declaration', () => Buffer.from(`<?xml version="1.0"?>${svg}`)],
  ['TIFF', () => picture().tiff().toBuffer()],
  ['AVIF', () => picture().avif().toBuffer()],
  ['PDF', () => Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n')],
  ['VIPS', () => Buffer.concat([Buffer.from('08f2a6b6', 'hex'), Buffer.alloc(100)])],
  ['Magick script', () => Buffer.from('push graphic-context\nfill url(file:///etc/passwd)\n')],
  ['HTML', () => Buffer.from('<!doctype html><script>1</script>')],
  ['empty file', () => Buffer.alloc(0)],
]

describe('a file', () => {
  const refused = (reason: string) => ({ kind: 'refused', reason })

  test('of 16000 x 16000 pixels is refused before any is decoded', async () => {
    const bomb = pixelBomb(16_000)
    expect(bomb.length).toBeLessThan(100_000)
    expect(await images.store(bomb)).toEqual(refused('image_too_large'))
    expect(await images.store(pixelBomb(6400))).toEqual(refused('image_too_large'))
    expect(await stored(pixelBomb(6320))).toMatchObject({ width: 2000, height: 2000 })
  })

  test('above 20 MB is refused unread', async () => {
    const bytes = Buffer.concat([await picture().png().toBuffer(), Buffer.alloc(20_000_000)])
    expect(await images.store(bytes)).toEqual(refused('image_too_large'))
    expect(forked).toHaveLength(0)
  })

  test.each(foreign)('of type %s is refused without a decoder', async (_type, make) => {
    expect(await images.store(await make())).toEqual(refused('not_an_image'))
    expect(forked).toHaveLength(0)
    expect(await readdir(directory)).toEqual([])
  })

  test.each([
    [
      'a picture cut short',
      async () => (await picture(900, 900).jpeg().toBuffer()).subarray(0, 900),
    ],
    ['a good start and nonsense', () => Buffer.from('\x89PNG\r\n\x1a\nnonsense', 'latin1')],
    ['a RIFF that is sound', () => Buffer.from('RIFF\x10\0\0\0WAVEfmt ', 'latin1')],
    ['an SVG called PNG', () => Buffer.from(`\x89PNG\r\n\x1a\n${svg}`, 'latin1')],
  ])('that is %s is refused, and the next picture is not', async (_what, make) => {
    expect(await images.store(await make())).toEqual(refused('not_an_image'))
    await stored(await picture().png().toBuffer())
  })

  test('that takes too long is given up, its decoder killed, and the next one served', async () => {
    await images.close()
    images = createImages({ directory, secretKey, timeoutSeconds: 0.5 })
    expect(await images.store(await slowPicture())).toEqual(refused('timed_out'))
    await stored(await picture().png().toBuffer())
    expect(forked).toHaveLength(2)
    expect(forked[0]?.child.signalCode).toBe('SIGKILL')
  })

  test('that takes its decoder down is refused, and the next one served', async () => {
    await stored(await picture().png().toBuffer())
    const { child, traffic } = forked[0]!
    const outcome = images.store(await slowPicture())
    await vi.waitFor(() => expect(traffic).toHaveLength(4))
    child.kill('SIGKILL')
    expect(await outcome).toEqual(refused('not_an_image'))
    await stored(await picture().png().toBuffer())
    expect(forked).toHaveLength(2)
  })
})

describe('the decoding process', () => {
  test('itself reads nothing but JPEG, PNG, WebP and GIF', async () => {
    const worker = new URL('../../server/platform/image-worker.mjs', import.meta.url)
    const child = fork(worker, { serialization: 'advanced' })
    await once(child, 'message')
    for (const [, make] of foreign) {
      const answer = once(child, 'message')
      child.send({ task: 'store', bytes: await make() })
      expect((await answer)[0]).toEqual({ kind: 'refused', reason: 'not_an_image' })
    }
    child.kill('SIGKILL')
  })

  test('starts with the first picture, knows no secret, and has one picture at a time', async () => {
    vi.stubEnv('SECRET_KEY', 'canary')
    expect(forked).toHaveLength(0)
    const bytes = await picture().png().toBuffer()
    await Promise.all([images.store(bytes), images.store(bytes), images.store(bytes)])
    const [{ traffic, env }] = forked as [(typeof forked)[0]]
    expect(traffic).toEqual(['answer', ...Array(3).fill(['store', 'answer']).flat()])
    expect(Object.keys(env).sort()).toEqual(['MALLOC_ARENA_MAX', 'PATH', 'VIPS_WARNING'])
    vi.unstubAllEnvs()
  })

  test('survives the Ctrl-C that reaches the whole group', async () => {
    const bytes = await picture().png().toBuffer()
    await stored(bytes)
    forked[0]?.child.kill('SIGINT')
    forked[0]?.child.kill('SIGTERM')
    await stored(bytes)
    expect(forked).toHaveLength(1)
  })

  test('ends with close, and whoever waited is told, not refused', async () => {
    await stored(await picture().png().toBuffer())
    const waiting = [images.store(await slowPicture()), images.store(await slowPicture())]
    const outcomes = Promise.allSettled(waiting)
    await vi.waitFor(() => expect(forked[0]?.traffic).toHaveLength(4))
    await images.close()
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await expect(images.store(await picture().png().toBuffer())).rejects.toThrow('closed')
    expect(forked[0]?.child.signalCode ?? (await once(forked[0]!.child, 'exit'))[1]).toBe('SIGKILL')
  })
})

describe('a served picture', () => {
  let hash: string
  let kept: string
  beforeAll(async () => {
    kept = await mkdtemp(join(tmpdir(), 'xiaopu-image-'))
    const first = createImages({ directory: kept, secretKey })
    const outcome = await first.store(await picture(1000, 500).png().toBuffer())
    await first.close()
    hash = outcome.kind === 'stored' ? outcome.hash : ''
  })
  afterAll(() => rm(kept, { recursive: true }))
  beforeEach(() => {
    images = createImages({ directory: kept, secretKey })
  })

  const wanted = (width: (typeof imageWidths)[number] = 320) => ({
    hash,
    width,
    signature: signatureIn(images.url({ hash, width })),
  })

  test('has an address that says hash, width and signature', () => {
    expect(images.url({ hash, width: 320 })).toMatch(
      new RegExp(`^/img/${hash}/320\\.webp\\?s=[A-Za-z0-9_-]{16}$`),
    )
  })

  test('has one signature for all its widths, so that a page of many stays small', () => {
    const signatures = imageWidths.map(width => signatureIn(images.url({ hash, width })))
    expect(new Set(signatures).size).toBe(1)
  })

  test.each(imageWidths)('of width %i is that wide, and never wider than it was', async width => {
    const served = await images.open(wanted(width))
    const { format, width: actual } = await sharp(served!.bytes).metadata()
    expect({ format, actual }).toEqual({ format: 'webp', actual: Math.min(width, 1000) })
  })

  test('is made once, however many ask, and found again after a restart', async () => {
    await rm(join(kept, hash.slice(0, 2), `${hash}-240.webp`), { force: true })
    const all = await Promise.all(Array.from({ length: 20 }, () => images.open(wanted(240))))
    expect(new Set(all.map(served => served?.bytes.toString('base64'))).size).toBe(1)
    expect(forked[0]?.traffic).toEqual(['answer', 'resize', 'answer'])
    const again = createImages({ directory: kept, secretKey })
    expect(await again.open(wanted(240))).toEqual(all[0])
    expect(forked).toHaveLength(1)
  })

  test('is AVIF, and smaller, for who takes that, once it has been made; nobody waits for it', async () => {
    const asked = { ...wanted(640), takesAvif: true }
    const first = await images.open(asked)
    expect(first?.format).toBe('webp')
    // Works come one after the other: the next answer means the AVIF before it is there.
    await images.open(wanted(960))
    // A busy machine takes its time over the first.
    const patience = { timeout: 20_000 }
    await expect.poll(async () => (await images.open(asked))?.format, patience).toBe('avif')
    const second = await images.open(asked)
    const { compression, width } = await sharp(second!.bytes).metadata()
    expect({ compression, width }).toEqual({ compression: 'av1', width: 640 })
    expect((await images.open(wanted(640)))?.format).toBe('webp')
  })

  test('widths made on demand stay within their bound; originals are never touched', async () => {
    await images.open(wanted(320))
    const small = createImages({ directory: kept, secretKey, cacheBytesMax: 0 })
    await small.trim()
    expect(await readdir(join(kept, hash.slice(0, 2)))).toEqual([`${hash}.webp`])
    expect((await images.open(wanted(320)))?.format).toBe('webp')
    await small.close()
  })

  test('is not served when any letter of its address was changed', async () => {
    const { signature } = wanted()
    for (let at = 0; at < signature.length; at++) {
      const letter = signature[at] === 'A' ? 'B' : 'A'
      const changed = signature.slice(0, at) + letter + signature.slice(at + 1)
      expect(await images.open({ ...wanted(), signature: changed })).toBe(null)
    }
    const another = await stored(await picture(20, 20).png().toBuffer())
    expect(await images.open(wanted())).not.toBe(null)
    expect(await images.open({ ...wanted(), hash: another.hash })).toBe(null)
    expect(await images.open({ ...wanted(), signature: '' })).toBe(null)
    expect(await images.open({ ...wanted(), signature: signature.slice(0, 15) })).toBe(null)
    expect(await images.open({ ...wanted(), signature: `${signature}A` })).toBe(null)
  })

  test('is not served with a signature of another instance', async () => {
    const other = createImages({ directory: kept, secretKey: 'another' })
    const signature = signatureIn(other.url({ hash, width: 320 }))
    expect(await images.open({ ...wanted(), signature })).toBe(null)
  })

  test.each([0, -1, 65, 1281, 4000, 320.5, Number.NaN])('has no width %d', async width => {
    const signature = sign(secretKey, 'image', hash).slice(0, 16)
    expect(await images.open({ hash, width, signature })).toBe(null)
    expect(() => images.url({ hash, width: width as 320 })).toThrow('width')
  })

  test.each(['../../../etc/passwd', '', 'A'.repeat(32), `${'a'.repeat(32)}/..`])(
    'is not called %s',
    async name => {
      const signature = sign(secretKey, 'image', name).slice(0, 16)
      expect(await images.open({ hash: name, width: 320, signature })).toBe(null)
    },
  )

  test('that is not there is nothing, and starts no decoder', async () => {
    const unknown = 'f'.repeat(32)
    const signature = signatureIn(images.url({ hash: unknown, width: 64 }))
    expect(await images.open({ hash: unknown, width: 64, signature })).toBe(null)
    expect(forked).toHaveLength(0)
  })
})
