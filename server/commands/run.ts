import type { Instance } from '../instance.ts'
import { createInstance } from '../instance.ts'
import { clockOf } from '../platform/clock.ts'
import { readConfig } from '../platform/config.ts'

/** Opens the instance the environment names, does one thing, closes it; the exit code says how it went. */
export async function run(
  work: (instance: Instance, words: string[]) => Promise<number>,
): Promise<void> {
  try {
    const config = readConfig({ ...process.env, LOG_LEVEL: 'warn' })
    const instance = await createInstance(config, clockOf(config))
    const code = await work(instance, process.argv.slice(2)).finally(() => instance.close())
    process.exitCode = code
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
