import type { CDPSession } from 'playwright-core'

export const kinds = ['html', 'css', 'js', 'pictures', 'other'] as const
export type Kind = (typeof kinds)[number]

/** Milliseconds since the page itself was asked for. */
type Request = {
  kind: Kind
  path: string
  priority: string
  /** What was sent: `image/avif`. */
  type: string
  encoding: string
  from: number
  answered: number
  to: number
  bytes: number
}

const kindOf: Record<string, Kind> = {
  Document: 'html',
  Stylesheet: 'css',
  Script: 'js',
  Image: 'pictures',
}

/** What a page loads, in order, as Chromium saw it; filled while it loads. */
export async function watchRequests(cdp: CDPSession): Promise<Request[]> {
  const requests: Request[] = []
  const byId = new Map<string, Request>()
  let began: number | null = null
  const since = (timestamp: number) => (timestamp - (began ?? timestamp)) * 1000
  cdp.on('Network.requestWillBeSent', ({ requestId, request, timestamp, type }) => {
    began ??= timestamp
    const made: Request = {
      kind: kindOf[type ?? ''] ?? 'other',
      path: new URL(request.url).pathname,
      priority: request.initialPriority,
      type: '',
      encoding: '',
      from: since(timestamp),
      answered: 0,
      to: 0,
      bytes: 0,
    }
    requests.push(made)
    byId.set(requestId, made)
  })
  cdp.on('Network.responseReceived', ({ requestId, response, timestamp }) => {
    // The event's own time is when the page heard of it, which a busy page does late.
    const { requestTime, receiveHeadersEnd } = response.timing ?? {}
    const at = requestTime ? requestTime + (receiveHeadersEnd ?? 0) / 1000 : timestamp
    const encoding = response.headers['Content-Encoding'] ?? response.headers['content-encoding']
    Object.assign(byId.get(requestId) ?? {}, {
      answered: since(at),
      type: response.mimeType,
      encoding: encoding ?? '',
    })
  })
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength, timestamp }) => {
    Object.assign(byId.get(requestId) ?? {}, { to: since(timestamp), bytes: encodedDataLength })
  })
  await cdp.send('Network.enable')
  return requests
}

/** `   12 ..  170 ..  240 ms  html      8123 B  br  VeryHigh  /@ayu` */
export function line({ from, answered, to, kind, bytes, encoding, priority, path }: Request) {
  const at = [from, answered, to].map(one => String(Math.round(one)).padStart(4)).join(' ..')
  return `${at} ms  ${kind.padEnd(8)} ${String(bytes).padStart(6)} B  ${encoding.padEnd(4)} ${priority.padEnd(8)} ${path}`
}
