// @ts-check
/**
 * Decodes pictures of strangers in a process of its own: a decoder that crashes, hangs or is
 * taken over has no secrets, no database and no files here, and image.ts kills it at its limit.
 * Plain JavaScript because Node runs this file as it is, from the source tree and from the build.
 *
 * Asked `{ task: 'store', bytes }` or `{ task: 'resize', bytes, width, format }`; says `ready` once, then
 * answers each with `{ kind: 'done', bytes, width, height, color }` or `{ kind: 'refused', reason }`.
 */
import sharp from 'sharp'

const pixelsMax = 40e6
const sidePixelsMax = 2000

sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
  ],
})
sharp.cache(false)
sharp.concurrency(1)

/** One frame only; pixels counted before any is decoded. @param {Uint8Array} bytes */
const read = bytes => sharp(bytes, { limitInputPixels: pixelsMax, pages: 1, failOn: 'error' })

/** @param {import('sharp').Sharp} picture */
const write = picture => picture.webp({ quality: 82 }).toBuffer({ resolveWithObject: true })

/** @param {Uint8Array} bytes */
async function store(bytes) {
  const size = { width: sidePixelsMax, height: sidePixelsMax, withoutEnlargement: true }
  // sharp writes no metadata unless told to; the orientation must be applied before it is lost.
  const picture = read(bytes).autoOrient()
  const { data, info } = await write(picture.resize({ ...size, fit: 'inside' }))
  return { kind: 'done', bytes: data, ...sizeOf(info), color: await colorOf(data) }
}

/** AVIF at a low effort: a third smaller than WebP in a fraction of a second. @param {import('sharp').Sharp} picture */
const writeAvif = picture =>
  picture.avif({ quality: 55, effort: 3 }).toBuffer({ resolveWithObject: true })

/** @param {Uint8Array} bytes @param {number} width @param {string} format */
async function resize(bytes, width, format) {
  const picture = read(bytes).resize({ width, withoutEnlargement: true })
  const { data, info } = await (format === 'avif' ? writeAvif(picture) : write(picture))
  return { kind: 'done', bytes: data, ...sizeOf(info), color: '' }
}

/** @param {import('sharp').OutputInfo} info */
const sizeOf = ({ width, height }) => ({ width, height })

/** The most frequent colour, as `#rrggbb`; transparency counts as white. @param {Buffer} bytes */
async function colorOf(bytes) {
  const small = read(bytes)
    .resize({ width: 64, height: 64, fit: 'inside' })
    .flatten({ background: '#fff' })
  const { data, info } = await small.removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const { dominant } = await sharp(data, { raw: { width, height, channels } }).stats()
  const hex = [dominant.r, dominant.g, dominant.b].map(part => part.toString(16).padStart(2, '0'))
  return `#${hex.join('')}`
}

/** @param {unknown} error */
function refusal(error) {
  const isTooLarge = error instanceof Error && /pixel limit|dimensions/i.test(error.message)
  return { kind: 'refused', reason: isTooLarge ? 'image_too_large' : 'not_an_image' }
}

process.on(
  'message',
  async (/** @type {{ task: string, bytes: Uint8Array, width: number, format: string }} */ job) => {
    const work = job.task === 'store' ? store(job.bytes) : resize(job.bytes, job.width, job.format)
    process.send?.(await work.catch(refusal))
  },
)
// Ctrl-C reaches the whole group; the server lets go of this process when it has finished.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})
process.on('disconnect', () => process.exit())
process.send?.('ready')
