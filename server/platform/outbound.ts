/**
 * The only way this server speaks HTTP to strangers: webhooks, feeds, pictures. What the outside
 * does is a value, never an exception; what it may reach is decided on the address a connection
 * is really opened to, so that no spelling of a name or number and no DNS answer leads inside.
 */
import type { LookupAddress } from 'node:dns'
import { lookup, Resolver } from 'node:dns/promises'
import { isIP } from 'node:net'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Agent, buildConnector, type Dispatcher } from 'undici'
import { createRules, portOf, type Rules } from './outbound-rules.ts'

export type OutboundRequest = {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  headers?: Record<string, string>
  body?: string | Buffer
  /** Of the whole exchange: name, connection, every hop, the last byte of the body. */
  timeoutSeconds: number
  /** On the wire and after unpacking. */
  bodyBytesMax: number
  /** 0: an answer that redirects is the failure `redirected`. Only GET and HEAD are redirected. */
  redirectsMax: number
  /** Pictures may come over http in production; webhooks and feeds may not. */
  isPlainHttpFine?: boolean
}

/** For feeds: 200 MB unless said otherwise. The time limit covers the reader's own work too. */
export type OutboundStreamRequest = Omit<OutboundRequest, 'bodyBytesMax'> & {
  bodyBytesMax?: number
}

export type OutboundFailure =
  | 'timed_out'
  | 'refused'
  /** The name has no address. */
  | 'not_found'
  | 'tls'
  /** Broken off, or not HTTP. */
  | 'reset'
  | 'url_not_allowed'
  | 'too_large'
  | 'unsupported_encoding'
  | 'too_many_redirects'
  | 'redirected'

/** `Body` is a Buffer, or for a stream its pieces: reading them may throw `OutboundBroken`. */
export type OutboundOutcome<Body = Buffer> =
  | {
      kind: 'answered'
      status: number
      /** Names in lower case; repeated ones joined with a comma. */
      headers: Record<string, string>
      body: Body
      finalUrl: string
    }
  /** `status` is null when it failed before there was an answer. */
  | { kind: 'failed'; reason: OutboundFailure; status: number | null }

/** Thrown only while a streamed body is read: it ended for this reason. */
export class OutboundBroken extends Error {
  readonly reason: OutboundFailure
  readonly status: number | null
  constructor(reason: OutboundFailure, status: number | null = null) {
    super(`outbound request: ${reason}`)
    this.reason = reason
    this.status = status
  }
}

export type Outbound = ReturnType<typeof createOutbound>

type Resolve = (hostname: string) => Promise<LookupAddress[]>

const connectSeconds = 10
const connectionsPerOriginMax = 8
const headerBytesMax = 16 * 1024
const streamBytesMax = 200_000_000

/** `allow`: CIDR ranges that may be reached although they are private (OUTBOUND_ALLOW). */
export function createOutbound(settings: {
  allow: string[]
  isProduction: boolean
  /** All addresses of a name; tests bring their own. */
  resolve?: Resolve
}) {
  const rules = createRules(settings.allow, settings.isProduction)
  // Search domains and hosts files are only read by getaddrinfo; who allows private addresses may
  // name them there.
  const resolve = settings.resolve ?? (settings.allow.length > 0 ? askSystem : askNameServers)
  const agent = new Agent({
    connect: createConnector(rules, resolve),
    connections: connectionsPerOriginMax,
    // A stranger's keep-alive hint would otherwise hold a connection for ten minutes.
    keepAliveMaxTimeout: 10_000,
    maxHeaderSize: headerBytesMax,
    headersTimeout: 0,
    bodyTimeout: 0,
  })

  /** One exchange, the answer in memory. */
  async function send(request: OutboundRequest): Promise<OutboundOutcome> {
    const outcome = await stream(request)
    if (outcome.kind === 'failed') return outcome
    try {
      const pieces: Uint8Array[] = []
      for await (const piece of outcome.body) pieces.push(piece)
      return { ...outcome, body: Buffer.concat(pieces) }
    } catch (error) {
      return failed(error)
    }
  }

  /** One exchange, the answer piece by piece. Read it to its end or `break`: both let go of it. */
  async function stream(
    request: OutboundStreamRequest,
  ): Promise<OutboundOutcome<AsyncIterable<Uint8Array>>> {
    const deadline = startDeadline(request.timeoutSeconds)
    try {
      const { url, answer } = await follow(request, deadline)
      const headers = flatten(answer.headers)
      return {
        kind: 'answered',
        status: answer.statusCode,
        headers,
        body: readBody(request, answer, headers, deadline),
        finalUrl: url.href,
      }
    } catch (error) {
      deadline.stop()
      return failed(error)
    }
  }

  async function follow(request: OutboundStreamRequest, deadline: Deadline) {
    let hop = request
    for (let redirects = 0; ; redirects++) {
      const url = rules.visitable(hop.url, request.isPlainHttpFine)
      if (!url) throw new OutboundBroken('url_not_allowed')
      const answer = await deadline.orSooner(
        agent.request({
          origin: url.origin,
          path: url.pathname + url.search,
          method: hop.method,
          headers: { 'user-agent': 'Xiaopu', ...hop.headers, 'accept-encoding': 'gzip, identity' },
          body: hop.body,
          signal: deadline.signal,
        }),
      )
      // The time limit may destroy a body that nobody reads yet; that must not end the process.
      answer.body.on('error', () => {})
      if (!redirectStatuses.has(answer.statusCode)) return { url, answer }
      answer.body.destroy()
      hop = nextHop(hop, url, answer, redirects)
    }
  }

  return {
    send,
    stream,
    /** For a form that saves a URL: what can be said without asking DNS. Null: it may be saved. */
    checkUrl: (url: string, { isPlainHttpFine = false } = {}): null | 'url_not_allowed' =>
      rules.visitable(url, isPlainHttpFine) ? null : 'url_not_allowed',
    /** Breaks off whatever is under way. */
    close: () => agent.destroy(),
  }
}

const redirectStatuses = new Set([301, 302, 303, 307, 308])

/** What may be told to a host the caller did not name; anything else could be a credential. */
const harmlessHeaders = new Set(['accept', 'accept-language', 'user-agent'])

function nextHop(
  hop: OutboundStreamRequest,
  from: URL,
  answer: Dispatcher.ResponseData,
  redirects: number,
): OutboundStreamRequest {
  const status = answer.statusCode
  const location = [answer.headers.location].flat()[0]
  const canFollow = hop.method === 'GET' || hop.method === 'HEAD'
  if (hop.redirectsMax === 0 || !canFollow || !location) {
    throw new OutboundBroken('redirected', status)
  }
  if (redirects >= hop.redirectsMax) throw new OutboundBroken('too_many_redirects', status)
  if (!URL.canParse(location, from)) throw new OutboundBroken('url_not_allowed', status)
  const to = new URL(location, from)
  if (to.origin === from.origin) return { ...hop, url: to.href }
  const entries = Object.entries(hop.headers ?? {})
  const kept = entries.filter(([name]) => harmlessHeaders.has(name.toLowerCase()))
  return { ...hop, url: to.href, headers: Object.fromEntries(kept) }
}

// The body, within its limits.

function readBody(
  request: OutboundStreamRequest,
  answer: Dispatcher.ResponseData,
  headers: Record<string, string>,
  deadline: Deadline,
): AsyncIterable<Uint8Array> {
  const bytesMax = request.bodyBytesMax ?? streamBytesMax
  const encoding = (headers['content-encoding'] ?? '').trim().toLowerCase()
  const announcedBytes = request.method === 'HEAD' ? 0 : Number(headers['content-length'] ?? 0)
  const isGzip = encoding === 'gzip' || encoding === 'x-gzip'
  // Brotli is never decoded: Node 20's decoder will not be repaired any more.
  if (!isGzip && encoding !== '' && encoding !== 'identity') {
    throw brokenOff(answer, 'unsupported_encoding')
  }
  if (announcedBytes > bytesMax) throw brokenOff(answer, 'too_large')
  return pieces(answer, isGzip, bytesMax, deadline)
}

function brokenOff(answer: Dispatcher.ResponseData, reason: OutboundFailure): OutboundBroken {
  answer.body.destroy()
  return new OutboundBroken(reason, answer.statusCode)
}

async function* pieces(
  { body, statusCode }: Dispatcher.ResponseData,
  isGzip: boolean,
  bytesMax: number,
  deadline: Deadline,
): AsyncGenerator<Uint8Array> {
  try {
    const wire = atMost(bytesMax, body)
    yield* isGzip ? atMost(bytesMax, unzipped(wire)) : wire
  } catch (error) {
    throw new OutboundBroken(reasonOf(error), statusCode)
  } finally {
    deadline.stop()
    body.destroy()
  }
}

async function* atMost(
  bytesMax: number,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.byteLength
    if (bytes > bytesMax) throw new OutboundBroken('too_large')
    yield chunk
  }
}

function unzipped(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const gunzip = createGunzip()
  // A failure of either end surfaces where the gunzip stream is read.
  pipeline(chunks, gunzip, () => {})
  return gunzip
}

function flatten(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const entries = Object.entries(headers)
  return Object.fromEntries(entries.map(([name, value]) => [name, [value].flat().join(', ')]))
}

// Time.

type Deadline = ReturnType<typeof startDeadline>

function startDeadline(seconds: number) {
  const controller = new AbortController()
  const { signal } = controller
  const expired = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  // It may pass when nobody waits for it any more.
  expired.catch(() => {})
  const timer = setTimeout(() => controller.abort(new OutboundBroken('timed_out')), seconds * 1000)
  return {
    signal,
    /** undici hears the signal only once connected; a name or handshake that hangs ends here. */
    orSooner: <T>(work: Promise<T>): Promise<T> => Promise.race([work, expired]),
    stop: () => clearTimeout(timer),
  }
}

// Opening a connection.

function createConnector(rules: Rules, resolve: Resolve): buildConnector.connector {
  async function addressesFor({ hostname, port, protocol }: buildConnector.Options) {
    const addresses = await addressesOf(hostname)
    // One private address among public ones is an attempt to have us try it: none is used.
    const isFine = addresses.every(({ address }) =>
      rules.mayReach(address, portOf({ port, protocol })),
    )
    if (!isFine) throw new OutboundBroken('url_not_allowed')
    return addresses
  }

  async function addressesOf(hostname: string): Promise<LookupAddress[]> {
    if (isIP(hostname)) return [{ address: hostname, family: isIP(hostname) }]
    // Never asked of DNS (RFC 6761): only what the operator allowed of it.
    if (hostname === 'localhost') return rules.loopback
    const found = await withinConnectTime(resolve(hostname)).catch(() => [])
    if (found.length === 0) throw new OutboundBroken('not_found')
    return found
  }

  return (options, callback) => {
    addressesFor(options)
      .then(addresses => connectTo(addresses)(options, callback))
      .catch(error => callback(error, null))
  }
}

/** Connects to these addresses and no others: the name is not asked for a second time. */
function connectTo(addresses: LookupAddress[]): buildConnector.connector {
  return buildConnector({
    timeout: connectSeconds * 1000,
    lookup: (_hostname, options, callback) => {
      const first = addresses[0]!
      if (options.all) callback(null, addresses)
      else callback(null, first.address, first.family)
    },
  })
}

function withinConnectTime<T>(work: Promise<T>): Promise<T> {
  const deadline = startDeadline(connectSeconds)
  return deadline.orSooner(work).finally(deadline.stop)
}

const askSystem: Resolve = hostname => lookup(hostname, { all: true })

/**
 * Not getaddrinfo: the whole process has two threads for it, and two slow name servers of
 * strangers would keep everybody else waiting. A new resolver reads the system's settings anew.
 */
const askNameServers: Resolve = async hostname => {
  const resolver = new Resolver({ timeout: 3000, tries: 2 })
  const answers = await Promise.allSettled([
    resolver.resolve4(hostname).then(all => all.map(address => ({ address, family: 4 }))),
    resolver.resolve6(hostname).then(all => all.map(address => ({ address, family: 6 }))),
  ])
  return answers.flatMap(answer => (answer.status === 'fulfilled' ? answer.value : []))
}

// What went wrong, in our words.

function failed(error: unknown): {
  kind: 'failed'
  reason: OutboundFailure
  status: number | null
} {
  const status = error instanceof OutboundBroken ? error.status : null
  return { kind: 'failed', reason: reasonOf(error), status }
}

const reasons: [RegExp, OutboundFailure][] = [
  [
    /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL|EACCES|EPERM)$/,
    'refused',
  ],
  [/^(ETIMEDOUT|UND_ERR_\w+_TIMEOUT)$/, 'timed_out'],
  [/HEADERS?_OVERFLOW$/, 'too_large'],
  [/^Z_/, 'unsupported_encoding'],
  [/TLS|SSL|CERT|CRL|ISSUER|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH|^EPROTO$/, 'tls'],
  [
    /^(ECONNRESET|ECONNABORTED|EPIPE|HPE_\w+|HTTPParserError|UND_ERR_(SOCKET|ABORTED|RES_\w+|RESPONSE))$/,
    'reset',
  ],
  [/^UND_ERR_(CLOSED|DESTROYED)$/, 'reset'],
]

/** Throws what is not the outside's doing, e.g. a header of ours that HTTP cannot carry. */
function reasonOf(error: unknown): OutboundFailure {
  if (error instanceof OutboundBroken) return error.reason
  const { code, name } = error as { code?: string; name?: string }
  const found = reasons.find(([pattern]) => pattern.test(code ?? name ?? ''))
  if (!found) throw error
  return found[1]
}
