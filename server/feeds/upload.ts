import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { limitBytes } from '../platform/limit-bytes.ts'
import { Refusal } from '../platform/refusal.ts'
import { feedBytesMax } from './contract.ts'

/** Where the file of a run waits to be read. */
export function uploadPath(dataDir: string, runId: string): string {
  return join(dataDir, 'uploads', `${runId}.feed`)
}

/** Keeps an upload on disk without holding it in memory; answers its size. Refuses `too_large`. */
export async function keepUpload(
  dataDir: string,
  name: string,
  body: AsyncIterable<Uint8Array>,
): Promise<{ path: string; bytes: number }> {
  const folder = join(dataDir, 'uploads')
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${name}.part`)
  try {
    const limit = limitBytes(feedBytesMax, new Refusal('too_large', { bytesMax: feedBytesMax }))
    await pipeline(Readable.from(body), limit, createWriteStream(path))
    return { path, bytes: (await stat(path)).size }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

export async function nameUpload(dataDir: string, from: string, runId: string): Promise<void> {
  await rename(from, uploadPath(dataDir, runId))
}
