import { Resolver } from 'node:dns/promises'
import { join } from 'node:path'
import { ensureCategories } from './catalog/categories.ts'
import { createSessions, type Sessions } from './identity/session.ts'
import { createGuard, type Guard } from './identity/sign-in.ts'
import { type PaymentProvider, paymentProviders } from './payments/provider.ts'
import { type PayoutProvider, payoutProviders } from './payouts/provider.ts'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { type Database, openDatabase } from './platform/db/index.ts'
import { createDrawings, type Drawings } from './platform/draw.ts'
import { createImages, type Images } from './platform/image.ts'
import { createLog, type Log } from './platform/log.ts'
import { createMailer, type Mailer } from './platform/mail.ts'
import { createOutbound, type Outbound } from './platform/outbound.ts'
import { ensureRules } from './rules/rules.ts'
import { tellingCdn } from './shops/copies.ts'
import { ensureTiers } from './tiers/progress.ts'

/** Everything one running instance is made of; handlers and jobs receive it, operations never do. */
export type Instance = {
  config: Config
  clock: Clock
  log: Log
  db: Database
  outbound: Outbound
  images: Images
  /** What draws our own pictures. */
  drawings: Drawings
  mailer: Mailer
  sessions: Sessions
  guard: Guard
  providers: PaymentProvider[]
  payoutProviders: PayoutProvider[]
  /** DNS TXT records of a name. */
  resolveTxt(name: string): Promise<string[][]>
  close(): Promise<void>
}

export async function createInstance(config: Config, clock: Clock): Promise<Instance> {
  const opened = await openDatabase(config)
  const db = config.cdn ? tellingCdn(opened, clock) : opened
  await db.transact(async tx => {
    await ensureTiers(tx)
    await ensureCategories(tx)
    await ensureRules(tx)
  })
  const outbound = createOutbound({
    allow: config.outboundAllow,
    isProduction: config.isProduction,
  })
  const images = createImages({
    directory: join(config.dataDir, 'pictures'),
    secretKey: config.secretKey,
  })
  const drawings = createDrawings()
  const mailer = createMailer(config)
  const resolver = new Resolver({ timeout: 5000, tries: 2 })
  return {
    config,
    clock,
    log: createLog(config.logLevel),
    db,
    outbound,
    images,
    drawings,
    mailer,
    sessions: createSessions({ db, clock, isSecure: config.baseUrl.startsWith('https:') }),
    guard: createGuard(),
    providers: await paymentProviders(config),
    payoutProviders: await payoutProviders(config),
    resolveTxt: name => resolver.resolveTxt(name),
    close: async () => {
      mailer.close()
      await images.close()
      await drawings.close()
      await outbound.close()
      await db.close()
    },
  }
}
