import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Stripe from 'stripe'

/** Objects as Stripe sends them; only what is asked for here is filled in. */
type Thing = Record<string, unknown> & { id: string; object: string }
type Params = { [key: string]: string | Params }
type Answer = { status: number; body: unknown }

export type StripeCall = {
  method: string
  path: string
  params: Params
  idempotencyKey: string | null
}

/** An event as it would be posted, and its object for those who want to know an id. */
export type StripeEvent = {
  type: string
  object: Thing
  body: Buffer
  headers: { 'stripe-signature': string }
}

/** `drop-after-effect` concerns what changes something, so never a GET. */
export type Misbehaviour = {
  path: RegExp
  how: 'drop-after-effect' | 'drop-before-effect' | '500' | '429' | 'slow'
  times: number
  method?: 'GET' | 'POST'
}

type Options = { webhookSecret: string; now: () => number }
type World = ReturnType<typeof emptyWorld>

function emptyWorld({ webhookSecret, now }: Options) {
  let count = 0
  return {
    webhookSecret,
    seconds: () => Math.floor(now() / 1000),
    nextId: (prefix: string) => {
      count += 1
      return `${prefix}_${String(count).padStart(6, '0')}`
    },
    refundsStart: 'succeeded' as 'succeeded' | 'pending',
    sessions: new Map<string, Thing>(),
    intents: new Map<string, Thing>(),
    charges: new Map<string, Thing>(),
    refunds: new Map<string, Thing>(),
    transfers: new Map<string, Thing>(),
    accounts: new Map<string, Thing>(),
    disputes: new Map<string, Thing>(),
  }
}

class Refused extends Error {
  readonly status: number
  readonly error: { type: string; code?: string; message: string }
  constructor(status: number, code: string | undefined, message: string, type?: string) {
    super(message)
    this.status = status
    this.error = { type: type ?? 'invalid_request_error', ...(code ? { code } : {}), message }
  }
}

/** `a[b][0][c]=v` as nested objects. */
function parseForm(text: string): Params {
  const params: Params = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const keys = name.split(/[[\]]+/).filter(Boolean)
    const last = keys.pop() as string
    let inner = params
    for (const key of keys) {
      inner[key] ??= {}
      inner = inner[key] as Params
    }
    inner[last] = value
  }
  return params
}

const nested = (params: Params, key: string) => (params[key] ?? {}) as Params

function required(params: Params, key: string): string {
  const value = params[key]
  if (typeof value === 'string' && value) return value
  throw new Refused(400, 'parameter_missing', `Missing required param: ${key}.`)
}

function amountIn(params: Params, key: string): number {
  const text = required(params, key)
  if (!/^[1-9]\d*$/.test(text)) throw new Refused(400, 'parameter_invalid_integer', `Bad ${key}`)
  return Number(text)
}

function currencyIn(params: Params): string {
  const currency = required(params, 'currency')
  if (/^[a-z]{3}$/.test(currency)) return currency
  throw new Refused(400, undefined, `Invalid currency: ${currency}`)
}

/** One named in an address answers 404 when it is not there, one named in a parameter 400. */
function find(things: Map<string, Thing>, id: string, what: string, status = 404): Thing {
  const thing = things.get(id)
  if (!thing) throw new Refused(status, 'resource_missing', `No such ${what}: '${id}'`)
  return thing
}

function createSession(world: World, params: Params, livemode: boolean): Thing {
  const item = nested(nested(params, 'line_items'), '0')
  const price = nested(item, 'price_data')
  const expiresAt = amountIn(params, 'expires_at')
  const open = expiresAt - world.seconds()
  if (open < 1800 || open > 86_400)
    throw new Refused(400, undefined, 'expires_at must be between 30 minutes and 24 hours from now')
  required(nested(price, 'product_data'), 'name')
  const id = world.nextId(livemode ? 'cs_live' : 'cs_test')
  const session = {
    id,
    object: 'checkout.session',
    mode: required(params, 'mode'),
    status: 'open',
    payment_status: 'unpaid',
    amount_total: amountIn(price, 'unit_amount') * amountIn(item, 'quantity'),
    currency: currencyIn(price),
    client_reference_id: params.client_reference_id ?? null,
    customer_email: params.customer_email ?? null,
    shipping_address_collection: collection(params),
    collected_information: null,
    customer_details: null,
    locale: params.locale ?? null,
    metadata: nested(params, 'metadata'),
    payment_intent: null,
    success_url: required(params, 'success_url'),
    cancel_url: params.cancel_url ?? null,
    url: `https://checkout.stripe.com/c/pay/${id}`,
    created: world.seconds(),
    expires_at: expiresAt,
    livemode,
    // Not on the wire: Stripe makes the intent when the buyer pays.
    intent_metadata: nested(nested(params, 'payment_intent_data'), 'metadata'),
  }
  world.sessions.set(id, session)
  return session
}

/** Where the page asks for an address: it must name at least one country. */
function collection(params: Params) {
  if (!params.shipping_address_collection) return null
  const asked = nested(params, 'shipping_address_collection')
  const countries = Object.values(nested(asked, 'allowed_countries'))
  if (!countries.length)
    throw new Refused(400, 'parameter_missing', 'Missing required param: allowed_countries.')
  return { allowed_countries: countries }
}

const expands = (params: Params, path: string) =>
  Object.values(nested(params, 'expand')).some(
    one => one === path || `${one}`.startsWith(`${path}.`),
  )

function sessionOnWire(world: World, session: Thing, params: Params = {}): Thing {
  const { intent_metadata: _, ...wire } = session
  if (!wire.payment_intent || !expands(params, 'payment_intent')) return wire as Thing
  const intent = world.intents.get(String(wire.payment_intent)) as Thing
  const isDeep = expands(params, 'payment_intent.latest_charge')
  return { ...wire, payment_intent: isDeep ? withCharge(world, intent) : intent } as Thing
}

const withCharge = (world: World, intent: Thing): Thing => ({
  ...intent,
  latest_charge: world.charges.get(String(intent.latest_charge)),
})

function createRefund(world: World, params: Params): Thing {
  const intent = find(world.intents, required(params, 'payment_intent'), 'payment_intent', 400)
  const charge = world.charges.get(String(intent.latest_charge)) as Thing
  const left = Number(charge.amount) - Number(charge.amount_refunded)
  const amount = params.amount ? amountIn(params, 'amount') : left
  if (left === 0)
    throw new Refused(400, 'charge_already_refunded', `Charge ${charge.id} has been refunded.`)
  if (amount > left)
    throw new Refused(400, undefined, `Refund amount (${amount}) is greater than what is left`)
  charge.amount_refunded = Number(charge.amount_refunded) + amount
  const refund = {
    id: world.nextId('re'),
    object: 'refund',
    amount,
    currency: intent.currency,
    charge: charge.id,
    payment_intent: intent.id,
    metadata: nested(params, 'metadata'),
    status: world.refundsStart,
    created: world.seconds(),
  }
  world.refunds.set(refund.id, refund)
  return refund
}

function createTransfer(world: World, params: Params, livemode: boolean): Thing {
  const destination = required(params, 'destination')
  find(world.accounts, destination, 'destination', 400)
  const transfer = {
    id: world.nextId('tr'),
    object: 'transfer',
    amount: amountIn(params, 'amount'),
    amount_reversed: 0,
    currency: currencyIn(params),
    destination,
    metadata: nested(params, 'metadata'),
    reversed: false,
    transfer_group: params.transfer_group ?? null,
    created: world.seconds(),
    livemode,
  }
  world.transfers.set(transfer.id, transfer)
  return transfer
}

function account(world: World, id: string): Thing {
  const found = world.accounts.get(id)
  if (found) return found
  const message = `The provided key does not have access to account '${id}' (or it does not exist).`
  throw new Refused(403, 'account_invalid', message)
}

/** Newest first, a page at a time. */
function page(things: Map<string, Thing>, params: Params, path: string, by: string) {
  const all = [...things.values()].reverse().filter(one => !params[by] || one[by] === params[by])
  const from = params.starting_after
    ? all.findIndex(one => one.id === params.starting_after) + 1
    : 0
  const to = from + Math.min(Number(params.limit ?? 10), 100)
  return { object: 'list', url: path, has_more: all.length > to, data: all.slice(from, to) }
}

function listRefunds(world: World, params: Params) {
  if (params.payment_intent)
    find(world.intents, String(params.payment_intent), 'payment_intent', 400)
  return page(world.refunds, params, '/v1/refunds', 'payment_intent')
}

type Route = (world: World, params: Params, id: string, livemode: boolean) => unknown

const routes: [string, RegExp, Route][] = [
  [
    'POST',
    /^\/v1\/checkout\/sessions$/,
    (world, params, _, livemode) => sessionOnWire(world, createSession(world, params, livemode)),
  ],
  [
    'GET',
    /^\/v1\/checkout\/sessions$/,
    (world, params) => {
      const { data, ...list } = page(
        world.sessions,
        params,
        '/v1/checkout/sessions',
        'payment_intent',
      )
      return { ...list, data: data.map(one => sessionOnWire(world, one)) }
    },
  ],
  [
    'GET',
    /^\/v1\/checkout\/sessions\/(\w+)$/,
    (world, params, id) =>
      sessionOnWire(world, find(world.sessions, id, 'checkout.session'), params),
  ],
  [
    'GET',
    /^\/v1\/payment_intents\/(\w+)$/,
    (world, params, id) => {
      const intent = find(world.intents, id, 'payment_intent')
      return expands(params, 'latest_charge') ? withCharge(world, intent) : intent
    },
  ],
  ['POST', /^\/v1\/refunds$/, (world, params) => createRefund(world, params)],
  ['GET', /^\/v1\/refunds$/, (world, params) => listRefunds(world, params)],
  [
    'POST',
    /^\/v1\/transfers$/,
    (world, params, _, livemode) => createTransfer(world, params, livemode),
  ],
  [
    'GET',
    /^\/v1\/transfers$/,
    (world, params) => page(world.transfers, params, '/v1/transfers', 'transfer_group'),
  ],
  ['GET', /^\/v1\/accounts\/(\w+)$/, (world, _, id) => account(world, id)],
]

function carryOut(world: World, call: StripeCall, livemode: boolean): unknown {
  for (const [method, path, route] of routes) {
    const match = path.exec(call.path)
    if (match && method === call.method) return route(world, call.params, match[1] ?? '', livemode)
  }
  throw new Refused(404, undefined, `Unrecognized request URL (${call.method}: ${call.path}).`)
}

/**
 * Once per idempotency key. As documented, what was refused before anything began is not kept, and
 * a key used for something else is an error.
 */
function idempotently(kept: Kept, call: StripeCall, work: () => unknown): Answer {
  const request = JSON.stringify([call.method, call.path, call.params])
  const known = call.idempotencyKey ? kept.get(call.idempotencyKey) : undefined
  if (known && known.request !== request) {
    const message = 'Keys for idempotent requests can only be used with the same parameters.'
    throw new Refused(400, undefined, message, 'idempotency_error')
  }
  // A copy, as it was at that time.
  const answer = known?.answer ?? { status: 200, body: structuredClone(work()) }
  if (call.idempotencyKey) kept.set(call.idempotencyKey, { request, answer })
  return answer
}

async function callOf(request: IncomingMessage): Promise<StripeCall> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const { pathname, search } = new URL(request.url ?? '/', 'http://peer')
  const isPost = request.method === 'POST'
  const form = isPost ? Buffer.concat(chunks).toString('utf8') : search.slice(1)
  return {
    method: request.method ?? '',
    path: pathname,
    params: parseForm(form),
    idempotencyKey: isPost ? ((request.headers['idempotency-key'] as string) ?? null) : null,
  }
}

function takePlan(plans: Misbehaviour[], call: StripeCall): Misbehaviour['how'] | null {
  const plan = plans.find(
    ({ path, how, times, method = how === 'drop-after-effect' ? 'POST' : call.method }) =>
      times > 0 && path.test(call.path) && method === call.method,
  )
  if (!plan) return null
  plan.times -= 1
  return plan.how
}

/** What Stripe would post about it, signed as it signs. */
function eventOf(
  world: World,
  type: string,
  object: Thing,
  livemode: boolean,
  account?: string,
): StripeEvent {
  const event = {
    id: world.nextId('evt'),
    object: 'event',
    api_version: Stripe.API_VERSION,
    created: world.seconds(),
    data: { object },
    livemode,
    account,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
  }
  const payload = JSON.stringify(event, null, 2)
  const signature = Stripe.webhooks.generateTestHeaderString({
    payload,
    secret: world.webhookSecret,
    timestamp: world.seconds(),
  })
  return { type, object, body: Buffer.from(payload), headers: { 'stripe-signature': signature } }
}

type Paid = {
  amount?: number
  currency?: string
  fingerprint?: string
  /** What the buyer, or the wallet, fills in where the page asks for it. */
  who?: { name: string; email: string; phone: string; address: Record<string, string | null> }
}

function makeIntent(world: World, session: Thing, paid: Paid): { intent: Thing; charge: Thing } {
  const amount = paid.amount ?? Number(session.amount_total)
  const currency = (paid.currency ?? String(session.currency)).toLowerCase()
  const shared = { amount, currency, created: world.seconds(), livemode: session.livemode }
  const [intentId, chargeId] = [world.nextId('pi'), world.nextId('ch')]
  const intent = {
    ...shared,
    id: intentId,
    object: 'payment_intent',
    amount_received: amount,
    latest_charge: chargeId,
    metadata: session.intent_metadata,
    status: 'succeeded',
  }
  const card = { brand: 'visa', last4: '4242', fingerprint: paid.fingerprint ?? 'Xt5EWLLDS7FJjR1c' }
  const charge = {
    ...shared,
    id: chargeId,
    object: 'charge',
    amount_refunded: 0,
    metadata: session.intent_metadata,
    paid: true,
    payment_intent: intentId,
    payment_method_details: { type: 'card', card },
    status: 'succeeded',
  }
  world.intents.set(intentId, intent)
  world.charges.set(chargeId, charge)
  return { intent, charge }
}

function pay(world: World, sessionId: string, paid: Paid = {}): StripeEvent[] {
  const session = find(world.sessions, sessionId, 'checkout.session')
  if (session.status !== 'open') throw new Error(`${sessionId} is ${session.status}`)
  const { intent, charge } = makeIntent(world, session, paid)
  Object.assign(session, {
    status: 'complete',
    payment_status: 'paid',
    payment_intent: intent.id,
    amount_total: intent.amount,
    currency: intent.currency,
    url: null,
  })
  if (session.shipping_address_collection && paid.who) {
    const { name, email, phone, address } = paid.who
    Object.assign(session, {
      customer_details: { name, email, phone },
      collected_information: { shipping_details: { name, address } },
    })
  }
  const livemode = session.livemode as boolean
  return [
    eventOf(world, 'payment_intent.succeeded', { ...intent }, livemode),
    eventOf(world, 'charge.succeeded', { ...charge }, livemode),
    eventOf(world, 'checkout.session.completed', sessionOnWire(world, session), livemode),
  ]
}

function expire(world: World, sessionId: string): StripeEvent[] {
  const session = find(world.sessions, sessionId, 'checkout.session')
  if (session.status !== 'open') throw new Error(`${sessionId} is ${session.status}`)
  Object.assign(session, { status: 'expired', url: null })
  const wire = sessionOnWire(world, session)
  return [eventOf(world, 'checkout.session.expired', wire, session.livemode as boolean)]
}

const isLive = (world: World, intentId: unknown) =>
  world.intents.get(String(intentId))?.livemode === true

/** By Stripe's id of the refund or by ours. */
function finishRefund(world: World, id: string, status: 'succeeded' | 'failed'): StripeEvent[] {
  const refund = [...world.refunds.values()].find(
    one => one.id === id || (one.metadata as Params).refund_id === id,
  )
  if (!refund) throw new Error(`no refund ${id}`)
  refund.status = status
  if (status === 'failed') {
    const charge = world.charges.get(String(refund.charge)) as Thing
    charge.amount_refunded = Number(charge.amount_refunded) - Number(refund.amount)
  }
  const types = ['refund.updated', 'charge.refund.updated']
  return (status === 'failed' ? [...types, 'refund.failed'] : types).map(type =>
    eventOf(world, type, { ...refund }, isLive(world, refund.payment_intent)),
  )
}

function dispute(world: World, intentId: string): StripeEvent[] {
  const intent = find(world.intents, intentId, 'payment_intent')
  const made = {
    id: world.nextId('dp'),
    object: 'dispute',
    amount: intent.amount,
    currency: intent.currency,
    charge: intent.latest_charge,
    payment_intent: intent.id,
    reason: 'fraudulent',
    status: 'needs_response',
    created: world.seconds(),
    livemode: intent.livemode,
    metadata: {},
  }
  world.disputes.set(made.id, made)
  return [eventOf(world, 'charge.dispute.created', { ...made }, isLive(world, intentId))]
}

function closeDispute(world: World, id: string, status: string): StripeEvent[] {
  const closed = Object.assign(find(world.disputes, id, 'dispute'), { status })
  return [eventOf(world, 'charge.dispute.closed', { ...closed }, closed.livemode as boolean)]
}

function setAccount(world: World, id: string, { payoutsEnabled }: { payoutsEnabled: boolean }) {
  world.accounts.set(id, {
    id,
    object: 'account',
    charges_enabled: payoutsEnabled,
    payouts_enabled: payoutsEnabled,
    capabilities: { transfers: payoutsEnabled ? 'active' : 'pending' },
  })
}

function write(response: ServerResponse, { status, body }: Answer) {
  if (response.destroyed) return
  const headers = { 'content-type': 'application/json', 'request-id': 'req_peer' }
  response.writeHead(status, headers).end(JSON.stringify(body))
}

const unwell: Record<'500' | '429', Answer> = {
  500: { status: 500, body: { error: { type: 'api_error', message: 'Something went wrong.' } } },
  429: {
    status: 429,
    body: { error: { type: 'invalid_request_error', code: 'rate_limit', message: 'Too many.' } },
  },
}

/** How long a `slow` answer takes: enough for others to come first. */
const slowMs = 300

type Kept = Map<string, { request: string; answer: Answer }>

/** The wire: what it is asked, how badly it behaves, what it answered to which key. */
type Wire = { calls: StripeCall[]; plans: Misbehaviour[]; kept: Kept }

function answerTo(world: World, kept: Kept, call: StripeCall, authorization: string): Answer {
  try {
    if (!/^Bearer [sr]k_/.test(authorization)) throw new Refused(401, undefined, 'No API key')
    const livemode = authorization.includes('_live_')
    return idempotently(kept, call, () => carryOut(world, call, livemode))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { status: error.status, body: { error: error.error } }
  }
}

async function serve(world: World, wire: Wire, request: IncomingMessage, response: ServerResponse) {
  const call = await callOf(request)
  wire.calls.push(call)
  const how = takePlan(wire.plans, call)
  if (how === 'drop-before-effect') return request.socket.destroy()
  if (how === '500' || how === '429') return write(response, unwell[how])
  const answer = answerTo(world, wire.kept, call, request.headers.authorization ?? '')
  if (how === 'drop-after-effect') return request.socket.destroy()
  if (how === 'slow') return setTimeout(() => write(response, answer), slowMs).unref()
  return write(response, answer)
}

/** Stripe on loopback, as far as this project asks it anything, in its documented wire format. */
export async function startStripePeer(options: Options) {
  const world = emptyWorld(options)
  const wire: Wire = { calls: [], plans: [], kept: new Map() }
  const server = createServer((request, response) => void serve(world, wire, request, response))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    calls: wire.calls,
    /** What is there now, by Stripe's ids. */
    world,
    misbehave: (plan: Misbehaviour) => void wire.plans.push({ ...plan }),
    /** A day later: Stripe keeps idempotency keys no longer. */
    forgetKeys: () => wire.kept.clear(),
    ...deedsIn(world),
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** What buyers, banks and Stripe itself do there; each gives the events it would post. */
function deedsIn(world: World) {
  return {
    /** The buyer pays on the page; the events are in one possible order. */
    pay: (sessionId: string, paid?: Paid) => pay(world, sessionId, paid),
    expire: (sessionId: string) => expire(world, sessionId),
    /** How refunds are from now on when they are made. */
    refundsStart: (status: 'succeeded' | 'pending') => {
      world.refundsStart = status
    },
    finishRefund: (id: string, status: 'succeeded' | 'failed') => finishRefund(world, id, status),
    dispute: (intentId: string) => dispute(world, intentId),
    closeDispute: (id: string, status: 'won' | 'lost' | 'warning_closed') =>
      closeDispute(world, id, status),
    account: (id: string, state: { payoutsEnabled: boolean }) => setAccount(world, id, state),
    reverse: (transferId: string) => {
      const transfer = find(world.transfers, transferId, 'transfer')
      Object.assign(transfer, { reversed: true, amount_reversed: transfer.amount })
    },
    /** Any other event, signed; `account` is whose it is when it is not ours. */
    event: (type: string, object: Thing, { account }: { account?: string } = {}) =>
      eventOf(world, type, object, false, account),
  }
}

export type StripePeer = Awaited<ReturnType<typeof startStripePeer>>
