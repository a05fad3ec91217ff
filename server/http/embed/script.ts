import { createHash } from 'node:crypto'
import { version } from '../../../storefront/embed/contract.ts'
import { embedBytes } from '../assets.ts'

/** What stands at `/embed/v1.js` now, with the sum that pins a page to exactly this. */
export async function describeScript(
  baseUrl: string,
): Promise<{ version: string; url: string; integrity: string; bytes: number }> {
  const bytes = await embedBytes()
  return {
    version,
    url: `${baseUrl}/embed/v1.js`,
    integrity: `sha384-${createHash('sha384').update(bytes).digest('base64')}`,
    bytes: bytes.length,
  }
}
