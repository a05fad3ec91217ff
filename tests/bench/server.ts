import { type ChildProcess, execFileSync, fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const dist = resolve('dist/server')

export type Running = {
  url: string
  pid: number
  environment: NodeJS.ProcessEnv
  startSeconds: number
  stop(): void
}

export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'xiaopu-bench-'))
}

/** Synthetic shops and products, by the same command people have. */
export function seed(dataDir: string, ...words: string[]): void {
  execFileSync(process.execPath, [join(dist, 'seed.js'), ...words], {
    env: environment(dataDir, 0),
    stdio: 'ignore',
  })
}

function environment(dataDir: string, port: number): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    NODE_ENV: 'test',
    DATA_DIR: dataDir,
    PORT: String(port),
    LOG_LEVEL: 'silent',
    BASE_URL: `http://127.0.0.1:${port}`,
  }
}

/** The built server in a process of its own; how long until its first answer. */
export async function start(dataDir: string, { isDemo = false } = {}): Promise<Running> {
  const port = await freePort()
  const env = { ...environment(dataDir, port), DEMO: isDemo ? '1' : '0' }
  const began = performance.now()
  const child: ChildProcess = fork(join(dist, 'main.js'), {
    env,
    execArgv: [],
    stdio: 'ignore',
  })
  const url = `http://127.0.0.1:${port}`
  while (
    !(await fetch(`${url}/readyz`).then(
      answer => answer.ok,
      () => false,
    ))
  ) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    await new Promise(r => setTimeout(r, 5))
  }
  return {
    url,
    pid: child.pid as number,
    environment: env,
    startSeconds: (performance.now() - began) / 1000,
    stop: () => void child.kill('SIGKILL'),
  }
}

/** Resident memory of a process, in MB. */
export function residentMegabytes(pid: number): number {
  const [, kilobytes = '0'] =
    /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1024
}

export function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

function freePort(): Promise<number> {
  return new Promise(done => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })
}
