import { median, type Row, spread } from './row.ts'
import { freshFolder, remove, residentMegabytes, start } from './server.ts'

const rounds = 3

/** P10: from nothing to the first answer, and what an idle server holds. */
export async function startAndMemory(): Promise<Row[]> {
  const starts: number[] = []
  const idle: number[] = []
  for (let round = 0; round < rounds; round++) {
    const folder = freshFolder()
    const first = await start(folder)
    first.stop()
    const second = await start(folder)
    starts.push(second.startSeconds * 1000)
    await new Promise(resume => setTimeout(resume, 2000))
    idle.push(residentMegabytes(second.pid))
    second.stop()
    remove(folder)
  }
  return [
    {
      id: 'P10',
      what: 'start to first answer',
      value: median(starts),
      unit: 'ms',
      bar: '1,000 ms',
      spread: spread(starts),
    },
    {
      id: 'P10',
      what: 'resident memory, idle',
      value: median(idle),
      unit: 'MB',
      bar: '150 MB',
      spread: spread(idle),
    },
  ]
}
