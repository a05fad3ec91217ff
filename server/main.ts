import { serve } from '@hono/node-server'
import { createApp } from './app.ts'
import { keepScript } from './http/embed/script.ts'
import { hasUsers } from './identity/queries.ts'
import { createInstance } from './instance.ts'
import { createJobs } from './jobs.ts'
import { clockOf } from './platform/clock.ts'
import { readConfig } from './platform/config.ts'

/** Start: settings, database, app, jobs, listen; stop cleanly. */
async function main(): Promise<void> {
  const config = readConfigOrExit()
  const instance = await createInstance(config, clockOf(config))
  const { log } = instance
  if (process.versions.node.startsWith('20.'))
    log.warn('Node 20 gets no more security fixes; 22 or 24 is better')
  const jobs = createJobs(instance)
  if (config.isDemo && !(await instance.db.read(hasUsers))) {
    process.stdout.write('Filling the demo: three sellers, 60 products, three shops...\n')
    // Loaded only when needed: its drawings bring a picture library with them.
    await (await import('./demo/fill.ts')).fillDemo(instance)
  }
  await keepScript(config.dataDir)
  const app = createApp(instance)
  const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, () => {
    jobs.start()
    greet(config.baseUrl, config.isDemo)
  })
  server.once('error', (error: NodeJS.ErrnoException) =>
    notStarted(
      error.code === 'EADDRINUSE'
        ? `Port ${config.port} is taken. End what uses it, or choose another: PORT=${config.port + 1} npm start`
        : error.message,
    ),
  )
  if ('requestTimeout' in server) {
    server.headersTimeout = 15_000
    server.requestTimeout = 300_000
  }

  let isStopping = false
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    server.close()
    if ('closeIdleConnections' in server) server.closeIdleConnections()
    await jobs.stop()
    await instance.close()
    process.exit(0)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

function readConfigOrExit() {
  try {
    return readConfig(process.env)
  } catch (error) {
    return notStarted(error instanceof Error ? error.message : String(error))
  }
}

function notStarted(why: string): never {
  process.stderr.write(`Not started. ${why}\n`)
  process.exit(1)
}

function greet(baseUrl: string, isDemo: boolean): void {
  const lines = [`Xiaopu is open: ${baseUrl}`]
  if (isDemo) {
    lines.push(
      `  a shop        ${baseUrl}/@ayu`,
      `  dashboard     ${baseUrl}/dashboard`,
      '  sign in as    curator@example.com, seller@example.com or operator@example.com; password: xiaopu-demo',
      `  mails         ${baseUrl}/mailbox`,
      '  start empty   DEMO=0 DATA_DIR=./data-empty npm start',
    )
  }
  process.stdout.write(`${lines.join('\n')}\n`)
}

await main()
