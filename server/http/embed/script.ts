import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { version } from '../../../storefront/embed/contract.ts'
import { embedBytes } from '../assets.ts'

/**
 * Every build of the script this instance ever ran, each under the sum of its bytes: a page that is
 * pinned to one goes on working whatever is released later.
 */
export const keptFolder = (dataDir: string) => join(dataDir, 'embeds')
/** As it stands in an address: `/embed/v1-<20 hex digits>.js`. */
export const pinnedName = /^v1-[0-9a-f]{20}\.js$/

const nameOf = (bytes: Uint8Array) =>
  `v1-${createHash('sha256').update(bytes).digest('hex').slice(0, 20)}.js`
const sumOf = (bytes: Uint8Array) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`

/** Keeps this build's script for ever, before anybody is told its address; answers its name. */
export async function keepScript(dataDir: string): Promise<string> {
  const bytes = await embedBytes()
  const name = nameOf(bytes)
  const folder = keptFolder(dataDir)
  const known = await readFile(join(folder, name)).catch(() => null)
  if (known && nameOf(known) === name) return name
  await mkdir(folder, { recursive: true })
  const half = join(folder, `${name}.${process.pid}`)
  await writeFile(half, bytes)
  await rename(half, join(folder, name))
  return name
}

/** What stands at `/embed/v1.js` now, and the address and sum that hold a page to exactly this. */
export async function describeScript({ baseUrl, dataDir }: { baseUrl: string; dataDir: string }) {
  const name = await keepScript(dataDir)
  const bytes = await embedBytes()
  return {
    version,
    url: `${baseUrl}/embed/v1.js`,
    pinned_url: `${baseUrl}/embed/${name}`,
    integrity: sumOf(bytes),
    bytes: bytes.length,
  }
}

/** The sum of the script at each of its addresses here: the moving one and all that are kept. */
export async function scriptSums(dataDir: string): Promise<Map<string, string>> {
  await keepScript(dataDir)
  const sums = new Map([['/embed/v1.js', sumOf(await embedBytes())]])
  const folder = keptFolder(dataDir)
  for (const name of await readdir(folder))
    if (pinnedName.test(name)) sums.set(`/embed/${name}`, sumOf(await readFile(join(folder, name))))
  return sums
}
