import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net'
import zlib, { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  createOutbound,
  type Outbound,
  OutboundBroken,
  type OutboundRequest,
} from '../../server/platform/outbound.ts'

/** In these tests 127.0.0.1 plays a public address; 127.0.0.2 is as private as it is. */
const allow = ['127.0.0.1/32']
const publicAddress = { address: '127.0.0.1', family: 4 }
const privateAddress = { address: '127.0.0.2', family: 4 }

let names: Map<string, { address: string; family: number }[]>
let asked: string[]
let outbound: Outbound
let closers: (() => unknown)[]

beforeEach(() => {
  names = new Map([
    ['seller.test', [publicAddress]],
    ['other.test', [publicAddress]],
  ])
  asked = []
  closers = []
  outbound = open({ allow, isProduction: false })
})

afterEach(async () => {
  for (const close of closers) await close()
})

function open(settings: { allow: string[]; isProduction: boolean }): Outbound {
  const opened = createOutbound({
    ...settings,
    resolve: async name => {
      asked.push(name)
      const addresses = names.get(name)
      if (!addresses) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })
      return addresses
    },
  })
  closers.push(() => opened.close())
  return opened
}

/** Listens on every loopback address, so that a request which should not arrive could. */
async function listen(server: Server | ReturnType<typeof createTcpServer>): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
  })
  server.listen(0, '0.0.0.0')
  await once(server, 'listening')
  closers.push(() => {
    for (const socket of sockets) socket.destroy()
    return new Promise(resolve => server.close(resolve))
  })
  return (server.address() as AddressInfo).port
}

/** `once` would take the reset that comes first for a failure. */
const closed = (socket: Socket) => new Promise(resolve => socket.on('close', resolve))

const serve = (listener: RequestListener) => listen(createServer(listener))
const serveRaw = (speak: (socket: Socket) => void) => listen(createTcpServer(speak))

function get(url: string, change: Partial<OutboundRequest> = {}) {
  return outbound.send({
    method: 'GET',
    url,
    timeoutSeconds: 5,
    bodyBytesMax: 1_000_000,
    redirectsMax: 3,
    ...change,
  })
}

const failure = (reason: string, status: number | null = null) => ({
  kind: 'failed',
  reason,
  status,
})

describe('an exchange', () => {
  test('brings method, headers and body there, and status, headers and body back', async () => {
    const port = await serve(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += chunk
      const { method, url, headers } = request
      response.writeHead(201, { 'Set-Cookie': ['a=1', 'b=2'], 'Retry-After': '7' })
      response.end(JSON.stringify({ method, url, body, key: headers['x-key'], host: headers.host }))
    })
    const url = `http://seller.test:${port}/hook?a=b%20c#part`
    const outcome = await get(url, { method: 'POST', headers: { 'x-key': '7' }, body: '你好' })
    if (outcome.kind === 'failed') throw new Error(outcome.reason)
    expect(outcome).toMatchObject({ kind: 'answered', status: 201, finalUrl: url })
    expect(outcome.headers).toMatchObject({ 'retry-after': '7', 'set-cookie': 'a=1, b=2' })
    expect(JSON.parse(outcome.body.toString())).toEqual({
      method: 'POST',
      url: '/hook?a=b%20c',
      body: '你好',
      key: '7',
      host: `seller.test:${port}`,
    })
  })

  test('is answered, not failed, by an error page', async () => {
    const port = await serve((_, response) => response.writeHead(503).end('later'))
    expect(await get(`http://seller.test:${port}/`)).toMatchObject({
      kind: 'answered',
      status: 503,
      body: Buffer.from('later'),
    })
  })

  test('offers gzip and identity only, and unpacks gzip', async () => {
    let offered: string | undefined
    const port = await serve((request, response) => {
      offered = request.headers['accept-encoding']
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('price list'))
    })
    const headers = { 'accept-encoding': 'br' }
    expect(await get(`http://seller.test:${port}/`, { headers })).toMatchObject({
      body: Buffer.from('price list'),
    })
    expect(offered).toBe('gzip, identity')
  })

  test('hands a long answer over piece by piece', async () => {
    const port = await serve((_, response) => {
      response.write('first')
      setImmediate(() => response.end('second'))
    })
    const outcome = await outbound.stream({
      method: 'GET',
      url: `http://seller.test:${port}/`,
      timeoutSeconds: 5,
      redirectsMax: 0,
    })
    if (outcome.kind === 'failed') throw new Error(outcome.reason)
    let text = ''
    for await (const piece of outcome.body) text += Buffer.from(piece)
    expect(text).toBe('firstsecond')
  })

  test('that a reader stops reading lets go of the connection', async () => {
    let isGone: Promise<unknown> | undefined
    const port = await serve((request, response) => {
      isGone = closed(request.socket)
      writeForEver(response)
    })
    const outcome = await outbound.stream({
      method: 'GET',
      url: `http://seller.test:${port}/`,
      timeoutSeconds: 60,
      redirectsMax: 0,
    })
    if (outcome.kind === 'failed') throw new Error(outcome.reason)
    for await (const _ of outcome.body) break
    await isGone
  })

  test('we asked for wrongly is our fault and thrown', async () => {
    const port = await serve((_, response) => response.end())
    const headers = { 'x-key': 'a\r\nb: c' }
    await expect(get(`http://seller.test:${port}/`, { headers })).rejects.toThrow('header')
  })
})

/** All the spellings of a loopback, private, link-local or otherwise special address. */
const insideLiterals = [
  '127.0.0.1',
  '2130706433',
  '0177.0.0.1',
  '017700000001',
  '0x7f000001',
  '0x7f.1',
  '127.1',
  '127.0.1',
  '127.0.0.1.',
  '%31%32%37.0.0.1',
  '127。0。0。1',
  '①②⑦.⓪.⓪.①',
  '0',
  '0.0.0.0',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.1.1',
  '100.64.0.1',
  '100.100.100.200',
  '169.254.169.254',
  '168.63.129.16',
  '192.0.0.192',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '[::]',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::127.0.0.1]',
  '[::7f00:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::ffff:0:127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b:1::7f00:1]',
  '[2002:7f00:1::]',
  '[2002:5db8:d822::]',
  '[2001:0:7f00:1::]',
  '[fd00:ec2::254]',
  '[fe80::1]',
  '[fe80::1%25eth0]',
  '[fe80::1%eth0]',
  '[fec0::1]',
  '[ff02::1]',
  '[2001:db8::1]',
]
const insideNames = [
  'localhost',
  'localhost.',
  'LOCALHOST',
  'ＬＯＣＡＬＨＯＳＴ',
  '%6c%6fcalhost',
  'app.localhost',
  'metadata.google.internal',
  'metadata.google.internal.',
  'printer.local',
  'redis',
]
const strangeUrls = [
  'file:///etc/passwd',
  'gopher://seller.test/',
  'ftp://seller.test/',
  'data:text/plain,hi',
  'javascript:alert(1)',
  'https://ok@127.0.0.1/',
  'https://user:secret@seller.test/',
  'https://seller.test@127.0.0.1/',
  'https://127.0.0.1\\@seller.test/',
  'https://seller.test:22/',
  'https://seller.test:25/',
  'https://seller.test:0/',
  'https:///',
  'seller.test',
  '//seller.test',
  '',
]

describe('a URL', () => {
  const inside = [...insideLiterals, ...insideNames].map(host => `https://${host}/hook`)

  test.each([...inside, ...strangeUrls])('%s may neither be saved nor visited', async url => {
    outbound = open({ allow: [], isProduction: false })
    expect(outbound.checkUrl(url)).toBe('url_not_allowed')
    expect(await get(url)).toEqual(failure('url_not_allowed'))
    expect(asked).toEqual([])
  })

  test.each([
    'https://seller.test/hook',
    'https://seller.test./hook',
    'https://商店.test/hook',
    'https://93.184.216.34/',
    'https://[2606:4700::1111]/',
    'https://[64:ff9b::5db8:d822]/',
    'https://[::ffff:5db8:d822]/',
    'https://seller.test:443/',
  ])('%s may be saved', url => {
    expect(open({ allow: [], isProduction: true }).checkUrl(url)).toBe(null)
  })

  test('that only a parser would read as an allowed address is refused all the same', () => {
    expect(outbound.checkUrl('http://127.0.0.1:8080/')).toBe(null)
    for (const host of ['2130706433', '0x7f.1', '127.1', '[::ffff:127.0.0.1]', '@127.0.0.1']) {
      expect(outbound.checkUrl(`http://${host}:8080/`)).toBe('url_not_allowed')
    }
  })

  test('in production is https on port 443 or 80, but for pictures, and for what is allowed', () => {
    const production = open({ allow: [], isProduction: true })
    expect(production.checkUrl('http://seller.test/')).toBe('url_not_allowed')
    expect(production.checkUrl('http://seller.test/', { isPlainHttpFine: true })).toBe(null)
    expect(production.checkUrl('https://seller.test:8443/')).toBe('url_not_allowed')
    expect(production.checkUrl('https://93.184.216.34:8443/')).toBe('url_not_allowed')
    const withAllowed = open({ allow, isProduction: true })
    expect(withAllowed.checkUrl('http://127.0.0.1:8080/')).toBe(null)
    expect(withAllowed.checkUrl('http://127.0.0.1:22/')).toBe('url_not_allowed')
    expect(withAllowed.checkUrl('http://localhost:8080/')).toBe(null)
    expect(withAllowed.checkUrl('http://localhost.:8080/')).toBe('url_not_allowed')
  })

  test('outside production may have any port from 1024 on', () => {
    const development = open({ allow: [], isProduction: false })
    expect(development.checkUrl('http://seller.test:8080/')).toBe(null)
    expect(development.checkUrl('http://seller.test:1023/')).toBe('url_not_allowed')
  })

  test('is not compared with a range that nobody can read', () => {
    expect(() => open({ allow: ['10.0.0.1'], isProduction: true })).toThrow('OUTBOUND_ALLOW')
  })
})

describe('a connection', () => {
  let hits: number
  let port: number
  beforeEach(async () => {
    hits = 0
    port = await serve((_, response) => {
      hits++
      response.writeHead(200, { connection: 'close' }).end('hello')
    })
  })

  test('is opened to an allowed private address, also in production', async () => {
    outbound = open({ allow, isProduction: true })
    expect(await get(`http://127.0.0.1:${port}/`)).toMatchObject({ status: 200 })
    expect(await get(`http://localhost:${port}/`)).toMatchObject({ status: 200 })
    expect(hits).toBe(2)
    expect(asked).toEqual([])
  })

  test.each([
    ['a private address', [privateAddress]],
    ['a public and a private address', [publicAddress, privateAddress]],
    ['a private and a public address', [privateAddress, publicAddress]],
    ['only a private IPv6 address', [{ address: 'fd00:ec2::254', family: 6 }]],
    ['a mapped private address', [{ address: '::ffff:127.0.0.2', family: 6 }]],
    ['a compatible private address', [{ address: '::7f00:2', family: 6 }]],
    ['a link-local address with a zone', [{ address: 'fe80::1%eth0', family: 6 }]],
    ['the address of instance secrets', [{ address: '169.254.169.254', family: 4 }]],
  ])('is not opened for a name that resolves to %s', async (_what, addresses) => {
    names.set('evil.test', addresses)
    expect(await get(`http://evil.test:${port}/`)).toEqual(failure('url_not_allowed'))
    expect(hits).toBe(0)
  })

  test('is judged anew when a name is rebound between two requests', async () => {
    expect(await get(`http://seller.test:${port}/`)).toMatchObject({ status: 200 })
    names.set('seller.test', [privateAddress])
    expect(await get(`http://seller.test:${port}/`)).toEqual(failure('url_not_allowed'))
    expect(hits).toBe(1)
  })

  test('goes to the very addresses that were judged: a name is asked once', async () => {
    const opened = createOutbound({
      allow,
      isProduction: false,
      resolve: async name => {
        asked.push(name)
        return [asked.length === 1 ? publicAddress : privateAddress]
      },
    })
    closers.push(() => opened.close())
    outbound = opened
    expect(await get(`http://seller.test:${port}/`)).toMatchObject({ status: 200 })
    expect(asked).toEqual(['seller.test'])
  })

  test('in production needs an allowed address for an unusual port', async () => {
    outbound = open({ allow: ['127.0.0.1/32'], isProduction: true })
    names.set('public.test', [{ address: '93.184.216.34', family: 4 }])
    expect(await get(`https://public.test:${port}/`)).toEqual(failure('url_not_allowed'))
    expect(await get(`http://seller.test:${port}/`, { isPlainHttpFine: true })).toMatchObject({
      status: 200,
    })
  })

  test('to a name without an address is not found', async () => {
    expect(await get('http://nobody.test/')).toEqual(failure('not_found'))
    names.set('empty.test', [])
    expect(await get('http://empty.test/')).toEqual(failure('not_found'))
  })

  test('to a closed port is refused', async () => {
    const closed = createTcpServer().listen(0, '127.0.0.1')
    await once(closed, 'listening')
    const { port: closedPort } = closed.address() as AddressInfo
    await new Promise(resolve => closed.close(resolve))
    expect(await get(`http://seller.test:${closedPort}/`)).toEqual(failure('refused'))
  })

  test('to a certificate nobody vouches for, or to no TLS at all, fails as tls', async () => {
    const tlsPort = await listen(createTlsServer({ key, cert }, (_, response) => response.end()))
    expect(await get(`https://seller.test:${tlsPort}/`)).toEqual(failure('tls'))
    expect(await get(`https://seller.test:${port}/`)).toEqual(failure('tls'))
  })

  test.each([
    ['hangs up at once', (socket: Socket) => void socket.destroy()],
    ['hangs up within the headers', (socket: Socket) => void socket.end('HTTP/1.1 200 OK\r\nA: ')],
    ['does not speak HTTP', (socket: Socket) => void socket.end('220 mail.test ESMTP\r\n')],
  ])('that %s is a reset', async (_what, speak) => {
    const rawPort = await serveRaw(speak)
    expect(await get(`http://seller.test:${rawPort}/`)).toEqual(failure('reset'))
  })

  test('is one of eight to a host, and a slow host keeps no other waiting', async () => {
    let open = 0
    const slowPort = await serveRaw(() => {
      open++
    })
    const slow = Array.from({ length: 20 }, () =>
      get(`http://seller.test:${slowPort}/`, { timeoutSeconds: 0.4 }),
    )
    expect(await get(`http://other.test:${port}/`)).toMatchObject({ status: 200 })
    expect(await get(`http://other.test:${slowPort}/`, { timeoutSeconds: 0.1 })).toEqual(
      failure('timed_out'),
    )
    expect(open).toBe(8 + 1)
    expect(await Promise.all(slow)).toEqual(Array(20).fill(failure('timed_out')))
  })

  test('is broken off by close', async () => {
    const slowPort = await serveRaw(() => {})
    const slow = get(`http://seller.test:${slowPort}/`)
    await vi.waitFor(() => expect(asked).toHaveLength(1))
    await outbound.close()
    expect(await slow).toEqual(failure('reset'))
  })
})

describe('a redirect', () => {
  const redirectTo = (location: string, status = 302) =>
    serve((_, response) => response.writeHead(status, { location }).end('moved'))

  test.each([301, 302, 303, 307, 308])('%i is a failure where none may be followed', async code => {
    let hits = 0
    const target = await serve((_, response) => {
      hits++
      response.end()
    })
    const port = await redirectTo(`http://other.test:${target}/`, code)
    const url = `http://seller.test:${port}/`
    const method = 'POST'
    expect(await get(url, { redirectsMax: 0 })).toEqual(failure('redirected', code))
    expect(await get(url, { method, redirectsMax: 3 })).toEqual(failure('redirected', code))
    expect(hits).toBe(0)
  })

  test('is followed as often as allowed, and the last address told', async () => {
    const port = await serve((request, response) => {
      const step = Number(request.url?.slice(1))
      if (step === 3) response.end('there')
      else response.writeHead(302, { location: `/${step + 1}` }).end()
    })
    expect(await get(`http://seller.test:${port}/0`)).toMatchObject({
      body: Buffer.from('there'),
      finalUrl: `http://seller.test:${port}/3`,
    })
    expect(await get(`http://seller.test:${port}/0`, { redirectsMax: 2 })).toEqual(
      failure('too_many_redirects', 302),
    )
  })

  test('in a loop ends', async () => {
    let hits = 0
    const port = await serve((_, response) => {
      hits++
      response.writeHead(302, { location: '/' }).end()
    })
    expect(await get(`http://seller.test:${port}/`)).toEqual(failure('too_many_redirects', 302))
    expect(hits).toBe(4)
  })

  test.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://127.0.0.2/',
    'http://2130706434/',
    'http://[::ffff:169.254.169.254]/',
    'http://evil.test/',
    'file:///etc/passwd',
    'gopher://seller.test/',
    'http://user:secret@seller.test/',
    'http://seller.test:22/',
    'http://[::1',
  ])('to %s is not followed', async location => {
    names.set('evil.test', [privateAddress])
    const port = await redirectTo(location)
    expect(await get(`http://seller.test:${port}/`)).toMatchObject({
      kind: 'failed',
      reason: 'url_not_allowed',
    })
  })

  test('to http is not followed in production, but for pictures', async () => {
    outbound = open({ allow, isProduction: true })
    const target = await serve((_, response) => response.end('there'))
    const port = await redirectTo(`http://seller.test:${target}/`)
    const url = `http://127.0.0.1:${port}/`
    expect(await get(url)).toEqual(failure('url_not_allowed'))
    expect(await get(url, { isPlainHttpFine: true })).toMatchObject({ body: Buffer.from('there') })
  })

  test('carries credentials to the same origin only', async () => {
    const seen: (string | undefined)[][] = []
    const keep: RequestListener = (request, response) => {
      const { authorization, cookie, 'x-api-key': key, accept } = request.headers
      seen.push([authorization, cookie, String(key), accept])
      if (request.url === '/end') response.end()
      else if (request.url === '/same') {
        response.writeHead(302, { location: `http://other.test:${port}/end` }).end()
      } else response.writeHead(302, { location: '/same' }).end()
    }
    const port = await serve(keep)
    const headers = {
      Authorization: 'Bearer s',
      Cookie: 'a=b',
      'X-Api-Key': 'k',
      Accept: 'text/csv',
    }
    await get(`http://seller.test:${port}/`, { headers })
    expect(seen).toEqual([
      ['Bearer s', 'a=b', 'k', 'text/csv'],
      ['Bearer s', 'a=b', 'k', 'text/csv'],
      [undefined, undefined, 'undefined', 'text/csv'],
    ])
  })
})

function writeForEver(response: { write(chunk: Buffer): boolean; destroyed: boolean }) {
  const chunk = Buffer.alloc(64 * 1024)
  const more = () => {
    if (response.destroyed) return
    response.write(chunk)
    setImmediate(more)
  }
  more()
}

/** 1 GB of zeros in 1 MB: a gzip file may have many members. */
const gzipBomb = () => Buffer.concat(Array(100).fill(gzipSync(Buffer.alloc(10_000_000))))

describe('an answer', () => {
  test('without end is cut off at the limit', async () => {
    let isGone: Promise<unknown> | undefined
    const port = await serve((request, response) => {
      isGone = closed(request.socket)
      writeForEver(response)
    })
    expect(await get(`http://seller.test:${port}/`)).toEqual(failure('too_large', 200))
    await isGone
  })

  test('that announces too much is not read at all', async () => {
    const port = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '1000001' }).write('a')
    })
    expect(await get(`http://seller.test:${port}/`)).toEqual(failure('too_large', 200))
  })

  test('of exactly the limit is read, one byte more is not', async () => {
    const port = await serve((_, response) => {
      response.write('12345')
      response.end('67890')
    })
    const url = `http://seller.test:${port}/`
    expect(await get(url, { bodyBytesMax: 10 })).toMatchObject({ body: Buffer.from('1234567890') })
    expect(await get(url, { bodyBytesMax: 9 })).toEqual(failure('too_large', 200))
  })

  test('that unpacks to a thousand times its size is cut off, and memory stays', async () => {
    const bomb = gzipBomb()
    const port = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)
    })
    const before = process.memoryUsage().rss
    const outcome = await get(`http://seller.test:${port}/`, { bodyBytesMax: 20_000_000 })
    expect(outcome).toEqual(failure('too_large', 200))
    expect(process.memoryUsage().rss - before).toBeLessThan(64_000_000)
  })

  test('that is streamed breaks off at the limit and says why', async () => {
    const bomb = gzipBomb()
    const port = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)
    })
    const outcome = await outbound.stream({
      method: 'GET',
      url: `http://seller.test:${port}/`,
      timeoutSeconds: 30,
      redirectsMax: 0,
    })
    if (outcome.kind === 'failed') throw new Error(outcome.reason)
    let bytes = 0
    const read = async (body: AsyncIterable<Uint8Array>) => {
      for await (const piece of body) bytes += piece.byteLength
    }
    const broken = await read(outcome.body).catch(error => error)
    expect(broken).toBeInstanceOf(OutboundBroken)
    expect(broken).toMatchObject({ reason: 'too_large', status: 200 })
    expect(bytes).toBeGreaterThan(150_000_000)
    expect(bytes).toBeLessThanOrEqual(200_000_000)
  })

  test.each(['br', 'BR', 'gzip, br', 'zstd', 'deflate', 'gzip, gzip'])(
    'encoded as %s is not decoded',
    async encoding => {
      const brotli = vi.spyOn(zlib, 'createBrotliDecompress')
      const port = await serve((_, response) => {
        response.writeHead(200, { 'content-encoding': encoding }).end(brotliCompressSync('hello'))
      })
      const outcome = await get(`http://seller.test:${port}/`)
      expect(outcome).toEqual(failure('unsupported_encoding', 200))
      expect(brotli).not.toHaveBeenCalled()
    },
  )

  test.each([
    ['that is no gzip', Buffer.from('hello')],
    ['that is half a gzip', gzipSync('hello').subarray(0, 15)],
  ])('%s though it says so is not decoded', async (_what, body) => {
    const port = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(body)
    })
    const outcome = await get(`http://seller.test:${port}/`)
    expect(outcome).toEqual(failure('unsupported_encoding', 200))
  })

  test('that cannot be decoded is not waited for', async () => {
    let isGone: Promise<unknown> | undefined
    const port = await serve((request, response) => {
      isGone = closed(request.socket)
      response.writeHead(200, { 'content-encoding': 'gzip' }).write('hello')
    })
    const outcome = await get(`http://seller.test:${port}/`, { timeoutSeconds: 60 })
    expect(outcome).toEqual(failure('unsupported_encoding', 200))
    await isGone
  })

  test('shorter than it announced is a reset', async () => {
    const port = await serveRaw(socket => {
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nhello')
    })
    expect(await get(`http://seller.test:${port}/`)).toEqual(failure('reset', 200))
  })

  test.each([
    ['headers', 'HTTP/1.1 200 OK\r\n'],
    ['trailers', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n'],
  ])('with a flood of %s is too large', async (_what, start) => {
    const port = await serveRaw(socket => {
      socket.write(start)
      let n = 0
      const more = () => {
        for (let i = 0; i < 100; i++) socket.write(`x-${n++}: ${'a'.repeat(100)}\r\n`)
        if (!socket.destroyed) setImmediate(more)
      }
      more()
    })
    expect(await get(`http://seller.test:${port}/`)).toMatchObject({ reason: 'too_large' })
  })

  test('with a header called __proto__ is plain data', async () => {
    const port = await serveRaw(socket => {
      socket.end('HTTP/1.1 200 OK\r\n__proto__: x\r\ncontent-length: 0\r\n\r\n')
    })
    const outcome = await get(`http://seller.test:${port}/`)
    expect(outcome).toMatchObject({ status: 200 })
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })
})

describe('the time limit covers', () => {
  const timeoutSeconds = 0.2

  test('a name that does not resolve', async () => {
    const hanging = createOutbound({
      allow,
      isProduction: false,
      resolve: () => new Promise(() => {}),
    })
    closers.push(() => hanging.close())
    outbound = hanging
    expect(await get('http://seller.test/', { timeoutSeconds })).toEqual(failure('timed_out'))
  })

  test('a connection that never speaks', async () => {
    const port = await serveRaw(() => {})
    const url = `http://seller.test:${port}/`
    expect(await get(url, { timeoutSeconds })).toEqual(failure('timed_out'))
    expect(await get(url.replace('http', 'https'), { timeoutSeconds })).toEqual(
      failure('timed_out'),
    )
  })

  test('a body that trickles', async () => {
    const port = await serve((request, response) => {
      const timer = setInterval(() => response.write('.'), 20)
      request.socket.on('close', () => clearInterval(timer))
    })
    expect(await get(`http://seller.test:${port}/`, { timeoutSeconds })).toEqual(
      failure('timed_out', 200),
    )
  })

  test('all hops together', async () => {
    const port = await serve((_, response) => {
      setTimeout(() => response.writeHead(302, { location: '/' }).end(), 50)
    })
    const change = { timeoutSeconds, redirectsMax: 100 }
    expect(await get(`http://seller.test:${port}/`, change)).toMatchObject({ reason: 'timed_out' })
  })

  test('a streamed body that nobody reads', async () => {
    let isGone: Promise<unknown> | undefined
    const port = await serve((request, response) => {
      isGone = closed(request.socket)
      writeForEver(response)
    })
    const url = `http://seller.test:${port}/`
    await outbound.stream({ method: 'GET', url, timeoutSeconds, redirectsMax: 0 })
    await isGone
  })
})

/** Self-signed for seller.test, made for these tests, known to nobody's trust store. */
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg2iOn2DQfimVwnRVW
AIlHP4UOxzd+8KLasH2ODVixgUyhRANCAARo3ndRkZyexIz/jFBE69Ae9BBX8KEf
sukDPHbtFXvdWAkDobxeJckS7GqE8tL0cQJ5BpPPdvpZXG/0xIyFKdzp
-----END PRIVATE KEY-----`
const cert = `-----BEGIN CERTIFICATE-----
MIIBmjCCAUGgAwIBAgIUEtHy5aU+dUVjblUMg6XOp+2zjuYwCgYIKoZIzj0EAwIw
FjEUMBIGA1UEAwwLc2VsbGVyLnRlc3QwIBcNMjYxMTIxMTk0MzI1WhgPMjEyNjEw
MjgxOTQzMjVaMBYxFDASBgNVBAMMC3NlbGxlci50ZXN0MFkwEwYHKoZIzj0CAQYI
KoZIzj0DAQcDQgAEaN53UZGcnsSM/4xQROvQHvQQV/ChH7LpAzx27RV73VgJA6G8
XiXJEuxqhPLS9HECeQaTz3b6WVxv9MSMhSnc6aNrMGkwHQYDVR0OBBYEFJEo6p8O
kl+QsAHGILzvQvDKWwEUMB8GA1UdIwQYMBaAFJEo6p8Okl+QsAHGILzvQvDKWwEU
MA8GA1UdEwEB/wQFMAMBAf8wFgYDVR0RBA8wDYILc2VsbGVyLnRlc3QwCgYIKoZI
zj0EAwIDRwAwRAIgE7fQ7LlHAAS0LJUX2fu/ak6QPQeK1pnhMCzE6Eb+WkgCIHNi
MpIp7puxgyCXpkkudWiD2KGVIKL0bP6ZVkKSvUdE
-----END CERTIFICATE-----`
