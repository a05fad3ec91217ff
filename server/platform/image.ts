/**
 * Pictures of products and shops: what strangers upload or feeds link to is decoded and drawn
 * anew in a separate process (image-worker.mjs), kept under the hash of the result, and served
 * through signed addresses in eight widths, as AVIF to who takes it and has waited once, else WebP.
 */
import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isSame, sign } from './signed.ts'
import { createWorker } from './worker.ts'

export const imageWidths = [64, 160, 240, 320, 480, 640, 960, 1280] as const
export type ImageWidth = (typeof imageWidths)[number]

/** The size in pixels is the kept original's; `color` is the most frequent one, `#rrggbb`. */
export type StoredImage =
  | { kind: 'stored'; hash: string; width: number; height: number; color: string }
  | { kind: 'refused'; reason: ImageRefusal }
  | { kind: 'refused'; reason: 'image_too_small'; width: number; height: number }
export type ImageFormat = 'webp' | 'avif'
export type ServedImage = { bytes: Buffer; format: ImageFormat }
export type ImageRefusal = 'image_too_large' | 'not_an_image' | 'timed_out'

export type Images = ReturnType<typeof createImages>

const uploadBytesMax = 20_000_000
const hashPattern = /^[0-9a-f]{32}$/

/** `directory` holds `<hash[0:2]>/<hash>.webp` and beside it each width and format once it was asked for. */
export function createImages(settings: {
  directory: string
  secretKey: string
  /** Of one picture's decoding; 10 unless a test is impatient. */
  timeoutSeconds?: number
  /** What widths made on demand may take together; the longest unused go first. */
  cacheBytesMax?: number
}) {
  const { directory, secretKey, timeoutSeconds = 10, cacheBytesMax = 2_000_000_000 } = settings
  const worker = createWorker<Job, Answer>({
    name: 'picture decoder',
    file: workerFile,
    timeoutSeconds,
  })
  const making = new Map<string, Promise<Buffer | null>>()

  const pathOf = (hash: string, name: string, format: ImageFormat = 'webp') =>
    join(directory, hash.slice(0, 2), `${name}.${format}`)

  async function decode(job: Job): Promise<Answer> {
    const answer = await worker.run(job)
    if (answer.kind !== 'failed') return answer
    // A picture that takes the decoder down with it is none.
    const reason = answer.reason === 'died' ? 'not_an_image' : answer.reason
    return { kind: 'refused', reason }
  }

  /**
   * One at a time: await one before giving the next, so that pages' pictures get their turn.
   * `sideMin`: pixels it needs each way.
   */
  async function store(bytes: Buffer, sideMin = 1): Promise<StoredImage> {
    if (bytes.length > uploadBytesMax) return { kind: 'refused', reason: 'image_too_large' }
    if (!hasKnownStart(bytes)) return { kind: 'refused', reason: 'not_an_image' }
    const answer = await decode({ task: 'store', bytes })
    if (answer.kind === 'refused') return answer
    const { width, height, color } = answer
    if (Math.min(width, height) < sideMin)
      return { kind: 'refused', reason: 'image_too_small', width, height }
    const hash = createHash('sha256').update(answer.bytes).digest('hex').slice(0, 32)
    await keep(pathOf(hash, hash), answer.bytes)
    return { kind: 'stored', hash, width, height, color }
  }

  /** `/img/<hash>/<width>.webp?s=<signature>`, to be read by `open`. */
  function url({ hash, width }: { hash: string; width: ImageWidth }): string {
    if (!isServed(hash, width)) throw new Error(`no picture ${hash} of width ${width}`)
    return `/img/${hash}/${width}.webp?s=${signatureOf(hash)}`
  }

  /**
   * The picture, never wider than the original; null when unsigned or unknown. AVIF takes long to
   * make: the first who could have it gets WebP, and it is there for the next.
   */
  async function open(wanted: {
    hash: string
    width: number
    signature: string
    takesAvif?: boolean
  }): Promise<ServedImage | null> {
    const { hash, width, signature, takesAvif = false } = wanted
    if (!isServed(hash, width) || !isSame(signature, signatureOf(hash))) return null
    if (takesAvif) {
      const bytes = await readIfThere(pathOf(hash, `${hash}-${width}`, 'avif'))
      if (bytes) return { bytes, format: 'avif' }
    }
    const path = pathOf(hash, `${hash}-${width}`)
    const bytes =
      (await readIfThere(path)) ?? (await makeOnce({ path, hash, width, format: 'webp' }))
    if (bytes && takesAvif) void makeOnce(avifOf(hash, width)).catch(() => {})
    return bytes && { bytes, format: 'webp' }
  }

  const avifOf = (hash: string, width: number): Wanted => ({
    path: pathOf(hash, `${hash}-${width}`, 'avif'),
    hash,
    width,
    format: 'avif',
  })

  type Wanted = { path: string; hash: string; width: number; format: ImageFormat }

  /** Everybody who asks while a width is being made waits for the same one. */
  function makeOnce(wanted: Wanted): Promise<Buffer | null> {
    const known = making.get(wanted.path)
    if (known) return known
    const made = make(wanted).finally(() => making.delete(wanted.path))
    making.set(wanted.path, made)
    return made
  }

  async function make({ path, hash, width, format }: Wanted): Promise<Buffer | null> {
    const original = await readIfThere(pathOf(hash, hash))
    if (!original) return null
    const answer = await decode({ task: 'resize', bytes: original, width, format })
    // It is a file of our own making, so nobody else is to blame.
    if (answer.kind === 'refused') throw new Error(`picture ${hash} cannot be resized`)
    await keep(path, answer.bytes)
    return answer.bytes
  }

  /** A kept picture goes, and every width of it. */
  async function forget(hash: string): Promise<void> {
    const folder = join(directory, hash.slice(0, 2))
    for (const name of await readdir(folder).catch(() => []))
      if (name.startsWith(hash)) await rm(join(folder, name), { force: true })
  }

  /** Keeps the widths made on demand within their bound; originals are never touched. */
  async function trim(): Promise<void> {
    const made: { path: string; bytes: number; at: number }[] = []
    for (const folder of await readdir(directory).catch(() => [])) {
      for (const name of await readdir(join(directory, folder)).catch(() => [])) {
        if (!name.includes('-')) continue
        const path = join(directory, folder, name)
        const { size, atimeMs, mtimeMs } = await stat(path)
        made.push({ path, bytes: size, at: Math.max(atimeMs, mtimeMs) })
      }
    }
    let total = made.reduce((sum, one) => sum + one.bytes, 0)
    for (const one of made.sort((a, b) => a.at - b.at)) {
      if (total <= cacheBytesMax) return
      await rm(one.path, { force: true })
      total -= one.bytes
    }
  }

  /** 16 letters: 96 bits. Of the picture, not of a width: a page that shows it names nearly all of them. */
  const signatureOf = (hash: string) => sign(secretKey, 'image', hash).slice(0, 16)

  return {
    store,
    url,
    open,
    forget,
    /** Where a kept picture lies in its full size. */
    pathOf: (hash: string) => pathOf(hash, hash),
    trim,
    /** Ends the decoding process; what it was doing throws. */
    close: worker.close,
  }
}

function isServed(hash: string, width: number): boolean {
  return hashPattern.test(hash) && imageWidths.some(known => known === width)
}

const knownStarts = ['\xff\xd8\xff', '\x89PNG\r\n\x1a\n', 'GIF87a', 'GIF89a']

/** JPEG, PNG, GIF, WebP. Not AVIF: its decoder is the largest and the most often repaired. */
function hasKnownStart(bytes: Buffer): boolean {
  const start = bytes.toString('latin1', 0, 12)
  return knownStarts.some(known => start.startsWith(known)) || /^RIFF.{4}WEBP$/s.test(start)
}

async function readIfThere(path: string): Promise<Buffer | null> {
  return await readFile(path).catch(error => {
    if (error.code === 'ENOENT') return null
    throw error
  })
}

/** Written whole and flushed before it gets its name: no reader and no power loss sees half. */
async function keep(path: string, bytes: Buffer): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}.tmp`
  await mkdir(dirname(path), { recursive: true })
  await writeFile(draft, bytes, { flush: true })
  await rename(draft, path)
}

// The decoding process.

type Job =
  | { task: 'store'; bytes: Buffer }
  | { task: 'resize'; bytes: Buffer; width: number; format: ImageFormat }
type Answer =
  | { kind: 'done'; bytes: Buffer; width: number; height: number; color: string }
  | { kind: 'refused'; reason: ImageRefusal }

const workerFile = new URL('./image-worker.mjs', import.meta.url)
