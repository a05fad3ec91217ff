// @ts-check
/**
 * Draws pictures of our own making in a process of its own: text shaping and PNG keep a core busy
 * for a third of a second, which no buyer's page should wait for.
 * Plain JavaScript because Node runs this file as it is, from the source tree and from the build.
 *
 * Asked a `Picture` (draw.ts); says `ready` once, then answers each with `{ kind: 'done', bytes }` or
 * `{ kind: 'refused', reason }`. It reads what we have made ourselves: SVG, and our own WebP.
 */
import sharp from 'sharp'

/**
 * @typedef {import('./draw.ts').Picture} Picture
 * @typedef {import('./draw.ts').Part} Part
 * @typedef {import('./draw.ts').Piece} Piece
 * @typedef {{ input: Buffer, width: number, height: number }} Drawn
 */

sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadPngBuffer', 'VipsForeignLoadSvgBuffer', 'VipsForeignLoadWebpBuffer'],
})
sharp.cache(false)
sharp.concurrency(1)

/** Some networks pass over pictures that are larger. */
const bytesMax = 800_000
/** Between our own hands a fast PNG will do. */
const passed = { compressionLevel: 1 }

/** In all its colours where that is small enough (flat drawings are), else in a few hundred. @param {Picture} picture */
async function draw({ width, height, background, parts }) {
  const pieces = []
  for (const part of parts) pieces.push(...(await piecesOf(part)))
  const whole = await sharp({ create: { width, height, channels: 3, background } })
    .composite(pieces)
    .removeAlpha()
    .png({ compressionLevel: 9 })
    .toBuffer()
  if (whole.length <= bytesMax) return whole
  return sharp(whole).png({ palette: true, quality: 100, dither: 0.5, effort: 4 }).toBuffer()
}

/** @param {Part} part @returns {Promise<import('sharp').OverlayOptions[]>} */
async function piecesOf(part) {
  const { left, top } = part
  if ('stack' in part) return stacked(part)
  const piece = await firstOf(part.oneOf)
  if (!piece) return []
  const middle = (
    /** @type {number} */ from,
    /** @type {number} */ room,
    /** @type {number} */ taken,
  ) => Math.round(from + (room - taken) / 2)
  const { width = piece.width, height = piece.height } = part
  return [
    {
      input: piece.input,
      left: middle(left, width, piece.width),
      top: middle(top, height, piece.height),
    },
  ]
}

/** @param {Extract<Part, { stack: unknown }>} part */
async function stacked({ left, top, stack }) {
  const pieces = []
  let next = top
  for (const { oneOf, below } of stack) {
    const piece = await firstOf(oneOf)
    if (!piece) continue
    pieces.push({ input: piece.input, left, top: next })
    next += piece.height + below
  }
  return pieces
}

/** @param {Piece[]} choice @returns {Promise<Drawn | null>} */
async function firstOf(choice) {
  for (const piece of choice) {
    const drawn = await pieceOf(piece)
    if (drawn) return drawn
  }
  return null
}

/** @param {Piece} piece @returns {Promise<Drawn | null>} */
async function pieceOf(piece) {
  if (piece.kind === 'words') return words(piece)
  const { width, height } = piece
  const input = piece.kind === 'photo' ? await photo(piece) : Buffer.from(piece.svg)
  return { input, width, height }
}

const families =
  'Noto Sans CJK SC,Noto Sans SC,PingFang SC,Microsoft YaHei,Noto Sans,DejaVu Sans,sans'
/** Each makes what is whole a sixth smaller, what is cut shorter. */
const triesMax = { whole: 12, cut: 6 }

/** Null where even a few letters do not fit. @param {import('./draw.ts').Words} piece */
async function words({ text, size: sizeMax, color, width, linesMax, isBold, isWhole }) {
  const all = [...text]
  let size = sizeMax
  let letters = isWhole ? all : all.slice(0, Math.ceil((width / size) * 3.2 * linesMax))
  for (let tries = 0; tries < triesMax[isWhole ? 'whole' : 'cut']; tries++) {
    const heightMax = size * 1.55 * linesMax
    const isCut = letters.length < all.length
    const shown = escaped(letters.join('').trimEnd() + (isCut ? '…' : ''))
    const weight = isBold ? ' weight="bold"' : ''
    const { data, info } = await sharp({
      text: {
        text: `<span foreground="${color}"${weight} lang="zh-cn">${shown}</span>`,
        font: `${families} ${size}`,
        width,
        dpi: 72,
        rgba: true,
        wrap: 'word-char',
        spacing: Math.round(size * 0.06),
      },
    })
      .png(passed)
      .toBuffer({ resolveWithObject: true })
    if (info.height <= heightMax && info.width <= width + size / 3)
      return { input: data, width: info.width, height: info.height }
    if (isWhole) {
      size = Math.floor(size * 0.85)
      continue
    }
    const share = Math.min(0.9, (heightMax / info.height) * 0.97)
    letters = letters.slice(0, Math.max(1, Math.floor(letters.length * share)))
  }
  return null
}

/** @param {string} text */
const escaped = text => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)

/** @param {import('./draw.ts').Photo} piece */
async function photo({ bytes, width, height, radius }) {
  const mask = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" rx="${radius}"/></svg>`
  return sharp(bytes)
    .resize(width, height, { fit: 'cover' })
    .flatten({ background: '#ffffff' })
    .ensureAlpha()
    .composite([{ input: Buffer.from(mask), blend: 'dest-in' }])
    .png(passed)
    .toBuffer()
}

process.on('message', async (/** @type {Picture} */ picture) => {
  const answer = await draw(picture).then(
    bytes => ({ kind: 'done', bytes }),
    error => ({ kind: 'refused', reason: String(error) }),
  )
  process.send?.(answer)
})
// Ctrl-C reaches the whole group; the server lets go of this process when it has finished.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})
process.on('disconnect', () => process.exit())
process.send?.('ready')
