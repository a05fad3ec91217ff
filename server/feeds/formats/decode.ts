import { isAscii } from 'node:buffer'
import { FeedUnreadable } from '../item.ts'
import {
  charsetOfOpening,
  charsetOfSample,
  decoderFor,
  openingBytes,
  sampleBytes,
  type TextDecoding,
} from './charset.ts'

/** Far above any feed; an endless one stops here. */
const feedBytesMax = 2_000_000_000
const pieceBytes = 64 * 1024
const brokenShareMax = 0.001

export type Meter = { bytesRead: number }

/** Counts what comes, refuses past `bytesMax`, and cuts it so that no step holds much at once. */
export async function* measured(
  source: AsyncIterable<Uint8Array>,
  meter: Meter,
  bytesMax = feedBytesMax,
): AsyncGenerator<Buffer> {
  for await (const bytes of source) {
    const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    for (let at = 0; at < all.length; at += pieceBytes) {
      const piece = all.subarray(at, at + pieceBytes)
      meter.bytesRead += piece.length
      if (meter.bytesRead > bytesMax) throw new FeedUnreadable('too_large')
      yield piece
    }
  }
}

/** The text of a feed in whatever encoding it is; refused when more than 1 in 1,000 is broken. */
export async function* decoded(pieces: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new FeedDecoder()
  const quality = { characters: 0, broken: 0 }
  for await (const piece of pieces) {
    const text = decoder.write(piece)
    assess(text, quality)
    if (text) yield text
  }
  const rest = decoder.end()
  assess(rest, quality)
  if (quality.broken > quality.characters * brokenShareMax) {
    throw new FeedUnreadable('bad_encoding', `${quality.broken} broken characters`)
  }
  if (rest) yield rest
}

function assess(text: string, quality: { characters: number; broken: number }) {
  quality.characters += text.length
  for (let at = text.indexOf('\uFFFD'); at !== -1; at = text.indexOf('\uFFFD', at + 1)) {
    quality.broken++
  }
}

/** Passes ASCII on as it is, and decides for an encoding when the first other byte comes. */
class FeedDecoder {
  #held: Buffer = Buffer.alloc(0)
  #opening: Buffer | null = null
  #decoder: TextDecoding | null = null

  write(bytes: Buffer): string {
    if (this.#decoder) return this.#decoder.write(bytes)
    this.#held = this.#held.length ? Buffer.concat([this.#held, bytes]) : bytes
    return this.#release(false)
  }

  end(): string {
    const text = this.#decoder ? '' : this.#release(true)
    return text + (this.#decoder?.end() ?? '')
  }

  #release(isLast: boolean): string {
    if (!this.#opening) {
      if (this.#held.length < openingBytes && !isLast) return ''
      this.#opening = Buffer.from(this.#held.subarray(0, openingBytes))
      const charset = charsetOfOpening(this.#opening)
      if (charset) return this.#settle(charset)
    }
    const ascii = this.#held.subarray(0, asciiLength(this.#held))
    this.#held = this.#held.subarray(ascii.length)
    const isEnough = this.#held.length >= sampleBytes || (isLast && this.#held.length > 0)
    const text = ascii.toString('latin1')
    return isEnough ? text + this.#settle(charsetOfSample(this.#held, this.#opening)) : text
  }

  #settle(charset: string): string {
    this.#decoder = decoderFor(charset)
    const text = this.#decoder.write(this.#held)
    this.#held = Buffer.alloc(0)
    return text
  }
}

function asciiLength(bytes: Buffer): number {
  return isAscii(bytes) ? bytes.length : bytes.findIndex(byte => byte >= 0x80)
}
