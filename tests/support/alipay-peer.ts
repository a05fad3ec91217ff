import { createSign, createVerify, generateKeyPairSync, randomBytes, randomInt } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AlipaySettings } from '../../server/platform/config.ts'

type Fields = Record<string, string>

type Trade = {
  status: 'WAIT_BUYER_PAY' | 'TRADE_SUCCESS' | 'TRADE_FINISHED' | 'TRADE_CLOSED'
  tradeNo: string
  /** Yuan with two decimals, as it was asked for or, when different, paid. */
  amount: string
  /** What was sent back, by `out_request_no`. */
  refunds: Map<string, string>
  request: Fields
}

/**
 * What the gateway can do wrong. Effect: what was asked for happened, only the answer is lost.
 * `bad-signature`: an impostor answers as if all were well, and nothing happens.
 * `smuggled`: so does one who has a genuine refusal to put before it. `mixed-up`: a genuine answer,
 * to a question about another trade. `not-yet`: a refund is taken, and no money has moved.
 */
export type Mishap =
  | 'drop-after-effect'
  | 'drop-before-effect'
  | 'system-error'
  | 'gateway-busy'
  | 'bad-signature'
  | 'smuggled'
  | 'mixed-up'
  | 'not-yet'

export type AlipayCall = { method: string; requestId: string; biz: Fields }
export type Notice = { body: Buffer; headers: Headers }
export type AlipayPeer = Awaited<ReturnType<typeof alipayPeer>>

const appId = '2021000122671080'
/** One buyer pays everything. */
const buyerId = '2088102122524333'

const makeKeys = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })

/** As Alipay's console shows keys and people copy them: one line of base64. */
const bare = (pem: string) => pem.replace(/-----[^-]+-----|\s/g, '')

/** Alipay's rule: every field except the signature, by name, undecorated, joined by `&`. */
const contentOf = (fields: Fields, without: string[]) =>
  Object.keys(fields)
    .filter(name => !without.includes(name))
    .sort()
    .map(name => `${name}=${fields[name]}`)
    .join('&')

const signed = (text: string, privateKey: string, signType = 'RSA2') =>
  createSign(signType === 'RSA' ? 'RSA-SHA1' : 'RSA-SHA256')
    .update(text, 'utf8')
    .sign(privateKey, 'base64')

const fen = (yuan: string) => {
  if (!/^\d+\.\d{2}$/.test(yuan)) throw new Error(`not yuan with two decimals: ${yuan}`)
  return Number(yuan.replace('.', ''))
}
const yuan = (amount: number) =>
  `${Math.trunc(amount / 100)}.${String(amount % 100).padStart(2, '0')}`

const chinaNow = () =>
  new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')

const success = (fields: Fields): Fields => ({ code: '10000', msg: 'Success', ...fields })
const failure = (sub_code: string, code = '40004'): Fields => ({
  code,
  msg: code === '40004' ? 'Business Failed' : 'Service Currently Unavailable',
  sub_code,
  sub_msg: '失败/failed',
})

/** What the gateway knows and does; nothing here speaks HTTP or signs. */
class Ledger {
  readonly trades = new Map<string, Trade>()

  /** The buyer has seen the page and signed in: from now on the trade exists. */
  open(request: Fields): Trade {
    const biz = JSON.parse(request.biz_content as string) as Fields
    const id = biz.out_trade_no as string
    const known = this.trades.get(id)
    if (known) return known
    const trade: Trade = {
      status: 'WAIT_BUYER_PAY',
      tradeNo: `${chinaNow().replace(/\D/g, '')}${randomInt(1e13)}`,
      amount: biz.total_amount as string,
      refunds: new Map(),
      request: { ...request, ...biz },
    }
    fen(trade.amount)
    this.trades.set(id, trade)
    return trade
  }

  trade(id: string): Trade {
    const trade = this.trades.get(id)
    if (!trade) throw new Error(`no trade ${id} at the peer: has anybody opened its page?`)
    return trade
  }

  answer(method: string, biz: Fields): Fields {
    const trade = this.trades.get(biz.out_trade_no as string)
    if (!trade) return failure('ACQ.TRADE_NOT_EXIST')
    if (method === 'alipay.trade.refund') return this.#refund(trade, biz)
    if (method === 'alipay.trade.query') return this.#query(trade, biz)
    if (method === 'alipay.trade.fastpay.refund.query') return this.#refundQuery(trade, biz)
    return failure('isv.invalid-method', '40002')
  }

  refunded(trade: Trade): number {
    return [...trade.refunds.values()].reduce((sum, amount) => sum + fen(amount), 0)
  }

  #refund(trade: Trade, biz: Fields): Fields {
    const id = biz.out_request_no as string
    const amount = biz.refund_amount as string
    const known = trade.refunds.get(id)
    if (known !== undefined && known !== amount) return failure('ACQ.DISCORDANT_REPEAT_REQUEST')
    if (known === undefined) {
      if (trade.status === 'TRADE_FINISHED') return failure('ACQ.TRADE_HAS_FINISHED')
      if (trade.status !== 'TRADE_SUCCESS') return failure('ACQ.TRADE_STATUS_ERROR')
      if (this.refunded(trade) + fen(amount) > fen(trade.amount))
        return failure('ACQ.REFUND_AMT_NOT_EQUAL_TOTAL')
      trade.refunds.set(id, amount)
      if (this.refunded(trade) === fen(trade.amount)) trade.status = 'TRADE_CLOSED'
    }
    return success({
      out_trade_no: biz.out_trade_no as string,
      trade_no: trade.tradeNo,
      fund_change: known === undefined ? 'Y' : 'N',
      refund_fee: yuan(this.refunded(trade)),
    })
  }

  #query(trade: Trade, biz: Fields): Fields {
    return success({
      out_trade_no: biz.out_trade_no as string,
      trade_no: trade.tradeNo,
      trade_status: trade.status,
      total_amount: trade.amount,
      buyer_user_id: buyerId,
    })
  }

  #refundQuery(trade: Trade, biz: Fields): Fields {
    const amount = trade.refunds.get(biz.out_request_no as string)
    if (amount === undefined) return success({})
    return success({
      out_trade_no: biz.out_trade_no as string,
      out_request_no: biz.out_request_no as string,
      trade_no: trade.tradeNo,
      refund_amount: amount,
      refund_status: 'REFUND_SUCCESS',
    })
  }

  /** The same, to be tried out without consequences. */
  copy(): Ledger {
    const copy = new Ledger()
    for (const [id, trade] of this.trades)
      copy.trades.set(id, { ...trade, refunds: new Map(trade.refunds) })
    return copy
  }
}

/** Which call goes wrong, and how. */
class Mishaps {
  readonly #planned: { method: string; how: Mishap; times: number; requestId?: string }[] = []

  plan(method: string, how: Mishap, times: number): void {
    this.#planned.push({ method, how, times })
  }

  /** A client that was dropped tries once more by itself: to it that is still the same call. */
  of({ method, requestId }: AlipayCall): Mishap | null {
    const same = this.#planned.find(one => one.requestId === requestId)
    const next = same ?? this.#planned.find(one => one.method === method && one.times > 0)
    if (!next) return null
    if (!same) next.times -= 1
    next.requestId = requestId
    return next.how
  }
}

/** The answer's own text is what is signed, with slashes escaped as Alipay does. */
function envelope(method: string, answer: Fields, privateKey: string): string {
  const text = JSON.stringify(answer).replaceAll('/', '\\/')
  const sign = signed(text, privateKey)
  return `{"${method.replaceAll('.', '_')}_response":${text},"sign":"${sign}"}`
}

/** A second answer behind the signature, whose name only JSON's rules recognise as the same. */
function smuggle(genuine: string, { method }: AlipayCall, forged: Fields): string {
  const name = `${method.replaceAll('.', '_')}_respons\\u0065`
  return `${genuine.slice(0, -1)},"${name}":${JSON.stringify(forged)}}`
}

/** Keys, trades and mishaps: speaks the gateway's language, without a network. */
class Gateway {
  readonly app = makeKeys()
  readonly own = makeKeys()
  readonly impostor = makeKeys()
  readonly ledger = new Ledger()
  readonly mishaps = new Mishaps()
  readonly calls: AlipayCall[] = []

  /** The answer to a request; null: the line is cut. */
  answer(given: Fields, requestId: string): string | null {
    const method = String(given.method)
    if (!this.#isOurs(given))
      return envelope(method, failure('isv.invalid-signature', '40002'), this.own.privateKey)
    if (method === 'alipay.trade.page.pay') {
      this.ledger.open(given)
      return 'Alipay: sign in to pay'
    }
    const call = { method, requestId, biz: JSON.parse(given.biz_content as string) as Fields }
    this.calls.push(call)
    return this.#act(call)
  }

  /** Opens the page of a payment's address, unless it is a payment's id already. */
  opened(urlOrId: string): string {
    if (!urlOrId.includes('://')) return urlOrId
    const fields = Object.fromEntries(new URL(urlOrId).searchParams)
    if (!this.#isOurs(fields) || fields.method !== 'alipay.trade.page.pay')
      throw new Error('the gateway refuses this page')
    return this.ledger.open(fields).request.out_trade_no as string
  }

  /** Any fields, signed by Alipay as notices are: `sign` and `sign_type` are not signed. */
  sealed(fields: Fields): Notice {
    const sign = signed(
      contentOf(fields, ['sign', 'sign_type']),
      this.own.privateKey,
      fields.sign_type,
    )
    return {
      body: Buffer.from(new URLSearchParams({ ...fields, sign }).toString()),
      headers: new Headers({ 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }),
    }
  }

  /** The notice of how a trade stands; `changes` to its fields are signed as well. */
  notice(paymentId: string, changes: Fields = {}): Notice {
    const trade = this.ledger.trade(paymentId)
    const isPaid = trade.status === 'TRADE_SUCCESS' || trade.status === 'TRADE_FINISHED'
    return this.sealed({
      notify_type: 'trade_status_sync',
      notify_id: randomBytes(16).toString('hex'),
      notify_time: chinaNow(),
      charset: 'utf-8',
      version: '1.0',
      sign_type: 'RSA2',
      app_id: appId,
      auth_app_id: appId,
      out_trade_no: paymentId,
      trade_no: trade.tradeNo,
      trade_status: trade.status,
      total_amount: trade.amount,
      subject: trade.request.subject as string,
      buyer_id: buyerId,
      // Everything that decoding once too often, or once too seldom, would break.
      buyer_logon_id: '买家+100%&co=***@example.com',
      ...(isPaid ? { gmt_payment: chinaNow(), receipt_amount: trade.amount } : {}),
      ...changes,
    })
  }

  #isOurs(fields: Fields): boolean {
    const isSigned = createVerify('RSA-SHA256')
      .update(contentOf(fields, ['sign']), 'utf8')
      .verify(this.app.publicKey, fields.sign ?? '', 'base64')
    return isSigned && fields.sign_type === 'RSA2' && fields.app_id === appId
  }

  #act(call: AlipayCall): string | null {
    const say = (answer: Fields) => envelope(call.method, answer, this.own.privateKey)
    const how = this.mishaps.of(call)
    if (how === 'drop-before-effect') return null
    if (how === 'system-error') return say(failure('ACQ.SYSTEM_ERROR'))
    if (how === 'gateway-busy') return say(failure('isp.unknow-error', '20000'))
    const isReal = how === null || how === 'drop-after-effect'
    const answer = (isReal ? this.ledger : this.ledger.copy()).answer(call.method, call.biz)
    if (how === 'drop-after-effect') return null
    if (how === 'bad-signature') return envelope(call.method, answer, this.impostor.privateKey)
    if (how === 'smuggled') return smuggle(say(failure('ACQ.TRADE_NOT_EXIST')), call, answer)
    if (how === 'mixed-up') return say({ ...answer, out_trade_no: 'pay_of_another' })
    return say(how === 'not-yet' ? { ...answer, fund_change: 'N' } : answer)
  }
}

async function serve(gateway: Gateway, request: IncomingMessage, response: ServerResponse) {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://peer')
  if (pathname !== '/gateway.do') return void response.writeHead(404).end()
  const form = new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
  const given: Fields = Object.fromEntries([...searchParams, ...form])
  const answer = gateway.answer(given, String(request.headers['alipay-request-id']))
  if (answer === null) return void request.socket.destroy()
  response.writeHead(200, { 'content-type': 'application/json;charset=utf-8' }).end(answer)
}

async function listen(gateway: Gateway) {
  const server = createServer((request, response) => {
    serve(gateway, request, response).catch(cause => response.writeHead(500).end(String(cause)))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>(resolve => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${port}/gateway.do`, close }
}

/** Alipay's gateway on loopback, which checks us as strictly as we check it. */
export async function alipayPeer() {
  const gateway = new Gateway()
  const { ledger } = gateway
  const { url, close } = await listen(gateway)
  /** The trade takes that turn, and Alipay says so. */
  const turn = (urlOrId: string, changes: Partial<Trade>): Notice => {
    const id = gateway.opened(urlOrId)
    Object.assign(ledger.trade(id), changes)
    return gateway.notice(id)
  }
  return {
    /** Settings that make this peer the app's Alipay. */
    keys: {
      appId,
      privateKey: bare(gateway.app.privateKey),
      publicKey: bare(gateway.own.publicKey),
      gateway: url,
    } satisfies AlipaySettings,
    /** Every request that reached the gateway, a client's own repetitions included. */
    calls: gateway.calls,
    sealed: (fields: Fields) => gateway.sealed(fields),
    notice: (paymentId: string, changes?: Fields) => gateway.notice(paymentId, changes),
    /** What the gateway is asked for by a payment's page. */
    asked: (url: string): Fields => ledger.trade(gateway.opened(url)).request,
    /** The buyer pays (`amount`: another one than asked for). */
    pay: (urlOrId: string, { amount }: { amount?: string } = {}): Notice =>
      turn(urlOrId, { status: 'TRADE_SUCCESS', ...(amount ? { amount } : {}) }),
    /** The page's time is over. */
    closeTrade: (urlOrId: string): Notice => turn(urlOrId, { status: 'TRADE_CLOSED' }),
    /** What was sent back of a payment: yuan by the refund's id. */
    refundsOf: (paymentId: string): Fields => Object.fromEntries(ledger.trade(paymentId).refunds),
    /** The next `times` calls of a method go wrong. */
    misbehave: ({ method, how, times = 1 }: { method: string; how: Mishap; times?: number }) =>
      gateway.mishaps.plan(method, how, times),
    close,
  }
}
