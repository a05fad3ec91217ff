import type { ChildProcess, ForkOptions } from 'node:child_process'
import { once } from 'node:events'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createDrawings, type Drawings, type Piece } from '../../server/platform/draw.ts'
import { createWorker } from '../../server/platform/worker.ts'

/** Every drawing process started, and what it may know of ours. */
const forked: { child: ChildProcess; env: NodeJS.ProcessEnv }[] = []

vi.mock('node:child_process', async importOriginal => {
  const real = await importOriginal<typeof import('node:child_process')>()
  const watchedFork = (file: URL, options: ForkOptions) => {
    const child = real.fork(file, options)
    forked.push({ child, env: options.env ?? process.env })
    return child
  }
  return { ...real, fork: watchedFork }
})

let drawings: Drawings
beforeEach(() => {
  forked.length = 0
  drawings = createDrawings()
})
afterEach(() => drawings.close())

const square = (color: string, side = 20): Piece => ({
  kind: 'sketch',
  svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"><rect width="${side}" height="${side}" fill="${color}"/></svg>`,
  width: side,
  height: side,
})
const paper = { width: 100, height: 60, background: '#ffffff' }
const plain = { ...paper, parts: [] }

async function pixelsOf(bytes: Buffer) {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
  return (x: number, y: number) =>
    [...data.subarray((y * info.width + x) * info.channels)].slice(0, 3).join(' ')
}

test('pieces stand where they are put: in the middle of a space, or one under the other', async () => {
  const picture = {
    ...paper,
    parts: [
      { left: 40, top: 0, width: 60, height: 60, oneOf: [square('#ff0000')] },
      {
        left: 0,
        top: 0,
        stack: [
          { oneOf: [square('#00ff00', 10)], below: 5 },
          { oneOf: [], below: 100 },
          { oneOf: [square('#0000ff', 10), square('#ff0000', 10)], below: 0 },
        ],
      },
    ],
  }
  const answer = await drawings.draw(picture)
  if (answer.kind !== 'done') throw new Error(answer.reason)
  const at = await pixelsOf(answer.bytes)
  expect([at(59, 30), at(60, 20), at(79, 39), at(80, 40)]).toEqual([
    '255 255 255',
    '255 0 0',
    '255 0 0',
    '255 255 255',
  ])
  expect([at(5, 5), at(5, 12), at(5, 20), at(5, 40)]).toEqual([
    '0 255 0',
    '255 255 255',
    '0 0 255',
    '255 255 255',
  ])
})

test('words that are to stay whole are made smaller: of a price every digit is drawn', async () => {
  const drawn = async (text: string, isWhole: boolean) => {
    const style = { size: 40, color: '#000000', width: 160, linesMax: 1, isBold: true }
    const words = { kind: 'words' as const, text, isWhole, ...style }
    const answer = await drawings.draw({
      ...paper,
      width: 160,
      parts: [{ left: 0, top: 0, oneOf: [words] }],
    })
    if (answer.kind !== 'done') throw new Error(answer.reason)
    return answer.bytes.toString('base64')
  }
  const [one, seven] = ['from CN¥1,288,000.01', 'from CN¥1,288,000.07'] as const
  expect(await drawn(one, true)).not.toBe(await drawn(seven, true))
  // Cut, as other words are, the two look the same.
  expect(await drawn(one, false)).toBe(await drawn(seven, false))
})

test('the drawing process knows no secret of ours, and how to find fonts', async () => {
  vi.stubEnv('SECRET_KEY', 'canary')
  vi.stubEnv('FONTCONFIG_FILE', '/etc/fonts/fonts.conf')
  expect((await drawings.draw(plain)).kind).toBe('done')
  const { env } = forked[0]!
  expect([env.SECRET_KEY, env.FONTCONFIG_FILE]).toEqual([undefined, '/etc/fonts/fonts.conf'])
  vi.unstubAllEnvs()
})

test('a picture that takes too long, takes its process down or makes no sense fails alone', async () => {
  expect((await drawings.draw(plain)).kind).toBe('done')
  const large = { ...plain, width: 6000, height: 6000 }
  const taken = drawings.draw(large)
  setImmediate(() => forked[0]!.child.kill('SIGKILL'))
  expect(await taken).toEqual({ kind: 'failed', reason: 'died' })
  expect((await drawings.draw({ ...plain, background: 'no colour' })).kind).toBe('failed')
  expect((await drawings.draw(plain)).kind).toBe('done')
  expect(forked).toHaveLength(2)
  await drawings.close()

  drawings = createDrawings({ timeoutSeconds: 0.2 })
  expect(await drawings.draw(large)).toEqual({ kind: 'failed', reason: 'timed_out' })
  expect((await drawings.draw(plain)).kind).toBe('done')
})

test('a process nobody needs ends, and the next job has a new one', async () => {
  const file = new URL('../../server/platform/draw-worker.mjs', import.meta.url)
  const worker = createWorker({ name: 'idle', file, timeoutSeconds: 10, idleSeconds: 0.05 })
  await worker.run(plain)
  const { child } = forked[0]!
  if (child.signalCode === null) await once(child, 'exit')
  expect(child.signalCode).toBe('SIGKILL')
  expect(await worker.run(plain)).toMatchObject({ kind: 'done' })
  expect(forked).toHaveLength(2)
  await worker.close()
  await expect(worker.run(plain)).rejects.toThrow('closed')
})
