/** A Content-Security-Policy as browsers read it: the first of two same directives counts. */
export type ContentPolicy = Map<string, string[]>

/** A header may hold several, parted by commas; each of them must allow. */
export function policiesIn(header: string): ContentPolicy[] {
  return header
    .split(',')
    .map(parsePolicy)
    .filter(policy => policy.size > 0)
}

function parsePolicy(text: string): ContentPolicy {
  const policy: ContentPolicy = new Map()
  for (const part of text.split(';')) {
    const [name = '', ...sources] = part.trim().split(/\s+/)
    const key = name.toLowerCase()
    if (key && !policy.has(key)) policy.set(key, sources)
  }
  return policy
}

/** Which directive rules over this kind of loading; null: none, everything may. */
export function ruling(
  policy: ContentPolicy,
  names: readonly string[],
): { name: string; sources: string[] } | null {
  for (const name of [...names, 'default-src']) {
    const sources = policy.get(name)
    if (sources) return { name, sources }
  }
  return null
}

export function allowsUrl(sources: string[], target: URL, page: URL): boolean {
  return sources.some(source => matches(source, target, page))
}

function matches(source: string, target: URL, page: URL): boolean {
  if (source === '*') return /^https?:$/.test(target.protocol)
  if (/^'self'$/i.test(source)) return target.origin === page.origin
  if (/^[a-z][a-z0-9+.-]*:$/i.test(source)) return isScheme(source.slice(0, -1), target)
  const [, scheme, host, port, path] =
    /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^:/?#']+)(?::(\d+|\*))?(\/[^?#]*)?$/i.exec(source) ?? []
  if (!host) return false
  return (
    isScheme(scheme ?? page.protocol.slice(0, -1), target) &&
    isHost(host.toLowerCase(), target.hostname) &&
    isPort(port, target) &&
    isPath(path, target.pathname)
  )
}

/** http in a policy allows https too. */
function isScheme(scheme: string, { protocol }: URL): boolean {
  const wanted = `${scheme.toLowerCase()}:`
  return protocol === wanted || (wanted === 'http:' && protocol === 'https:')
}

function isHost(host: string, name: string): boolean {
  if (host === '*') return true
  return host.startsWith('*.') ? name.endsWith(host.slice(1)) : name === host
}

function isPort(port: string | undefined, target: URL): boolean {
  const usual = target.protocol === 'https:' ? '443' : '80'
  const own = target.port || usual
  if (port === '*') return true
  return port === undefined ? own === usual : port === own || (port === '80' && own === '443')
}

function isPath(path: string | undefined, own: string): boolean {
  if (path === undefined || path === '/') return true
  return path.endsWith('/') ? own.startsWith(path) : own === path
}
