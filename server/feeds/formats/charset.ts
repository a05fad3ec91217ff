import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { FeedUnreadable } from '../item.ts'

/** Enough to see a byte order mark, an XML declaration, and the zero bytes of UTF-16. */
export const openingBytes = 1024
/** Enough to tell UTF-8 from GBK, counted from the first byte that is not ASCII. */
export const sampleBytes = 64 * 1024

/** Declared encodings we follow. iconv-lite knows more (`base64`, `utf-7`): no feed may name them. */
const declarable = /^(?:big5|shift_jis|euc-(?:jp|kr)|iso-8859-\d{1,2}|windows-125\d|koi8-[ru])/i

/** What the first bytes say for certain; null: a sample must decide between UTF-8 and GBK. */
export function charsetOfOpening(bytes: Buffer): string | null {
  refuseBinary(bytes)
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8'
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le'
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be'
  return unmarkedUtf16(bytes) ?? followed(declaredIn(bytes))
}

/**
 * UTF-8 when valid, or nearly so (a few broken characters do not make it another encoding); else
 * GBK when it looks like Chinese. Western text in an old encoding would become wrong Chinese
 * characters without any error, so it is refused.
 */
export function charsetOfSample(bytes: Buffer, opening: Buffer): string {
  const sample = withoutCutCharacter(bytes)
  const isDeclaredGb = /^gb/i.test(declaredIn(opening) ?? '')
  // Two-byte UTF-8 sequences are GBK characters too; three-byte ones hardly ever are.
  if (isUtf8(sample)) return isDeclaredGb && !sample.some(byte => byte >= 0xe0) ? 'gbk' : 'utf-8'
  if (!isDeclaredGb && brokenShare(sample.toString('utf8')) < 0.3) return 'utf-8'
  if (chineseShare(sample) > 0.25) return 'gb18030'
  throw new FeedUnreadable('bad_encoding', 'neither UTF-8 nor GBK')
}

export type TextDecoding = { write(bytes: Buffer): string; end(): string }

/** A decoder that keeps a character cut by the end of a piece for the next piece. */
export function decoderFor(charset: string): TextDecoding {
  if (charset.startsWith('utf-16')) {
    const decoder = new TextDecoder(charset)
    return { write: bytes => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() }
  }
  const decoder = iconv.getDecoder(charset)
  if (charset === 'utf-8') {
    return { write: bytes => decoder.write(bytes), end: () => decoder.end() ?? '' }
  }
  return {
    write: bytes => wellFormed(decoder.write(bytes)),
    end: () => wellFormed(decoder.end() ?? ''),
  }
}

/** Half a surrogate pair, which old encodings can spell, is no text: it counts as broken. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\uFFFD')
}

/** A workbook, archive or PDF sent by mistake is no text in any encoding. */
function refuseBinary(bytes: Buffer) {
  // An .xlsx is an archive, an .xls a compound file; nobody sends products as another of these.
  const isWorkbook =
    startsWith(bytes, 0x50, 0x4b, 3, 4) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)
  if (isWorkbook) throw new FeedUnreadable('workbook')
  const isOther = startsWith(bytes, 0x1f, 0x8b) || startsWith(bytes, 0x25, 0x50, 0x44)
  if (isOther) throw new FeedUnreadable('unknown_format', 'not a text file')
}

function startsWith(bytes: Buffer, ...mark: number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte)
}

/** In UTF-16 every second byte of markup or of column names is zero. */
function unmarkedUtf16(bytes: Buffer): string | null {
  const zeros = [0, 0]
  for (const [at, byte] of bytes.entries()) if (byte === 0) zeros[at % 2]!++
  const [even, odd] = zeros as [number, number]
  const many = bytes.length * 0.15
  if (odd > many && even < odd / 10) return 'utf-16le'
  return even > many && odd < even / 10 ? 'utf-16be' : null
}

function declaredIn(bytes: Buffer): string | null {
  const text = bytes.toString('latin1', 0, 256)
  return /^\s*<\?xml[^>]{1,200}encoding\s*=\s*["']([a-z0-9._-]{1,40})["']/i.exec(text)?.[1] ?? null
}

/** Declarations of UTF-8 and GBK are often wrong, each for the other: the sample decides there. */
function followed(declared: string | null): string | null {
  if (declared === null || /^(?:utf-?(?:8|16)|us-ascii|gb)/i.test(declared)) return null
  if (declarable.test(declared) && iconv.encodingExists(declared)) return declared
  throw new FeedUnreadable('bad_encoding', declared)
}

function withoutCutCharacter(bytes: Buffer): Buffer {
  let end = bytes.length
  while (end > bytes.length - 4 && end > 0 && bytes[end - 1]! >= 0x80 && bytes[end - 1]! < 0xc0)
    end--
  const isLead = end > 0 && bytes[end - 1]! >= 0xc0
  return isLead ? bytes.subarray(0, end - 1) : bytes
}

/** Of the characters that are not ASCII, how many are broken. */
function brokenShare(text: string): number {
  const foreign = text.match(/[^\0-\x7f]/g) ?? []
  return foreign.filter(character => character === '\uFFFD').length / Math.max(1, foreign.length)
}

/** Of the bytes that begin a GBK character, how many begin one of the 7,000 common ones. */
function chineseShare(bytes: Buffer): number {
  let common = 0
  let all = 0
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at]! < 0x80) continue
    all++
    if (bytes[at]! >= 0xa1 && bytes[at + 1]! >= 0xa1) common++
    at++
  }
  return common / Math.max(1, all)
}
