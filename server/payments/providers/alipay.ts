import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { AlipaySdk } from 'alipay-sdk'
import { hours, type Instant, minutes, seconds, systemClock } from '../../platform/clock.ts'
import type { AlipaySettings } from '../../platform/config.ts'
import { parseDecimal, toDecimal } from '../../platform/money.ts'
import { Refusal } from '../../platform/refusal.ts'
import type {
  Heard,
  News,
  PaymentFacts,
  PaymentProvider,
  PaymentToBegin,
  RefundFacts,
  RefundOutcome,
} from '../provider.ts'

/** Alipay's fields by their documented names; all of them are text, in answers as in notices. */
type Fields = Record<string, string | undefined>

/**
 * Alipay's page for computers (`alipay.trade.page.pay`). It knows a payment by our own id of it,
 * so nothing has to be remembered between beginning one and hearing of it.
 */
export function alipay(settings: AlipaySettings): PaymentProvider {
  const sdk = client(settings)
  return {
    name: 'alipay',
    paysAtOnce: false,
    waits: minutes(40),
    takes: currency => currency === 'CNY',
    begin: async payment => ({ kind: 'redirect', url: pageUrl(sdk, payment) }),
    refund: refund => send(sdk, refund),
    hear: async ({ body }) => hear(sdk, settings.appId, body),
    look: payment => look(sdk, payment),
    lookRefund: refund => lookRefund(sdk, refund),
  }
}

function client({ appId, privateKey, publicKey, gateway }: AlipaySettings): AlipaySdk {
  return new StrictSdk({
    appId,
    privateKey,
    alipayPublicKey: publicKey,
    keyType: 'PKCS8',
    camelcase: false,
    timeout: seconds(15),
    // Naming it undefined would erase the SDK's own default.
    ...(gateway ? { gateway } : {}),
  })
}

/**
 * The SDK verifies the part of an answer that its text search finds, then reads the part that
 * JSON's rules find. A second answer, put behind the signature, would be read and never verified.
 */
class StrictSdk extends AlipaySdk {
  override checkResponseSign(raw: string, key: string, sign: string, traceId: string): void {
    super.checkResponseSign(raw, key, sign, traceId)
    const verified: unknown = JSON.parse(this.getSignStr(raw, key))
    if (!isDeepStrictEqual(verified, JSON.parse(raw)[key]))
      throw new Error(`alipay: another ${key} than the signed one`)
  }
}

/** Alipay reads and writes every time as China's clock shows it, which knows no summer time. */
function chinaTime(instant: Instant): string {
  return new Date(instant + hours(8)).toISOString().slice(0, 19).replace('T', ' ')
}

/** The SDK would write the time of whatever zone the server stands in. */
const timestamp = () => chinaTime(systemClock.now())

/** Signed here, so that beginning a payment needs no network. */
function pageUrl(sdk: AlipaySdk, payment: PaymentToBegin): string {
  return sdk.pageExec('alipay.trade.page.pay', 'GET', {
    timestamp: timestamp(),
    return_url: `${payment.baseUrl}/orders/${payment.orderToken}?placed=1`,
    notify_url: `${payment.baseUrl}/hooks/alipay`,
    bizContent: {
      out_trade_no: payment.paymentId,
      total_amount: toDecimal(payment.amountMinor, 'CNY'),
      subject: `Order ${payment.orderNumber}`,
      product_code: 'FAST_INSTANT_TRADE_PAY',
      time_expire: chinaTime(payment.expiresAt),
    },
  })
}

function hear(sdk: AlipaySdk, appId: string, body: Buffer): Heard {
  const notice: Fields = Object.fromEntries(new URLSearchParams(body.toString('utf8')))
  const { notify_id, sign_type, app_id } = notice
  // The SDK would believe whichever hash the notice names, SHA-1 too. The address a buyer comes
  // back by is signed with the same key but has no notify_id: it is no notice.
  const isGenuine =
    sign_type === 'RSA2' && app_id === appId && notify_id && sdk.checkNotifySignV2(notice)
  if (!isGenuine) throw new Refusal('signature_invalid')
  return { eventId: notify_id, news: newsIn(notice) }
}

function newsIn(notice: Fields): News[] {
  // A refund's notice repeats the trade's status. Refunds are answered and looked up instead.
  if (notice.refund_fee || notice.out_biz_no) return []
  if (isPaid(notice)) return [paid(notice)]
  if (notice.trade_status === 'TRADE_CLOSED' && !notice.gmt_payment)
    return [{ kind: 'failed', paymentId: required(notice, 'out_trade_no') }]
  return []
}

/** Finished: paid, and too long ago to be sent back. */
const isPaid = (trade: Fields) =>
  trade.trade_status === 'TRADE_SUCCESS' || trade.trade_status === 'TRADE_FINISHED'

function paid(trade: Fields): News {
  const amountMinor = parseDecimal(required(trade, 'total_amount'), 'CNY')
  if (amountMinor === null) throw new Error(`alipay: not an amount: ${trade.total_amount}`)
  return {
    kind: 'paid',
    paymentId: required(trade, 'out_trade_no'),
    providerRef: required(trade, 'trade_no'),
    amountMinor,
    currency: 'CNY',
    fingerprint: fingerprint(trade),
  }
}

/** Notices call the account `buyer_id`, answers `buyer_user_id`; newer apps see an open id only. */
function fingerprint(trade: Fields): string | null {
  const buyer = trade.buyer_id || trade.buyer_user_id || trade.buyer_open_id
  return buyer ? createHash('sha256').update(buyer).digest('hex') : null
}

function required(fields: Fields, name: string): string {
  const value = fields[name]
  if (!value) throw new Error(`alipay: ${name} is missing`)
  return String(value)
}

/**
 * Asks the gateway. Throws when it cannot be reached, when its signature is wrong, or when the
 * answer, genuine as it may be, is about something else than we asked for.
 */
async function ask(sdk: AlipaySdk, method: string, bizContent: Fields): Promise<Fields> {
  const answer: Fields = await sdk.exec(
    method,
    { timestamp: timestamp(), bizContent },
    { validateSign: true },
  )
  for (const name of ['out_trade_no', 'out_request_no']) {
    // Only some answers repeat the ids.
    if (answer[name] && bizContent[name] && answer[name] !== bizContent[name])
      throw new Error(`${method}: an answer about ${name} ${answer[name]}`)
  }
  return answer
}

const succeeded = (answer: Fields) => answer.code === '10000'

/** Some errors come with a prefix of the gateway's: `aop.ACQ.SYSTEM_ERROR`. */
const says = (answer: Fields, error: string) => Boolean(answer.sub_code?.endsWith(error))

const unexpected = (method: string, { code, sub_code, sub_msg }: Fields) =>
  new Error(`${method}: ${code} ${sub_code ?? ''} ${sub_msg ?? ''}`.trimEnd())

async function send(sdk: AlipaySdk, refund: RefundFacts): Promise<RefundOutcome> {
  try {
    const answer = await ask(sdk, 'alipay.trade.refund', {
      out_trade_no: refund.payment.paymentId,
      refund_amount: toDecimal(refund.amountMinor, 'CNY'),
      out_request_no: refund.refundId,
    })
    if (succeeded(answer)) {
      if (answer.fund_change === 'Y') return 'done'
      // No money moved this time: it did at an earlier try, or it will.
      return (await lookRefund(sdk, refund)) ?? 'sent'
    }
    // Every other code (gateway busy, our keys wrong) says nothing about this refund.
    return answer.code === '40004' && !says(answer, 'ACQ.SYSTEM_ERROR') ? 'failed' : 'unresolved'
  } catch {
    // Whatever went wrong on the way, the money may have moved; asking again moves it only once.
    return 'unresolved'
  }
}

async function look(sdk: AlipaySdk, payment: PaymentFacts): Promise<News | null> {
  const method = 'alipay.trade.query'
  const answer = await ask(sdk, method, { out_trade_no: payment.paymentId })
  // A trade begins to exist when the buyer signs in on Alipay's page.
  if (says(answer, 'ACQ.TRADE_NOT_EXIST')) return null
  if (!succeeded(answer)) throw unexpected(method, answer)
  if (isPaid(answer)) return paid({ ...answer, out_trade_no: payment.paymentId })
  if (answer.trade_status === 'TRADE_CLOSED')
    return { kind: 'failed', paymentId: payment.paymentId }
  return null
}

async function lookRefund(sdk: AlipaySdk, refund: RefundFacts): Promise<'done' | null> {
  const method = 'alipay.trade.fastpay.refund.query'
  const answer = await ask(sdk, method, {
    out_trade_no: refund.payment.paymentId,
    out_request_no: refund.refundId,
  })
  if (says(answer, 'ACQ.TRADE_NOT_EXIST')) return null
  if (!succeeded(answer)) throw unexpected(method, answer)
  // Success without a status means: no such refund, or none that came through.
  return answer.refund_status === 'REFUND_SUCCESS' ? 'done' : null
}
