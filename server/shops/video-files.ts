import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { days } from '../platform/clock.ts'
import { limitBytes } from '../platform/limit-bytes.ts'
import { type Bytes, examineMp4, type Span } from '../platform/mp4.ts'
import { Refusal } from '../platform/refusal.ts'
import { videoBytesMax, videoSecondsMax } from './contract.ts'
import type { Video, VideoFile } from './schema.ts'

/** Films that curators upload, in `DATA_DIR/videos`; which bundle has which is in the database. */

const namePattern = /^[0-9a-f]{32}$/
const tooLarge = () =>
  new Refusal('video_too_large', {
    megabytes: videoBytesMax / 1_000_000,
    minutes: videoSecondsMax / 60,
  })

const folderOf = (dataDir: string) => join(dataDir, 'videos')

/** Where a film lies, or would; null: that is no name of one. */
export function videoPath(dataDir: string, name: string): string | null {
  return namePattern.test(name) ? join(folderOf(dataDir), `${name}.mp4`) : null
}

/**
 * Keeps an upload without holding it in memory, looks at it, empties what tells of its maker, and
 * only then gives it its name. Refuses `video_refused`, `video_too_large`.
 */
export async function keepVideo(
  dataDir: string,
  body: AsyncIterable<Uint8Array>,
): Promise<VideoFile> {
  await mkdir(folderOf(dataDir), { recursive: true })
  const name = randomBytes(16).toString('hex')
  const draft = join(folderOf(dataDir), `${name}.part`)
  try {
    const limit = limitBytes(videoBytesMax, tooLarge())
    await pipeline(Readable.from(body), limit, createWriteStream(draft))
    const kept = await examined(draft)
    await rename(draft, videoPath(dataDir, name) as string)
    return { kind: 'file', name, ...kept }
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

async function examined(path: string): Promise<{ bytes: number; seconds: number }> {
  const file = await open(path, 'r+')
  try {
    const bytes = (await file.stat()).size
    const found = await examineMp4((at, length) => bytesAt(file, at, length), bytes)
    if (found.kind === 'refused') throw new Refusal('video_refused', { reason: found.reason })
    if (found.seconds > videoSecondsMax) throw tooLarge()
    for (const span of found.needless) await empty(file, span)
    for (const bytes of found.dates) await zero(file, bytes)
    await file.sync()
    return { bytes, seconds: Math.max(1, Math.floor(found.seconds)) }
  } finally {
    await file.close()
  }
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at)
  return buffer.subarray(0, bytesRead)
}

const zeros = Buffer.alloc(64_000)

/** A box of the same size that holds nothing: no other byte of the film has to move. */
async function empty(file: FileHandle, { start, end, headBytes }: Span): Promise<void> {
  await file.write('free', start + 4, 'latin1')
  await zero(file, { start: start + headBytes, end })
}

async function zero(file: FileHandle, { start, end }: Bytes): Promise<void> {
  for (let at = start; at < end; at += zeros.length)
    await file.write(zeros, 0, Math.min(zeros.length, end - at), at)
}

/** Deletes the file of a video that no bundle has any more; one at a provider is not ours. */
export async function dropVideo(dataDir: string, video: Video | null): Promise<void> {
  const path = video?.kind === 'file' ? videoPath(dataDir, video.name) : null
  if (path) await rm(path, { force: true })
}

/**
 * Deletes what was left behind: no bundle names it, and it is older than a day, so that nobody is
 * sending it at this moment. By the files' own times: a clock moved for trying things out is not theirs.
 */
export async function sweepVideos(dataDir: string, named: Set<string>): Promise<void> {
  const folder = folderOf(dataDir)
  for (const file of await readdir(folder).catch(() => [])) {
    if (named.has(file.replace(/\.mp4$/, ''))) continue
    const path = join(folder, file)
    const found = await stat(path).catch(() => null)
    if (found && found.mtimeMs < Date.now() - days(1)) await rm(path, { force: true })
  }
}
