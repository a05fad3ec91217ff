import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { addFeed, startRun } from '../feeds/run.ts'
import { uploadPath } from '../feeds/upload.ts'
import { hashPassword } from '../identity/password.ts'
import { makeOperator } from '../identity/profile.ts'
import { signUp, verifyEmail } from '../identity/sign-up.ts'
import { issueToken } from '../identity/tokens.ts'
import type { Instance } from '../instance.ts'
import { createJobs } from '../jobs.ts'
import { days } from '../platform/clock.ts'
import type { Language } from '../platform/language.ts'
import { applySeller } from '../sellers/apply.ts'
import { decideSeller } from '../sellers/approve.ts'
import { confirmSupportEmail, supportToken } from '../sellers/support-email.ts'
import { markDownSome } from './markdowns.ts'
import { tellPast } from './past.ts'
import { demoOutbound } from './pictures.ts'
import { openDemoShops } from './shelves.ts'
import { kilnFeed, makerFeed, orchardFeed } from './world/feeds.ts'
import { type DemoSeller, sellers } from './world/sellers.ts'

export const demoPassword = 'xiaopu-demo'
const demoDays = 45

/** The demo's own instance: the same database and files, a clock that can stand in the past. */
export type DemoHouse = {
  instance: Instance
  jobs: ReturnType<typeof createJobs>
  setClock(at: number): void
}

/** Fills an empty instance through the operations and feeds that people use, and nothing else. */
export async function fillDemo(real: Instance): Promise<void> {
  const now = real.clock.now()
  let at = now - days(demoDays)
  const instance = { ...real, clock: { now: () => at }, outbound: demoOutbound(real.outbound) }
  const house: DemoHouse = {
    instance,
    jobs: createJobs(instance),
    setClock: next => {
      at = next
    },
  }
  const passwordHash = await hashPassword(demoPassword)
  const operator = await person(instance, {
    email: 'operator@example.com',
    name: 'Olga',
    language: 'en',
    passwordHash,
  })
  await instance.db.transact(tx => makeOperator(tx, operator))
  const sellerIds = new Map<DemoSeller['key'], string>()
  for (const seller of sellers)
    sellerIds.set(seller.key, await openSeller(instance, seller, passwordHash))
  await house.jobs.drain()
  const catalogues = await addFeeds(instance, sellerIds)
  await readFeeds(house, catalogues)
  await openDemoShops(house, passwordHash)
  await tellPast(house, now)
  // Read again today: nothing has changed, and every price is known to be today's.
  await readFeeds(house, catalogues)
  await markDownSome(house, now)
}

export async function person(
  { db, clock }: Instance,
  who: { email: string; name: string; language: Language; passwordHash: string },
): Promise<string> {
  const now = clock.now()
  return db.transact(async tx => {
    const { userId } = await signUp(tx, { ...who, now })
    await verifyEmail(tx, { token: await issueToken(tx, { userId, purpose: 'verify', now }), now })
    return userId
  })
}

async function openSeller(
  instance: Instance,
  { key, ...input }: DemoSeller,
  passwordHash: string,
): Promise<string> {
  const email = key === 'orchard' ? 'seller@example.com' : `${key}@example.com`
  const userId = await person(instance, {
    email,
    name: input.name.split(' ')[0] as string,
    language: 'en',
    passwordHash,
  })
  const now = instance.clock.now()
  return instance.db.transact(async tx => {
    const { id } = await applySeller(tx, { userId, input, now })
    const { secretKey } = instance.config
    const token = supportToken(secretKey, { sellerId: id, email: input.support_email })
    await confirmSupportEmail(tx, { sellerId: id, token, secretKey, now })
    await decideSeller(tx, { sellerId: id, decision: { decision: 'approve' }, now })
    return id
  })
}

const feeds: Record<DemoSeller['key'], { name: string; text: () => string }> = {
  orchard: { name: 'Google feed (XML)', text: orchardFeed },
  kiln: { name: 'Shopify export (CSV)', text: kilnFeed },
  maker: { name: 'Google feed (TSV)', text: makerFeed },
}

/** Each seller's catalogue comes as a file, as it would from the seller. */
async function addFeeds(
  { db, clock }: Instance,
  sellerIds: Map<DemoSeller['key'], string>,
): Promise<DemoFeed[]> {
  const added: DemoFeed[] = []
  for (const [key, sellerId] of sellerIds) {
    const { name, text } = feeds[key]
    const now = clock.now()
    const { id: feedId } = await db.transact(tx => addFeed(tx, { sellerId, name, url: null, now }))
    added.push({ sellerId, feedId, text: Buffer.from(text()) })
  }
  return added
}

type DemoFeed = { sellerId: string; feedId: string; text: Buffer }

async function readFeeds({ instance, jobs }: DemoHouse, read: DemoFeed[]): Promise<void> {
  const { db, clock, config } = instance
  for (const { sellerId, feedId, text } of read) {
    const bytesTotal = text.length
    const now = clock.now()
    const run = await db.transact(tx => startRun(tx, { sellerId, feedId, bytesTotal, now }))
    const path = uploadPath(config.dataDir, run.id)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text)
  }
  await jobs.drain()
}
