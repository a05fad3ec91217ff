import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

export type Encoding = 'br' | 'gzip'

/** The smaller of what a browser takes; null: it wants it plain. */
export function acceptedEncoding(header: string | null): Encoding | null {
  if (!header) return null
  const takes = (name: string) =>
    header.split(',').some(one => {
      const [coding = '', weight = ''] = one.trim().split(/\s*;\s*/)
      return coding === name && !/^q=0(\.0*)?$/.test(weight)
    })
  if (takes('br')) return 'br'
  return takes('gzip') ? 'gzip' : null
}

/** Off the request's thread. Quality 11 is for files that are encoded once and kept. */
export async function encoded(
  bytes: Uint8Array,
  encoding: Encoding,
  quality = 6,
): Promise<Uint8Array<ArrayBuffer>> {
  const made =
    encoding === 'gzip'
      ? await compressGzip(bytes)
      : await compressBrotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } })
  return new Uint8Array(made)
}
