import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { randomPart } from './id.ts'

const list = z
  .string()
  .default('')
  .transform(text =>
    text
      .split(',')
      .map(item => item.trim())
      .filter(Boolean),
  )

const legalPage = (about: string) =>
  z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(`a page of yours that says ${about}; in the foot of every page`)

/** Every setting, once. `npm start` stops with the key's name when a value is not what it says. */
const Environment = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'])
    .default('development')
    .describe('production: no demo, no test payments, no local mailbox, secrets required'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000).describe('where to listen'),
  HOST: z.string().default('127.0.0.1').describe('address to listen on; 0.0.0.0 for all'),
  BASE_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('the address people use, without a path; required in production'),
  DATA_DIR: z.string().default('./data').describe('folder for the database, pictures and mails'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'expected postgres://...')
    .optional()
    .describe('unset: SQLite in DATA_DIR; postgres://...: PostgreSQL'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'expected smtp://... or smtps://...')
    .optional()
    .describe('where mail goes; unset: into DATA_DIR/mails and, outside production, /mailbox'),
  MAIL_FROM: z.string().default('Xiaopu <no-reply@localhost>').describe('sender of every mail'),
  PAYMENT_PROVIDERS: z
    .string()
    .optional()
    .describe(
      'of test, manual, stripe, alipay, comma separated; default: test,manual; production: manual',
    ),
  TRANSFER_TEXT: z
    .string()
    .max(1000)
    .optional()
    .describe('how buyers who chose a transfer pay: to whom, which account; lines are kept'),
  STRIPE_SECRET_KEY: z.string().min(8).optional().describe('sk_live_... or sk_test_...'),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .startsWith('whsec_')
    .optional()
    .describe('of the endpoint BASE_URL/hooks/stripe'),
  STRIPE_API: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('another address than Stripe’s own, for a test peer'),
  ALIPAY_APP_ID: z.string().min(4).optional().describe('of your app at open.alipay.com'),
  ALIPAY_PRIVATE_KEY: z
    .string()
    .min(100)
    .optional()
    .describe('your app’s RSA2 key, PKCS#8, base64'),
  ALIPAY_PUBLIC_KEY: z.string().min(100).optional().describe('Alipay’s own RSA2 key, base64'),
  ALIPAY_GATEWAY: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('another gateway than Alipay’s own: its sandbox, or a test peer'),
  CDN_PURGE_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('where the CDN is told, by POST with a Surrogate-Key header, that a shop changed'),
  WECHAT_APP_ID: z
    .string()
    .regex(/^wx[0-9a-z]{8,30}$/)
    .optional()
    .describe('of an official account whose JS domains name this instance'),
  WECHAT_APP_SECRET: z.string().min(16).optional().describe('of the same official account'),
  WECHAT_API: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('another address than WeChat’s own: a test peer'),
  CDN_PURGE_TOKEN: z.string().min(8).optional().describe('shown to CDN_PURGE_URL'),
  COMMISSION_BASE: z
    .enum(['net', 'gross'])
    .default('net')
    .describe('what commission is counted on: prices without tax, or with it'),
  IMPRINT_URL: legalPage('who runs this instance'),
  PRIVACY_URL: legalPage('what is kept of whom'),
  TERMS_URL: legalPage('what buyers agree to'),
  PUBLIC_SOLVENCY: z
    .enum(['0', '1'])
    .default('0')
    .describe('1: everyone may read at /solvency what this instance owes and holds'),
  SECRET_KEY: z
    .string()
    .min(32, 'expected at least 32 characters')
    .optional()
    .describe('signs links and pictures; required in production, else kept in DATA_DIR'),
  DEMO: z
    .enum(['0', '1'])
    .optional()
    .describe('1: fill an empty instance with the demo; default: 1 outside production'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  TRUSTED_PROXIES: list.describe('addresses whose X-Forwarded-For and -Proto are believed'),
  OUTBOUND_ALLOW: list.describe('private address ranges webhooks, feeds and pictures may reach'),
})

export type StripeSettings = {
  secretKey: string
  webhookSecret: string
  /** Null: Stripe's own. */
  api: string | null
}

export type AlipaySettings = {
  appId: string
  privateKey: string
  publicKey: string
  /** Null: Alipay's own. */
  gateway: string | null
}

export type WechatSettings = {
  appId: string
  appSecret: string
  /** Null: WeChat's own. */
  api: string | null
}

/** Pages the law asks of who runs a shop, where the operator has them. */
export type LegalPage = { about: 'terms' | 'privacy' | 'imprint'; url: string }

export type CdnSettings = { purgeUrl: string; token: string | null }

export type Config = {
  isProduction: boolean
  port: number
  host: string
  baseUrl: string
  dataDir: string
  databaseUrl: string | undefined
  smtpUrl: string | undefined
  mailFrom: string
  paymentProviders: ('test' | 'manual' | 'stripe' | 'alipay')[]
  /** Null: buyers who chose a transfer are told to ask the seller. */
  transferText: string | null
  stripe: StripeSettings | null
  alipay: AlipaySettings | null
  /** Null: nobody keeps copies of pages that must be told. */
  cdn: CdnSettings | null
  /** Null: pages are shared in WeChat as their bare address. */
  wechat: WechatSettings | null
  legalPages: LegalPage[]
  commissionBase: 'net' | 'gross'
  isSolvencyPublic: boolean
  secretKey: string
  isDemo: boolean
  logLevel: string
  trustedProxies: string[]
  outboundAllow: string[]
}

/** Reads the environment; throws an Error whose message names each wrong key. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) throw new Error(parsed.error.issues.map(say).join('\n'))
  const env = parsed.data
  const isProduction = env.NODE_ENV === 'production'
  const dataDir = resolve(env.DATA_DIR)
  mkdirSync(dataDir, { recursive: true })
  return {
    isProduction,
    port: env.PORT,
    host: env.HOST,
    baseUrl: baseUrl(env.BASE_URL, env.PORT, isProduction),
    dataDir,
    databaseUrl: env.DATABASE_URL,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    paymentProviders: paymentProviders(env, isProduction),
    transferText: env.TRANSFER_TEXT ?? null,
    stripe: stripeSettings(env),
    alipay: alipaySettings(env),
    cdn: cdnSettings(env),
    wechat: wechatSettings(env),
    legalPages: legalPages(env),
    commissionBase: env.COMMISSION_BASE,
    isSolvencyPublic: env.PUBLIC_SOLVENCY === '1',
    secretKey: secretKey(env.SECRET_KEY, dataDir, isProduction),
    isDemo: env.DEMO ? env.DEMO === '1' && !isProduction : env.NODE_ENV === 'development',
    logLevel: env.LOG_LEVEL,
    trustedProxies: env.TRUSTED_PROXIES,
    outboundAllow: env.OUTBOUND_ALLOW,
  }
}

const say = (issue: z.core.$ZodIssue) =>
  `${issue.path.join('.')}: ${issue.message}. ${describe(String(issue.path[0]))}`

function describe(key: string): string {
  const field = Environment.shape[key as keyof typeof Environment.shape]
  return field?.description ? `(${field.description})` : ''
}

function baseUrl(given: string | undefined, port: number, isProduction: boolean): string {
  if (!given && isProduction)
    throw new Error('BASE_URL: required in production, e.g. https://shop.example')
  return new URL(given ?? `http://localhost:${port}`).origin
}

type Env = z.infer<typeof Environment>

function paymentProviders(env: Env, isProduction: boolean): Config['paymentProviders'] {
  const given = env.PAYMENT_PROVIDERS
  const names = (given ?? (isProduction ? 'manual' : 'test,manual'))
    .split(',')
    .map(name => name.trim())
  const parsed = z
    .array(z.enum(['test', 'manual', 'stripe', 'alipay']))
    .min(1)
    .safeParse(names)
  if (!parsed.success)
    throw new Error(
      `PAYMENT_PROVIDERS: expected some of test, manual, stripe, alipay; got ${given}`,
    )
  if (isProduction && parsed.data.includes('test')) {
    throw new Error('PAYMENT_PROVIDERS: test payments refuse to start in production')
  }
  if (parsed.data.includes('stripe') && !stripeSettings(env)) {
    throw new Error('PAYMENT_PROVIDERS: stripe needs STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET')
  }
  if (parsed.data.includes('alipay') && !alipaySettings(env)) {
    throw new Error(
      'PAYMENT_PROVIDERS: alipay needs ALIPAY_APP_ID, ALIPAY_PRIVATE_KEY and ALIPAY_PUBLIC_KEY',
    )
  }
  return parsed.data
}

function stripeSettings(env: Env): StripeSettings | null {
  const { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_API } = env
  if (!STRIPE_SECRET_KEY || !STRIPE_WEBHOOK_SECRET) return null
  return {
    secretKey: STRIPE_SECRET_KEY,
    webhookSecret: STRIPE_WEBHOOK_SECRET,
    api: STRIPE_API ?? null,
  }
}

function alipaySettings(env: Env): AlipaySettings | null {
  const { ALIPAY_APP_ID, ALIPAY_PRIVATE_KEY, ALIPAY_PUBLIC_KEY, ALIPAY_GATEWAY } = env
  if (!ALIPAY_APP_ID || !ALIPAY_PRIVATE_KEY || !ALIPAY_PUBLIC_KEY) return null
  return {
    appId: ALIPAY_APP_ID,
    privateKey: ALIPAY_PRIVATE_KEY,
    publicKey: ALIPAY_PUBLIC_KEY,
    gateway: ALIPAY_GATEWAY ?? null,
  }
}

function wechatSettings({
  WECHAT_APP_ID,
  WECHAT_APP_SECRET,
  WECHAT_API,
}: Env): WechatSettings | null {
  if (Boolean(WECHAT_APP_ID) !== Boolean(WECHAT_APP_SECRET))
    throw new Error('WECHAT_APP_ID: goes with WECHAT_APP_SECRET, both or neither')
  if (!WECHAT_APP_ID || !WECHAT_APP_SECRET) return null
  return { appId: WECHAT_APP_ID, appSecret: WECHAT_APP_SECRET, api: WECHAT_API ?? null }
}

function legalPages({ TERMS_URL, PRIVACY_URL, IMPRINT_URL }: Env): LegalPage[] {
  const given = { terms: TERMS_URL, privacy: PRIVACY_URL, imprint: IMPRINT_URL } as const
  const all = Object.entries(given) as [LegalPage['about'], string | undefined][]
  return all.flatMap(([about, url]) => (url ? [{ about, url }] : []))
}

function cdnSettings({ CDN_PURGE_URL, CDN_PURGE_TOKEN }: Env): CdnSettings | null {
  if (!CDN_PURGE_URL && CDN_PURGE_TOKEN)
    throw new Error('CDN_PURGE_TOKEN: without CDN_PURGE_URL there is nobody to show it to')
  return CDN_PURGE_URL ? { purgeUrl: CDN_PURGE_URL, token: CDN_PURGE_TOKEN ?? null } : null
}

/** Outside production a key is made once and kept, so that links survive a restart. */
function secretKey(given: string | undefined, dataDir: string, isProduction: boolean): string {
  if (given) return given
  if (isProduction)
    throw new Error('SECRET_KEY: required in production, at least 32 random characters')
  const file = join(dataDir, 'secret.key')
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    const made = randomPart(48)
    writeFileSync(file, `${made}\n`, { mode: 0o600 })
    return made
  }
}
