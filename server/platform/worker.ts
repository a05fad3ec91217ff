/**
 * A process of its own for work that may crash, hang or keep a core busy: one job at a time, killed
 * at its limit, started anew for the next. It knows none of our secrets and opens no database.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'

/** The job took its process down, or the process was ended at its limit. */
export type Failure = { kind: 'failed'; reason: 'died' | 'timed_out' }

const startSeconds = 20
/** An idle one holds a hundred megabytes. */
const idleSecondsMost = 60

/**
 * `file` is plain JavaScript beside this file in the source tree and beside main.js in the build. It
 * says `ready` once, then answers each message with one. `variables` are the names it may know
 * of our environment; `name` is what it is called in errors. Idle for a minute, it ends.
 */
export function createWorker<Job extends object, Answer>(settings: {
  name: string
  file: URL
  timeoutSeconds: number
  idleSeconds?: number
  variables?: string[]
}) {
  const { name, timeoutSeconds, idleSeconds = idleSecondsMost } = settings
  let child: ChildProcess | null = null
  let idle: NodeJS.Timeout | undefined
  let isClosed = false
  let last: Promise<unknown> = Promise.resolve()

  /** Waits for those before it. Throws once closed, or when the process does not come up. */
  function run(job: Job): Promise<Answer | Failure> {
    const answer = last.then(() => perform(job))
    last = answer.catch(() => {})
    return answer
  }

  async function perform(job: Job): Promise<Answer | Failure> {
    if (isClosed) throw new Error(`${name} is closed`)
    clearTimeout(idle)
    child = child?.connected ? child : await start(settings)
    if (isClosed) child.kill('SIGKILL')
    const answer = await ask(child, job)
    idle = setTimeout(end, idleSeconds * 1000).unref()
    if (answer === 'died' && isClosed) throw new Error(`${name} is closed`)
    return answer === 'died' ? { kind: 'failed', reason: 'died' } : answer
  }

  function ask(asked: ChildProcess, job: Job): Promise<Answer | Failure | 'died'> {
    return new Promise(resolve => {
      const finish = (answer: Answer | Failure | 'died') => {
        clearTimeout(timer)
        asked.off('message', onAnswer).off('exit', onExit)
        resolve(answer)
      }
      const onAnswer = (answer: unknown) => finish(answer as Answer)
      const onExit = () => finish('died')
      const timer = setTimeout(() => {
        finish({ kind: 'failed', reason: 'timed_out' })
        end()
      }, timeoutSeconds * 1000)
      asked.on('message', onAnswer).on('exit', onExit)
      asked.send(job, error => error && finish('died'))
    })
  }

  function end(): void {
    child?.kill('SIGKILL')
    child = null
  }

  /** Ends the process; what it was doing throws. */
  async function close(): Promise<void> {
    isClosed = true
    clearTimeout(idle)
    child?.kill('SIGKILL')
    await last
  }

  return { run, close }
}

/** Throws when it does not come up, which is never a job's doing. */
async function start(settings: {
  name: string
  file: URL
  variables?: string[]
}): Promise<ChildProcess> {
  const { name, file, variables = [] } = settings
  const known = ['PATH', ...variables].flatMap(key => {
    const value = process.env[key]
    return value === undefined ? [] : [[key, value]]
  })
  const child = fork(file, {
    serialization: 'advanced',
    execArgv: [],
    // libvips' complaints about bad pictures stay out of the log.
    env: { ...Object.fromEntries(known), VIPS_WARNING: '0', MALLOC_ARENA_MAX: '2' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  child.on('error', () => {}) // A send that failed; its callback and the exit tell us too.
  const ready = once(child, 'message', { signal: AbortSignal.timeout(startSeconds * 1000) })
  const gone = once(child, 'exit').then(() => {
    throw new Error(`${name} did not start`)
  })
  await Promise.race([ready, gone]).catch(error => {
    child.kill('SIGKILL')
    throw error
  })
  // An idle process must not keep the server alive; a job's timer does while it lasts.
  child.unref()
  child.channel?.unref()
  return child
}
