import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { z } from 'zod'
import type { Database, Reader } from '../../platform/db/index.ts'
import { type Outbound, OutboundBroken, type OutboundFailure } from '../../platform/outbound.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findPick, findShopByHandle } from '../../shops/queries.ts'
import { sectionsOf } from '../../shops/sections.ts'
import { factory, requirePerson } from '../context.ts'
import type { Asked, Whose } from '../embed/asked-addresses.ts'
import { examine } from '../embed/examine.ts'
import { describeScript, scriptSums } from '../embed/script.ts'
import { json } from '../input.ts'
import { requireOwnShop } from './shop.ts'

const bytesRead = 512 * 1024
const bytesMax = 5_000_000
const seconds = 10

const DoctorInput = z.strictObject({ url: z.string().trim().min(1).max(2000) })

/** Asking other servers on somebody's behalf has a measure. */
const perPerson = new RateLimiterMemory({ points: 20, duration: 10 * 60 })

/** Looks at a curator's own page from outside and says what keeps the shop from being seen there. */
export const embedDoctor = factory.createApp().post('/embed-doctor', json(DoctorInput), async c => {
  const { user } = requirePerson(c)
  const shop = await requireOwnShop(c)
  const { config, outbound } = c.get('instance')
  await perPerson.consume(user.id).catch(refuse)
  const page = await readPage(outbound, addressOf(c.req.valid('json').url))
  if ('fault' in page) return c.json({ ...page, url: null, findings: [], found: [] }, 200)
  const { pinned_url: url, integrity } = await describeScript(config)
  const sums = await scriptSums(config.dataDir)
  const { origin: baseUrl } = new URL(config.baseUrl)
  const whose = (asked: NonNullable<Asked>) => whoseIs(c.get('instance').db, shop.id, asked)
  const seen = await examine(page, { baseUrl, sums, pinned: { url, integrity }, shop, whose })
  return c.json({ fault: null, status: page.status, url: page.url, ...seen }, 200)
})

/** What stands at an address of this instance. */
async function whoseIs(
  db: Database,
  shopId: string,
  { handle, product, section }: NonNullable<Asked>,
): Promise<Whose> {
  return db.read(async reader => {
    const shop = await findShopByHandle(reader, handle)
    if (shop?.state !== 'open') return 'nothing'
    if (product !== null && !(await findPick(reader, { shopId: shop.id, product })))
      return 'nothing'
    if (section !== null && !(await hasSection(reader, shop.id, section))) return 'nothing'
    return shop.id === shopId ? 'own' : 'other'
  })
}

/** By its id or its title, as `storefront/embed/of-shop.ts` looks for it. */
async function hasSection(reader: Reader, shopId: string, asked: string): Promise<boolean> {
  const sections = await sectionsOf(reader, shopId)
  return sections.some(({ id, title }) => id === asked || title === asked)
}

function refuse(used: RateLimiterRes): never {
  throw new Refusal('too_many_tries', { retry_after_seconds: Math.ceil(used.msBeforeNext / 1000) })
}

/** People leave the scheme out. */
function addressOf(text: string): string {
  return /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/]+:\d+(\/|$)/.test(text)
    ? text
    : `https://${text}`
}

type Fault = OutboundFailure | 'not_html' | 'not_found_there' | 'not_shown'
type Page = { status: number; url: string; policyHeader: string; html: string }

async function readPage(
  outbound: Outbound,
  url: string,
): Promise<Page | { fault: Fault; status: number | null }> {
  const answer = await outbound.stream({
    method: 'GET',
    url,
    headers: { accept: 'text/html,application/xhtml+xml' },
    timeoutSeconds: seconds,
    bodyBytesMax: bytesMax,
    redirectsMax: 5,
    isPlainHttpFine: true,
  })
  if (answer.kind === 'failed') return { fault: answer.reason, status: answer.status }
  const { status, headers } = answer
  try {
    const bytes = await beginning(answer.body)
    if (status >= 400)
      return { fault: status === 404 || status === 410 ? 'not_found_there' : 'not_shown', status }
    if (!/^\s*(text\/html|application\/xhtml\+xml)\b/i.test(headers['content-type'] ?? ''))
      return { fault: 'not_html', status }
    return {
      status,
      url: answer.finalUrl,
      policyHeader: headers['content-security-policy'] ?? '',
      html: bytes.toString('utf8'),
    }
  } catch (error) {
    if (error instanceof OutboundBroken) return { fault: error.reason, status }
    throw error
  }
}

/** As much as a page's head and body need; the rest is not fetched. */
async function beginning(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of body) {
    pieces.push(piece)
    bytes += piece.byteLength
    if (bytes >= bytesRead) break
  }
  return Buffer.concat(pieces).subarray(0, bytesRead)
}
