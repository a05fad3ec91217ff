import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instance } from '../../instance.ts'
import type { Picture } from '../../platform/draw.ts'
import { Refusal } from '../../platform/refusal.ts'

const filesMax = 1000
const waitingMax = 40
const soonSeconds = 5
/** What could not be drawn is not tried again before: it may have taken the process down. */
const restSeconds = 60

type Kept = {
  /** Names of the files there are, those not asked for longest first. */
  names: Promise<Set<string>>
  /** Being made; who asks meanwhile waits for the same one. */
  making: Map<string, Promise<Buffer>>
  last: Promise<unknown>
  /** What could not be drawn, and until when it rests, by the machine's own steady clock. */
  resting: Map<string, number>
}

const houses = new WeakMap<Instance, Kept>()

/**
 * A picture made of `inputs` (all that it shows, so that the same look has the same file), from
 * `DATA_DIR/shares` or drawn now as `describe` says: one at a time, and so many kept. Refuses `busy`
 * when too many wait, and for a minute when it could not be drawn.
 */
export async function keptPicture(
  instance: Instance,
  inputs: unknown,
  describe: () => Promise<Picture>,
): Promise<Buffer> {
  const directory = join(instance.config.dataDir, 'shares')
  const kept = houses.get(instance) ?? open(instance, directory)
  const hash = createHash('sha256').update(JSON.stringify(inputs)).digest('hex').slice(0, 32)
  const name = `${hash}.png`
  const names = await kept.names
  const found = names.has(name) ? await readFile(join(directory, name)).catch(() => null) : null
  if (found) {
    names.delete(name)
    names.add(name)
    return found
  }
  const known = kept.making.get(name)
  if (known) return known
  if (kept.making.size >= waitingMax)
    throw new Refusal('busy', { retry_after_seconds: soonSeconds })
  const made = kept.last.then(async () => {
    const bytes = await drawn(instance, kept, name, describe)
    await keep(directory, name, bytes)
    await forgetOldest(directory, names, name)
    return bytes
  })
  kept.making.set(name, made)
  kept.last = made.catch(() => {})
  return made.finally(() => kept.making.delete(name))
}

async function drawn(
  { drawings, log }: Instance,
  { resting }: Kept,
  name: string,
  describe: () => Promise<Picture>,
): Promise<Buffer> {
  const now = performance.now()
  for (const [one, until] of resting) if (until <= now) resting.delete(one)
  const until = resting.get(name)
  if (until) throw new Refusal('busy', { retry_after_seconds: Math.ceil((until - now) / 1000) })
  const answer = await drawings.draw(await describe())
  if (answer.kind === 'done') return answer.bytes
  log.error({ name, reason: answer.reason }, 'a shared picture could not be drawn')
  resting.set(name, performance.now() + restSeconds * 1000)
  throw new Refusal('busy', { retry_after_seconds: restSeconds })
}

function open(instance: Instance, directory: string): Kept {
  const kept: Kept = {
    names: namesIn(directory),
    making: new Map(),
    last: Promise.resolve(),
    resting: new Map(),
  }
  houses.set(instance, kept)
  return kept
}

async function namesIn(directory: string): Promise<Set<string>> {
  await mkdir(directory, { recursive: true })
  const names = await readdir(directory)
  const dated = await Promise.all(
    names.map(async name => ({
      name,
      at: await stat(join(directory, name)).then(
        found => found.mtimeMs,
        () => 0,
      ),
    })),
  )
  return new Set(dated.sort((a, b) => a.at - b.at).map(one => one.name))
}

/** Written whole before it gets its name; what a power loss spoils is only a picture to remake. */
async function keep(directory: string, name: string, bytes: Buffer): Promise<void> {
  const draft = join(directory, `${name}.${randomBytes(6).toString('hex')}.tmp`)
  await writeFile(draft, bytes, { flush: true })
  await rename(draft, join(directory, name))
}

async function forgetOldest(directory: string, names: Set<string>, added: string): Promise<void> {
  names.add(added)
  for (const oldest of names) {
    if (names.size <= filesMax) return
    names.delete(oldest)
    await unlink(join(directory, oldest)).catch(() => {})
  }
}

/** All of them, as nobody knows whose is whose; each is drawn anew when it is asked for. */
export async function forgetKeptPictures(instance: Instance): Promise<void> {
  const directory = join(instance.config.dataDir, 'shares')
  const names = await (houses.get(instance) ?? open(instance, directory)).names
  for (const name of names) {
    names.delete(name)
    await unlink(join(directory, name)).catch(() => {})
  }
}
