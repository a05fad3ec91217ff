import type { ChildProcess, ForkOptions } from 'node:child_process'
import { once } from 'node:events'
import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createDrawings, type Picture } from '../../server/platform/draw.ts'

/** Every drawing process started, and what it was told of us. */
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

beforeEach(() => {
  forked.length = 0
})

const red: Picture = {
  width: 20,
  height: 10,
  background: '#ffffff',
  parts: [
    {
      left: 0,
      top: 0,
      oneOf: [
        {
          kind: 'sketch',
          svg: '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10" fill="#ff0000"/></svg>',
          width: 10,
          height: 10,
        },
      ],
    },
  ],
}

describe('drawing happens in a process of its own', () => {
  let drawings: ReturnType<typeof createDrawings>
  afterEach(() => drawings.close())

  test('what is described is what is drawn', async () => {
    drawings = createDrawings()
    const answer = await drawings.draw(red)
    if (answer.kind !== 'done') throw new Error(answer.reason)
    const { data, info } = await sharp(answer.bytes).raw().toBuffer({ resolveWithObject: true })
    expect([info.width, info.height]).toEqual([20, 10])
    expect([...data.subarray(0, 3)]).toEqual([255, 0, 0])
    expect([...data.subarray(15 * 3, 15 * 3 + 3)]).toEqual([255, 255, 255])
  })

  test('it knows none of our secrets', async () => {
    process.env.SECRET_KEY = 'not for drawers'
    drawings = createDrawings()
    await drawings.draw(red)
    delete process.env.SECRET_KEY
    expect(Object.values(forked[0]?.env ?? {})).not.toContain('not for drawers')
    expect(Object.keys(forked[0]?.env ?? {})).not.toContain('DATABASE_URL')
  })

  test('a process that died fails one picture, and the next has a new one', async () => {
    drawings = createDrawings()
    await drawings.draw(red)
    const waiting = drawings.draw(red)
    const { child } = forked[0] as (typeof forked)[0]
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(['failed', 'done']).toContain((await waiting).kind)
    expect((await drawings.draw(red)).kind).toBe('done')
    expect(forked).toHaveLength(2)
  })

  test('a picture that takes too long is given up, and its process with it', async () => {
    drawings = createDrawings({ timeoutSeconds: 0.000_001 })
    expect(await drawings.draw(red)).toEqual({ kind: 'failed', reason: 'timed_out' })
    expect(forked[0]?.child.killed).toBe(true)
  })

  test('what cannot be drawn is said, and the process lives on', async () => {
    drawings = createDrawings()
    expect((await drawings.draw({ ...red, background: 'no colour' })).kind).toBe('failed')
    expect((await drawings.draw(red)).kind).toBe('done')
    expect(forked).toHaveLength(1)
  })
})
