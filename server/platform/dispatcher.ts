import { performance } from 'node:perf_hooks'
import type { Clock } from './clock.ts'
import type { Database } from './db/index.ts'
import type { Log } from './log.ts'
import { lease, Overtaken, renew, renewEvery, settle, type Task, type Verdict } from './outbox.ts'

/** Does one task and says what it came to; safe to run twice. */
export type Handler = (task: Task) => Promise<Verdict>
export type Sweep = { sentence: string; everySeconds: number; run: () => Promise<void> }
export type Dispatcher = ReturnType<typeof createDispatcher>

const tasksAtOnceMax = 24
/** One slow seller holds this many places, never all of them. */
const perHomeMax = 4
const pollMilliseconds = 500
/** While people keep the process busy, this much is done at a time, with a pause between. */
const pressed = { utilization: 0.8, tasksMax: 4, pauseMilliseconds: 50 }

/**
 * Does promised work soon after its transaction, and sweeps in their time. `drain` and `sweep` do
 * all that is due now and return: tests call them instead of waiting.
 */
export function createDispatcher({
  db,
  clock,
  log,
  handlers,
  sweeps,
}: {
  db: Database
  clock: Clock
  log: Log
  handlers: Record<string, Handler>
  sweeps: Sweep[]
}) {
  const running = new Map<string, number>()
  const busy = new Set<Promise<void>>()
  const sweptAt = new Map<Sweep, number>()
  let timer: NodeJS.Timeout | null = null
  let isStopped = true
  let isLeasing = false
  let isWanted = false
  let measured = performance.eventLoopUtilization()

  async function work(task: Task): Promise<void> {
    const renewal = setInterval(() => {
      db.transact(tx => renew(tx, task, clock.now())).catch(error =>
        log.error({ err: error }, 'cannot renew'),
      )
    }, renewEvery)
    const verdict = await verdictOf(task).finally(() => clearInterval(renewal))
    try {
      await db.transact(tx => settle(tx, task, verdict, clock.now()))
    } catch (error) {
      if (error instanceof Overtaken) return
      await blame(task, error)
    }
  }

  async function verdictOf(task: Task): Promise<Verdict> {
    const handler = handlers[task.topic]
    if (!handler) return { next: 'stuck', outcome: 'no_handler' }
    try {
      return await handler(task)
    } catch (error) {
      return fault(task, error)
    }
  }

  /** What the verdict wanted to record was refused or is broken: nothing of it happened; try later. */
  async function blame(task: Task, error: unknown): Promise<void> {
    await db
      .transact(tx => settle(tx, task, fault(task, error), clock.now()))
      .catch(again => log.error({ err: again }, 'cannot settle'))
  }

  function fault(task: Task, error: unknown): Verdict {
    log.error({ task: task.id, err: error }, 'task failed')
    return {
      next: 'retry',
      outcome: `fault: ${error instanceof Error ? error.message : String(error)}`.slice(0, 200),
    }
  }

  function start(task: Task): Promise<void> {
    running.set(task.home, (running.get(task.home) ?? 0) + 1)
    const doing = work(task).finally(() => {
      const left = (running.get(task.home) ?? 1) - 1
      if (left) running.set(task.home, left)
      else running.delete(task.home)
      busy.delete(doing)
      if (!isStopped) void tick()
    })
    busy.add(doing)
    return doing
  }

  async function leaseSome(atOnceMax = tasksAtOnceMax): Promise<Task[]> {
    const free = atOnceMax - busy.size
    if (free <= 0) return []
    const busyHomes = [...running].filter(([, n]) => n >= perHomeMax).map(([home]) => home)
    return db.transact(tx =>
      lease(tx, { tasksMax: Math.min(free, 12), busyHomes, now: clock.now() }),
    )
  }

  /** True while the event loop has hardly been idle since this was last asked. */
  function pressure(): boolean {
    const now = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(now, measured)
    measured = now
    return utilization > pressed.utilization
  }

  async function tick(): Promise<void> {
    if (isLeasing) {
      isWanted = true
      return
    }
    isLeasing = true
    try {
      let tasks: Task[] = []
      do {
        isWanted = false
        const isPressed = pressure()
        if (isPressed) await new Promise(resume => setTimeout(resume, pressed.pauseMilliseconds))
        tasks = await leaseSome(isPressed ? pressed.tasksMax : tasksAtOnceMax)
        for (const task of tasks) void start(task)
      } while ((tasks.length || isWanted) && !isStopped)
    } catch (error) {
      log.error({ err: error }, 'dispatcher')
    } finally {
      isLeasing = false
    }
  }

  async function sweepDue(): Promise<void> {
    for (const one of sweeps) {
      if (Date.now() - (sweptAt.get(one) ?? 0) < one.everySeconds * 1000) continue
      sweptAt.set(one, Date.now())
      await one.run().catch(error => log.error({ err: error, sweep: one.sentence }, 'sweep failed'))
    }
  }

  return {
    start: () => {
      isStopped = false
      timer = setInterval(() => {
        void tick()
        void sweepDue()
      }, pollMilliseconds)
    },
    /** Looks for work at once: something was just promised. */
    wake: () => {
      if (!isStopped) void tick()
    },
    /** Takes nothing new and waits for what is being done. */
    stop: async () => {
      isStopped = true
      if (timer) clearInterval(timer)
      await Promise.allSettled([...busy])
    },
    drain: async () => {
      for (let tasks = await leaseSome(); tasks.length; tasks = await leaseSome()) {
        await Promise.all(tasks.map(start))
      }
    },
    sweep: async () => {
      for (const one of sweeps) await one.run()
    },
  }
}
