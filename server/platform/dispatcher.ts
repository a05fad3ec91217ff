import { performance } from 'node:perf_hooks'
import type { Clock } from './clock.ts'
import type { Database, Tx } from './db/index.ts'
import { groupBy } from './group-by.ts'
import type { Log } from './log.ts'
import { lease, Overtaken, renew, renewEvery, settle, type Task, type Verdict } from './outbox.ts'

/** Does one task and says what it came to; safe to run twice. */
export type Handler = (task: Task) => Promise<Verdict>
export type Sweep = { sentence: string; everySeconds: number; run: () => Promise<void> }
export type Dispatcher = ReturnType<typeof createDispatcher>

/**
 * Places for orders and mails, and others for the catalogue's bulk, which takes none of theirs; fewer
 * while the process is busy. One slow seller holds `perHome` of them, never all.
 */
const places = {
  urgent: { usual: 24, pressed: 4, perHome: 4 },
  bulk: { usual: 8, pressed: 2, perHome: 2 },
}
const leasedAtOnce = 12
const pollMilliseconds = 500
/** While people keep the process busy, there is a pause between. */
const pressed = { utilization: 0.8, pauseMilliseconds: 50 }
/** The catalogue's bulk is not waited for longer: it is safe to do again, and is. */
const stopWaitMilliseconds = 3000

type Lane = keyof typeof places
const laneOf = (task: Task): Lane => (task.isBulk ? 'bulk' : 'urgent')

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
  const busy = new Map<Promise<void>, Task>()
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
    const doing = work(task).finally(() => {
      busy.delete(doing)
      if (!isStopped) void tick()
    })
    busy.set(doing, task)
    return doing
  }

  const busyIn = (lane: Lane) => [...busy.values()].filter(task => laneOf(task) === lane)

  function leaseSome(isPressed = false): Promise<Task[]> {
    return db.transact(async tx => {
      const urgent = await leaseIn(tx, 'urgent', isPressed)
      return [...urgent, ...(await leaseIn(tx, 'bulk', isPressed))]
    })
  }

  async function leaseIn(tx: Tx, lane: Lane, isPressed: boolean): Promise<Task[]> {
    const { usual, pressed: fewer, perHome } = places[lane]
    const homes = busyIn(lane).map(task => task.home)
    const free = (isPressed ? fewer : usual) - homes.length
    if (free <= 0) return []
    const busyHomes = [...groupBy(homes, home => home)]
      .filter(([, tasks]) => tasks.length >= perHome)
      .map(([home]) => home)
    const tasksMax = Math.min(free, leasedAtOnce)
    return lease(tx, { isBulk: lane === 'bulk', tasksMax, busyHomes, now: clock.now() })
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
        tasks = await leaseSome(isPressed)
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
    /** Takes nothing new and waits for what is being done; for a long feed only a moment. */
    stop: async () => {
      isStopped = true
      if (timer) clearInterval(timer)
      const inLane = (lane: Lane) => [...busy].filter(([, task]) => laneOf(task) === lane)
      const ended = (lane: Lane) => Promise.allSettled(inLane(lane).map(([doing]) => doing))
      const moment = new Promise(resume => setTimeout(resume, stopWaitMilliseconds))
      await Promise.all([ended('urgent'), Promise.race([ended('bulk'), moment])])
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
