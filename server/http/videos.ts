import { open, stat } from 'node:fs/promises'
import { videoPath } from '../shops/video-files.ts'
import { factory } from './context.ts'
import { isHeld } from './held.ts'

/** Films that curators uploaded. A name is given once, so what it names never changes. */
export const videos = factory.createApp().get('/:file{[0-9a-f]{32}\\.mp4}', async c => {
  const name = c.req.param('file').slice(0, -'.mp4'.length)
  const path = videoPath(c.get('instance').config.dataDir, name)
  const found = path && (await stat(path).catch(() => null))
  if (!path || !found) return c.body(null, 404, { 'cache-control': 'no-store' })
  const { size } = found
  const etag = `"${name}"`
  const headers = {
    'content-type': 'video/mp4',
    'accept-ranges': 'bytes',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    etag,
  }
  if (isHeld(c.req.raw, etag)) return c.body(null, 304, headers)
  const isSame = (c.req.header('if-range') ?? etag) === etag
  const asked = isSame ? rangeOf(c.req.header('range') ?? '', size) : null
  if (asked === 'beyond')
    return c.body(null, 416, { ...headers, 'content-range': `bytes */${size}` })
  const { from, to } = asked ?? { from: 0, to: size - 1 }
  const said = { ...headers, 'content-length': String(to - from + 1) }
  const body = c.req.raw.method === 'HEAD' ? null : partOf(path, from, to)
  if (!asked) return new Response(body, { headers: said })
  const part = { ...said, 'content-range': `bytes ${from}-${to}/${size}` }
  return new Response(body, { status: 206, headers: part })
})

/** One part of it, as players ask (`bytes=100-`); null: all, also where several are asked for. */
function rangeOf(header: string, size: number): { from: number; to: number } | 'beyond' | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header) ?? []
  if (!first && !last) return null
  const from = first ? Number(first) : Math.max(0, size - Number(last))
  const to = first && last ? Math.min(Number(last), size - 1) : size - 1
  if (first && last && Number(last) < Number(first)) return null
  return from >= size ? 'beyond' : { from, to }
}

const pieceBytes = 128_000

/** Read as it is taken; opened when the first of it is, closed when nobody wants more. */
function partOf(path: string, from: number, to: number): ReadableStream<Uint8Array> {
  const part = piecesOf(path, from, to)
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value, done } = await part.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      // After the piece that is being read: the file is closed in any case.
      cancel: () => part.return(undefined).then(() => {}),
    },
    { highWaterMark: 0 },
  )
}

async function* piecesOf(path: string, from: number, to: number): AsyncGenerator<Uint8Array> {
  const file = await open(path)
  try {
    for (let at = from; at <= to; ) {
      const length = Math.min(pieceBytes, to - at + 1)
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
      if (!bytesRead) return
      at += bytesRead
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}
