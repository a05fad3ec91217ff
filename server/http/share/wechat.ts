import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Instance } from '../../instance.ts'
import { seconds } from '../../platform/clock.ts'
import type { WechatSettings } from '../../platform/config.ts'
import { randomPart } from '../../platform/id.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findShopByHost } from '../../shops/domains.ts'
import { factory } from '../context.ts'
import { query } from '../input.ts'

/**
 * WeChat reads no Open Graph: a page that is opened in it says itself what it is shared as, by WeChat's
 * script, which wants the page's address signed with the official account's ticket
 * (developers.weixin.qq.com, JS-SDK, appendix 1). Without an account here there is none of this.
 */
export const wechat = factory
  .createApp()
  .get('/wechat/config', query(z.strictObject({ url: z.url().max(2000) })), async c => {
    const instance = c.get('instance')
    const { wechat: settings } = instance.config
    if (!settings) throw new Refusal('not_found')
    const url = c.req.valid('query').url.replace(/#.*$/, '')
    if (!(await isOurs(instance, url))) throw new Refusal('url_not_allowed')
    const ticket = await ticketOf(instance, settings)
    if (!ticket) throw new Refusal('busy', { retry_after_seconds: failedSeconds })
    const timestamp = Math.floor(instance.clock.now() / 1000)
    const nonce = randomPart(16)
    const signature = signatureOf({ ticket, nonce, timestamp, url })
    return c.json({ appId: settings.appId, timestamp, nonceStr: nonce, signature }, 200, {
      'cache-control': 'no-store',
    })
  })

export function signatureOf(what: {
  ticket: string
  nonce: string
  timestamp: number
  url: string
}): string {
  const { ticket, nonce, timestamp, url } = what
  const text = `jsapi_ticket=${ticket}&noncestr=${nonce}&timestamp=${timestamp}&url=${url}`
  return createHash('sha1').update(text).digest('hex')
}

/** A page of this instance or at a shop's own address: nobody else's are signed for. */
async function isOurs({ config, db }: Instance, url: string): Promise<boolean> {
  const { origin, host } = new URL(url)
  if (origin === config.baseUrl || host.endsWith(`.${new URL(config.baseUrl).host}`)) return true
  return (await db.read(reader => findShopByHost(reader, host))) !== null
}

/** After a failure WeChat is left alone for so long. */
const failedSeconds = 60
/** A ticket is renewed so long before it ends. */
const earlySeconds = 300
const answerBytesMax = 10_000

type Kept = { ticket: Promise<string | null>; until: number }
const kept = new WeakMap<Instance, Kept>()

/** One for all pages, for two hours; who asks meanwhile waits for the same one. */
function ticketOf(instance: Instance, settings: WechatSettings): Promise<string | null> {
  const now = instance.clock.now()
  const known = kept.get(instance)
  if (known && known.until > now) return known.ticket
  const fresh: Kept = { ticket: Promise.resolve(null), until: now + seconds(failedSeconds) }
  fresh.ticket = askForTicket(instance, settings).then(answer => {
    if (answer) fresh.until = now + seconds(answer.expires_in - earlySeconds)
    return answer?.ticket ?? null
  })
  kept.set(instance, fresh)
  return fresh.ticket
}

const Token = z.object({ access_token: z.string() })
const Ticket = z.object({ ticket: z.string().min(1), expires_in: z.int() })

/** The stable token leaves the ones other servers of the account hold as they are. */
async function askForTicket(instance: Instance, { appId, appSecret, api }: WechatSettings) {
  const home = api ?? 'https://api.weixin.qq.com'
  const grant = { grant_type: 'client_credential', appid: appId, secret: appSecret }
  const token = Token.safeParse(await ask(instance, `${home}/cgi-bin/stable_token`, grant))
  if (!token.success) return null
  const asked = new URLSearchParams({ access_token: token.data.access_token, type: 'jsapi' })
  const ticket = Ticket.safeParse(await ask(instance, `${home}/cgi-bin/ticket/getticket?${asked}`))
  return ticket.success ? ticket.data : null
}

async function ask({ outbound, log }: Instance, url: string, body?: object): Promise<unknown> {
  const outcome = await outbound.send({
    method: body ? 'POST' : 'GET',
    url,
    headers: { 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
    timeoutSeconds: 5,
    bodyBytesMax: answerBytesMax,
    redirectsMax: 0,
    isPlainHttpFine: true,
  })
  const what = new URL(url).pathname
  if (outcome.kind === 'failed') {
    log.warn({ reason: outcome.reason }, `WeChat's ${what} was not reached`)
    return null
  }
  try {
    const answer = JSON.parse(outcome.body.toString()) as { errcode?: number }
    if (answer.errcode) log.warn({ errcode: answer.errcode }, `WeChat's ${what} refused`)
    return answer
  } catch {
    log.warn({ status: outcome.status }, `WeChat's ${what} answered something else`)
    return null
  }
}
