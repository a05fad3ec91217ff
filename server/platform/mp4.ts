/**
 * What an MP4 file says of itself, read from its boxes without trusting a single size in it, and
 * which of its bytes are nobody's business. A file is films and nothing else: pictures as H.264 and
 * sound as AAC, which every browser plays. All else it may carry (where it was taken, with what, by
 * whom) stands in boxes that no player needs.
 */

/** Reads so many bytes from there; never beyond the file. */
export type ReadAt = (at: number, length: number) => Promise<Buffer>
/** From the first byte of a box to the first one after it. */
export type Span = { start: number; end: number; headBytes: number }

/** From the first until before the last. */
export type Bytes = { start: number; end: number }

export type Mp4 =
  /** Before anybody is given the file: boxes to be emptied, and bytes that say when it was made. */
  | { kind: 'film'; seconds: number; needless: Span[]; dates: Bytes[] }
  | { kind: 'refused'; reason: Mp4Refusal }
export type Mp4Refusal =
  | 'not_mp4'
  | 'damaged'
  | 'no_picture'
  | 'not_h264'
  | 'not_aac'
  | 'other_track'
  | 'streamed'

/** A film of ten minutes has about twenty; a file made to keep us busy has more. */
const boxesMax = 1000
/** Of boxes that are read whole: the longest one needed has about a hundred bytes. */
const bytesMax = 4096

/** What players need of each container; every other box in it is needless. */
const needed: Record<string, string[]> = {
  file: ['ftyp', 'moov', 'mdat'],
  moov: ['mvhd', 'iods', 'trak'],
  trak: ['tkhd', 'edts', 'tref', 'mdia'],
  mdia: ['mdhd', 'elng', 'hdlr', 'minf'],
  minf: ['vmhd', 'smhd', 'hdlr', 'dinf', 'stbl'],
}
/** A film in pieces: how long it is stands nowhere. */
const pieces = new Set(['moof', 'mvex'])

type Box = Span & { type: string }
type Look = { read: ReadAt; boxes: number; needless: Span[]; dates: Bytes[] }

class Wrong extends Error {
  readonly reason: Mp4Refusal
  constructor(reason: Mp4Refusal) {
    super(reason)
    this.reason = reason
  }
}

/** Walks the boxes of a file of so many bytes. Nothing is decoded. */
export async function examineMp4(read: ReadAt, bytes: number): Promise<Mp4> {
  const look: Look = { read, boxes: 0, needless: [], dates: [] }
  try {
    const [start] = bytes < 16 ? [] : [await read(0, 12)]
    if (start?.toString('latin1', 4, 8) !== 'ftyp') throw new Wrong('not_mp4')
    const seconds = await secondsOf(look, bytes)
    return { kind: 'film', seconds, needless: look.needless, dates: look.dates }
  } catch (error) {
    if (error instanceof Wrong) return { kind: 'refused', reason: error.reason }
    throw error
  }
}

async function secondsOf(look: Look, bytes: number): Promise<number> {
  const file = await boxesIn(look, 'file', { start: 0, end: bytes, headBytes: 0 })
  if (!file.some(one => one.type === 'mdat')) throw new Wrong('damaged')
  const moov = await boxesIn(look, 'moov', only(file, 'moov'))
  await noteDates(look, only(moov, 'mvhd'))
  const tracks = moov.filter(one => one.type === 'trak')
  let films = 0
  for (const track of tracks) if ((await examineTrack(look, track)) === 'vide') films++
  if (films !== 1) throw new Wrong('no_picture')
  return durationOf(await contentOf(look, only(moov, 'mvhd')))
}

/** Sees to it that every browser can play a track; answers what it is. */
async function examineTrack(look: Look, track: Box): Promise<string> {
  const trak = await boxesIn(look, 'trak', track)
  await noteDates(look, only(trak, 'tkhd'))
  const mdia = await boxesIn(look, 'mdia', only(trak, 'mdia'))
  await noteDates(look, only(mdia, 'mdhd'))
  const handler = (await contentOf(look, only(mdia, 'hdlr'))).toString('latin1', 8, 12)
  // Some cameras keep where they were, second by second, in a track of its own.
  if (handler !== 'vide' && handler !== 'soun') throw new Wrong('other_track')
  const minf = await boxesIn(look, 'minf', only(mdia, 'minf'))
  const stbl = await boxesIn(look, 'stbl', only(minf, 'stbl'))
  // Version and flags, how many there are, and of the first one its size and its name.
  const stsd = await contentOf(look, only(stbl, 'stsd'))
  if (stsd.length < 16 || stsd.readUInt32BE(4) !== 1) throw new Wrong('damaged')
  const codec = stsd.toString('latin1', 12, 16)
  if (handler === 'vide' && codec !== 'avc1') throw new Wrong('not_h264')
  if (handler === 'soun' && codec !== 'mp4a') throw new Wrong('not_aac')
  return handler
}

/** When it was made and changed: behind version and flags, in the second version twice as long. */
async function noteDates(look: Look, box: Box): Promise<void> {
  const [version] = await contentOf(look, box)
  const start = box.start + box.headBytes + 4
  const end = start + (version === 1 ? 16 : 8)
  if (end > box.end) throw new Wrong('damaged')
  look.dates.push({ start, end })
}

/** `mvhd`: in its second version the times have twice the bytes. */
function durationOf(mvhd: Buffer): number {
  const isLong = mvhd[0] === 1
  if (mvhd.length < (isLong ? 32 : 20)) throw new Wrong('damaged')
  const scale = mvhd.readUInt32BE(isLong ? 20 : 12)
  const duration = isLong ? Number(mvhd.readBigUInt64BE(24)) : mvhd.readUInt32BE(16)
  const seconds = duration / scale
  if (!Number.isFinite(seconds) || seconds <= 0) throw new Wrong('damaged')
  return seconds
}

/** The boxes side by side in one; the needless among them are noted. */
async function boxesIn(look: Look, container: string, within: Span): Promise<Box[]> {
  const found: Box[] = []
  for (let at = within.start + within.headBytes; at < within.end; ) {
    if (++look.boxes > boxesMax) throw new Wrong('damaged')
    const box = await boxAt(look, at, within.end)
    if (pieces.has(box.type)) throw new Wrong('streamed')
    if (needed[container] && !needed[container].includes(box.type)) look.needless.push(box)
    found.push(box)
    at = box.end
  }
  return found
}

/** Size, name, and for large ones the size in eight bytes; size 0 is "to the end of what it is in". */
async function boxAt({ read }: Look, start: number, endMost: number): Promise<Box> {
  if (start + 8 > endMost) throw new Wrong('damaged')
  const head = await read(start, Math.min(16, endMost - start))
  const short = head.readUInt32BE(0)
  const headBytes = short === 1 ? 16 : 8
  if (head.length < headBytes) throw new Wrong('damaged')
  const size = short === 1 ? Number(head.readBigUInt64BE(8)) : short || endMost - start
  const end = start + size
  if (size < headBytes || end > endMost) throw new Wrong('damaged')
  return { start, end, headBytes, type: head.toString('latin1', 4, 8) }
}

function only(boxes: Box[], type: string): Box {
  const [found, another] = boxes.filter(one => one.type === type)
  if (!found || another) throw new Wrong('damaged')
  return found
}

/** The first bytes of what a box holds. */
async function contentOf({ read }: Look, { start, end, headBytes }: Box): Promise<Buffer> {
  const from = start + headBytes
  return read(from, Math.min(end - from, bytesMax))
}
