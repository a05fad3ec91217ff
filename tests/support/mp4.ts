/**
 * A little MP4, byte by byte: one picture of sixteen by sixteen grey points as H.264, shown for as
 * long as is wanted, one sample a second. Small enough to be read, real enough for a browser to play.
 */

const u16 = (number: number) => Buffer.from([number >> 8, number & 255])
const u32 = (number: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(number)
  return bytes
}

/** A box of a type and all it holds; `sizeSaid`: what it claims instead of the truth. */
export function box(type: string, content: (Buffer | string)[] = [], sizeSaid?: number): Buffer {
  const held = Buffer.concat(
    content.map(one => (typeof one === 'string' ? Buffer.from(one, 'latin1') : one)),
  )
  return Buffer.concat([u32(sizeSaid ?? held.length + 8), Buffer.from(type, 'latin1'), held])
}

/** The same with its size in eight bytes. */
export function longBox(type: string, content: Buffer): Buffer {
  return Buffer.concat([
    u32(1),
    Buffer.from(type, 'latin1'),
    u32(0),
    u32(content.length + 16),
    content,
  ])
}

const zeros = (count: number) => Buffer.alloc(count)
const matrix = Buffer.concat([0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000].map(u32))

/** Bits, and the numbers of H.264 that are as short as they are small. */
function bits() {
  let text = ''
  const put = (count: number, value: number) => {
    text += value.toString(2).padStart(count, '0')
  }
  return {
    put,
    /** Exp-Golomb. */
    ue(value: number) {
      const code = (value + 1).toString(2)
      text += '0'.repeat(code.length - 1) + code
    },
    align() {
      while (text.length % 8) text += '0'
    },
    bytes: () => Buffer.from((text.match(/.{8}/g) ?? []).map(one => Number.parseInt(one, 2))),
  }
}

/** Constrained baseline, level 1, one macroblock. */
function sequence(): Buffer {
  const b = bits()
  for (const [count, value] of [
    [8, 0x67],
    [8, 66],
    [8, 0xc0],
    [8, 10],
  ] as const)
    b.put(count, value)
  // Id, frame numbers of 4 bits, order by decoding, one reference.
  for (const value of [0, 0, 2, 1]) b.ue(value)
  b.put(1, 0)
  // One macroblock each way.
  for (const value of [0, 0]) b.ue(value)
  // Frames only, 8x8 inference, no cropping, no more words, end.
  for (const value of [1, 1, 0, 0, 1]) b.put(1, value)
  b.align()
  return b.bytes()
}

function picture(): Buffer {
  const b = bits()
  b.put(8, 0x68)
  for (const value of [0, 0]) b.ue(value)
  b.put(2, 0)
  for (const value of [0, 0, 0]) b.ue(value)
  b.put(3, 0)
  for (const value of [0, 0, 0]) b.ue(value)
  b.put(3, 0)
  b.put(1, 1)
  b.align()
  return b.bytes()
}

/** A whole picture whose points are written out: the one way that needs no arithmetic. */
function slice(): Buffer {
  const b = bits()
  b.put(8, 0x65)
  // First macroblock, only I, which set; frame number; which of two alternating ones; no long terms.
  for (const value of [0, 7, 0]) b.ue(value)
  b.put(4, 0)
  b.ue(0)
  b.put(2, 0)
  // No change of quantisation, then the macroblock as it is.
  b.ue(0)
  b.ue(25)
  b.align()
  for (let point = 0; point < 384; point++) b.put(8, point < 256 ? 160 : 128)
  b.put(1, 1)
  b.align()
  return b.bytes()
}

type Wish = {
  seconds?: number
  codec?: string
  /** More boxes inside `moov`, inside its track, and at the end of the file. */
  inMoov?: Buffer[]
  inTrack?: Buffer[]
  atEnd?: Buffer[]
  /** Further tracks: their handler and codec. */
  tracks?: [string, string][]
  isLongMdat?: boolean
  ftyp?: string
}

/** The film. */
export function mp4(wish: Wish = {}): Buffer {
  const { seconds = 3, codec = 'avc1', tracks = [], ftyp = 'isom' } = wish
  const start = box('ftyp', [ftyp, u32(512), 'isomiso2avc1mp41'])
  const nal = slice()
  const sample = Buffer.concat([u32(nal.length), nal])
  const all = Buffer.concat(Array.from({ length: seconds }, () => sample))
  const mdat = wish.isLongMdat ? longBox('mdat', all) : box('mdat', [all])
  const first = start.length + mdat.length - all.length
  const moov = box('moov', [
    box('mvhd', [
      ...[u32(0), u32(0), u32(0), u32(1000), u32(seconds * 1000)],
      ...[u32(0x10000), u16(0x100), zeros(10), matrix, zeros(24), u32(2 + tracks.length)],
    ]),
    track(
      { id: 1, seconds, handler: 'vide', entry: filmEntry(codec), first, bytes: sample.length },
      wish,
    ),
    ...tracks.map(([handler, name], at) =>
      track({
        id: at + 2,
        seconds,
        handler,
        entry: box(name, [zeros(28)]),
        first,
        bytes: sample.length,
      }),
    ),
    ...(wish.inMoov ?? []),
  ])
  return Buffer.concat([start, mdat, moov, ...(wish.atEnd ?? [])])
}

function filmEntry(codec: string): Buffer {
  const [sps, pps] = [sequence(), picture()]
  return box(codec, [
    ...[zeros(6), u16(1), zeros(16), u16(16), u16(16), u32(0x480000), u32(0x480000)],
    ...[u32(0), u16(1), zeros(32), u16(24), u16(0xffff)],
    box('avcC', [
      Buffer.from([1, 66, 0xc0, 10, 0xff, 0xe1]),
      ...[u16(sps.length), sps, Buffer.from([1]), u16(pps.length), pps],
    ]),
  ])
}

function track(
  of: { id: number; seconds: number; handler: string; entry: Buffer; first: number; bytes: number },
  { inTrack = [] }: Wish = {},
): Buffer {
  const { id, seconds, handler, entry, first, bytes } = of
  const isFilm = handler === 'vide'
  return box('trak', [
    box('tkhd', [
      ...[u32(7), u32(0), u32(0), u32(id), u32(0), u32(seconds * 1000), zeros(8)],
      ...[zeros(8), matrix, u32(16 << 16), u32(16 << 16)],
    ]),
    box('mdia', [
      box('mdhd', [u32(0), u32(0), u32(0), u32(1000), u32(seconds * 1000), u16(0x55c4), u16(0)]),
      box('hdlr', [u32(0), u32(0), handler, zeros(12), 'x\0']),
      box('minf', [
        isFilm ? box('vmhd', [u32(1), zeros(8)]) : box('smhd', [u32(0), u32(0)]),
        box('dinf', [box('dref', [u32(0), u32(1), box('url ', [u32(1)])])]),
        box('stbl', [
          box('stsd', [u32(0), u32(1), entry]),
          box('stts', [u32(0), u32(1), u32(seconds), u32(1000)]),
          box('stsc', [u32(0), u32(1), u32(1), u32(seconds), u32(1)]),
          box('stsz', [u32(0), u32(bytes), u32(seconds)]),
          box('stco', [u32(0), u32(1), u32(first)]),
        ]),
      ]),
    ]),
    ...inTrack,
  ])
}
