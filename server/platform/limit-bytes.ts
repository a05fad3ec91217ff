import { Transform } from 'node:stream'
import type { Refusal } from './refusal.ts'

/** Lets so many bytes pass and no more: what is sent need not be as long as it says. */
export function limitBytes(bytesMax: number, refusal: Refusal): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.length
      done(bytes > bytesMax ? refusal : null, chunk)
    },
  })
}
