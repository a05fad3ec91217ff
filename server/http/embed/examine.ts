import type { Shop } from '../../shops/queries.ts'
import { type Asked, askedBy, type Whose } from './asked-addresses.ts'
import { allowsUrl, type ContentPolicy, policiesIn, ruling } from './content-policy.ts'
import { type Tag, tagsIn } from './page-tags.ts'

export const findingCodes = [
  'snippet_missing',
  'script_missing',
  'script_held',
  'element_missing',
  'address_wrong',
  'nothing_there',
  'other_shop',
  'script_elsewhere',
  'script_unknown',
  'integrity_wrong',
  'integrity_moving',
  'page_insecure',
  'mixed_content',
  'csp_script',
  'csp_strict_dynamic',
  'csp_connect',
  'csp_img',
  'csp_frame',
  'csp_frame_script',
  'csp_sandbox',
  'host_not_listed',
  'frame_of_page',
] as const
export type FindingCode = (typeof findingCodes)[number]

/** `line` is exactly what to write instead; `where` the policy it belongs to. */
export type Finding = {
  code: FindingCode
  isBlocking: boolean
  where: 'header' | 'meta' | null
  line: string | null
}

type Page = { url: string; policyHeader: string; html: string }
/** `sums`: of the script at each of its addresses here; `pinned`: the present one's. */
type About = {
  baseUrl: string
  sums: Map<string, string>
  pinned: { url: string; integrity: string }
  shop: Pick<Shop, 'embedHosts' | 'handle'>
  whose(asked: NonNullable<Asked>): Promise<Whose>
}

const elementNames = new Set(['xiaopu-shop', 'xiaopu-product', 'xiaopu-buy'])

/** What keeps a shop from being seen on a page, as far as the page itself tells. */
export async function examine(
  page: Page,
  about: About,
): Promise<{ findings: Finding[]; found: string[] }> {
  const url = new URL(page.url)
  const tags = tagsIn(page.html)
  const named = tags.filter(tag => isOurs(tag, 'script', /\/embed\/v1(-[0-9a-f]{20})?\.js$/, url))
  const scripts = named.filter(isRun)
  const own = scripts.filter(tag => originOf(tag, url) === about.baseUrl)
  const elements = tags.filter(tag => elementNames.has(tag.name))
  const framed = (path: RegExp) =>
    tags.filter(tag => isOurs(tag, 'iframe', path, url) && originOf(tag, url) === about.baseUrl)
  const pages = framed(/^\/@/)
  const frames = framed(/^\/(embed\/)?@/)
  const usesElements = elements.length > 0 || scripts.length > 0 || !frames.length
  const findings = [
    ...snippetFindings({ named, scripts, own, elements, frames }, url, about),
    ...(await addressFindings([...elements, ...frames], about)),
    ...pages.map(tag => pageFinding(tag, url)),
    ...schemeFindings(url, about),
    ...policiesOf(page, tags).flatMap(({ policy, where }) => [
      ...sandboxFinding(policy, where),
      ...(usesElements ? elementFindings(policy, where, own[0], url, about) : []),
      ...(frames.length ? frameFinding(policy, where, url, about) : []),
      ...(frames.length && !usesElements ? growFinding(policy, where, tags, url, about) : []),
    ]),
    ...(frames.length && !isListed(url, about)
      ? [finding('host_not_listed', { line: url.host })]
      : []),
  ]
  const found = [...new Set([...own, ...elements, ...frames].map(tag => tag.name))]
  return { findings: onceEach(findings).slice(0, findingsMax), found }
}

const findingsMax = 30

/** Header and page often carry the same policy twice. */
function onceEach(findings: Finding[]): Finding[] {
  const known = new Map(findings.map(one => [JSON.stringify(one), one]))
  return [...known.values()]
}

function finding(code: FindingCode, more: Partial<Finding> = {}): Finding {
  return { code, isBlocking: true, where: null, line: null, ...more }
}

function isOurs(tag: Tag, name: string, path: RegExp, page: URL): boolean {
  if (tag.name !== name) return false
  const target = targetOf(tag, page)
  return target !== null && path.test(target.pathname)
}

function targetOf(tag: Tag, page: URL): URL | null {
  const src = tag.attributes.get('src') ?? ''
  return src && URL.canParse(src, page) ? new URL(src, page) : null
}

const originOf = (tag: Tag, page: URL) => targetOf(tag, page)?.origin

/** A type that is none of a script's holds it back: so consent managers do, until a reader agrees. */
const isRun = ({ attributes }: Tag) =>
  /^(module|(text|application)\/(x-)?(java|ecma)script)?$/i.test(
    attributes.get('type')?.trim() ?? '',
  )

type Parts = { named: Tag[]; scripts: Tag[]; own: Tag[]; elements: Tag[]; frames: Tag[] }

function snippetFindings(
  { named, scripts, own, elements, frames }: Parts,
  page: URL,
  about: About,
): Finding[] {
  const line = `<script async src="${about.baseUrl}/embed/v1.js"></script>`
  if (!scripts.length && named.length) return [finding('script_held', { line })]
  if (!scripts.length && !elements.length) return frames.length ? [] : [finding('snippet_missing')]
  if (!scripts.length) return [finding('script_missing', { line })]
  if (!own.length) return [finding('script_elsewhere', { isBlocking: false, line })]
  return [
    ...(elements.length ? [] : [finding('element_missing')]),
    ...own.flatMap(tag => pinFinding(tag, page, about)),
  ]
}

/** The shop's own page lets itself be framed by nobody: what it sells is paid for there. */
function pageFinding(tag: Tag, page: URL): Finding {
  const { origin, pathname, search } = targetOf(tag, page) as URL
  return finding('frame_of_page', { line: `src="${origin}/embed${pathname}${search}"` })
}

/** Elements and frames beyond these are not looked up. */
const lookedUpMax = 20

/** Whether what each is to show is there, and this curator's. */
async function addressFindings(tags: Tag[], about: About): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const tag of tags.slice(0, lookedUpMax)) {
    const asked = askedBy(tag)
    const line = rightAddress(tag, about)
    if (!asked) {
      findings.push(finding('address_wrong', { line }))
      continue
    }
    // Another instance's shop shows as well; what is there cannot be told from here.
    if (asked.origin && asked.origin !== about.baseUrl) continue
    const whose = await about.whose(asked)
    if (whose === 'nothing') findings.push(finding('nothing_there', { line }))
    if (whose === 'other') findings.push(finding('other_shop', { isBlocking: false, line }))
  }
  return findings
}

/** Only a whole shop's address is known from here: which product was meant is not. */
function rightAddress(tag: Tag, { baseUrl, shop }: About): string | null {
  if (tag.name === 'xiaopu-shop') return `shop="${baseUrl}/@${shop.handle}"`
  if (tag.name !== 'iframe') return `product="${baseUrl}/@${shop.handle}/p/…"`
  return null
}

/** A sum fits the address it stands beside, and only an address that never changes keeps it. */
function pinFinding(tag: Tag, page: URL, { sums, pinned }: About): Finding[] {
  const path = targetOf(tag, page)?.pathname ?? ''
  const line = `<script async src="${pinned.url}" integrity="${pinned.integrity}" crossorigin="anonymous"></script>`
  const sum = sums.get(path)
  if (!sum) return [finding('script_unknown', { line })]
  const asked = tag.attributes.get('integrity')?.trim().split(/\s+/).filter(Boolean) ?? []
  if (asked.length > 0 && !asked.includes(sum)) return [finding('integrity_wrong', { line })]
  return asked.length > 0 && path === '/embed/v1.js'
    ? [finding('integrity_moving', { isBlocking: false, line })]
    : []
}

function schemeFindings(url: URL, { baseUrl }: About): Finding[] {
  const isOwnSecure = baseUrl.startsWith('https:')
  if (url.protocol === 'https:' && !isOwnSecure) return [finding('mixed_content')]
  if (url.protocol === 'http:' && isOwnSecure)
    return [finding('page_insecure', { isBlocking: false })]
  return []
}

type Where = 'header' | 'meta'

function policiesOf(page: Page, tags: Tag[]): { policy: ContentPolicy; where: Where }[] {
  const metas = headOf(tags).filter(
    tag =>
      tag.name === 'meta' &&
      tag.attributes.get('http-equiv')?.trim().toLowerCase() === 'content-security-policy',
  )
  return [
    ...policiesIn(page.policyHeader).map(policy => ({ policy, where: 'header' as const })),
    ...metas.flatMap(tag =>
      policiesIn(tag.attributes.get('content') ?? '').map(policy => ({
        policy,
        where: 'meta' as const,
      })),
    ),
  ]
}

const headNames = 'html head meta title link base script style template noscript'.split(' ')

/** Below the head browsers take no policy: it ends with the first tag that does not belong there. */
function headOf(tags: Tag[]): Tag[] {
  const end = tags.findIndex(tag => !headNames.includes(tag.name))
  return end < 0 ? tags : tags.slice(0, end)
}

/** A policy in the page itself cannot sandbox. */
function sandboxFinding(policy: ContentPolicy, where: Where): Finding[] {
  const flags = where === 'header' ? policy.get('sandbox') : undefined
  if (!flags) return []
  const wanted = ['allow-scripts', 'allow-popups', 'allow-popups-to-escape-sandbox']
  if (flags.includes('allow-scripts') && flags.includes('allow-popups')) return []
  const line = `sandbox ${[...new Set([...flags, ...wanted])].join(' ')}`
  return [finding('csp_sandbox', { where, line })]
}

const loads = [
  { code: 'csp_connect', names: ['connect-src'], path: '/api/v1/shops/' },
  { code: 'csp_img', names: ['img-src'], path: '/img/' },
] as const

function elementFindings(
  policy: ContentPolicy,
  where: Where,
  script: Tag | undefined,
  page: URL,
  about: About,
): Finding[] {
  return [
    ...scriptFinding(policy, where, script, page, about),
    ...loads.flatMap(({ code, names, path }) => {
      const rule = ruling(policy, names)
      if (!rule || allowsUrl(rule.sources, new URL(path, about.baseUrl), page)) return []
      return [finding(code, { where, line: widened(names[0], rule.sources, about.baseUrl) })]
    }),
  ]
}

function scriptFinding(
  policy: ContentPolicy,
  where: Where,
  script: Tag | undefined,
  page: URL,
  about: About,
): Finding[] {
  const rule = ruling(policy, ['script-src-elem', 'script-src'])
  if (!rule) return []
  const nonces = rule.sources.filter(source => /^'nonce-.+'$/i.test(source))
  const nonce = script?.attributes.get('nonce')
  if (nonce && nonces.includes(`'nonce-${nonce}'`)) return []
  const sums = script?.attributes.get('integrity')
  if (sums && rule.sources.includes(`'${sums.trim()}'`)) return []
  const target = (script && targetOf(script, page)) ?? new URL('/embed/v1.js', about.baseUrl)
  // With it, lists of hosts count for nothing: the script needs the page's own nonce.
  if (rule.sources.some(source => /^'strict-dynamic'$/i.test(source)))
    return [
      finding('csp_strict_dynamic', {
        where,
        line: `<script async nonce="…" src="${target.href}"></script>`,
      }),
    ]
  if (allowsUrl(rule.sources, target, page)) return []
  const name = rule.name === 'script-src-elem' ? rule.name : 'script-src'
  return [finding('csp_script', { where, line: widened(name, rule.sources, about.baseUrl) })]
}

function frameFinding(policy: ContentPolicy, where: Where, page: URL, about: About): Finding[] {
  const rule = ruling(policy, ['frame-src', 'child-src'])
  if (!rule || allowsUrl(rule.sources, new URL('/embed/@', about.baseUrl), page)) return []
  return [finding('csp_frame', { where, line: widened('frame-src', rule.sources, about.baseUrl) })]
}

/** Where the script beside a frame may not run, the frame shows and keeps its height. */
function growFinding(
  policy: ContentPolicy,
  where: Where,
  tags: Tag[],
  page: URL,
  about: About,
): Finding[] {
  const script = tags.find(tag => isOurs(tag, 'script', /^\/embed\/v1-frame\.js$/, page))
  const found = script ? scriptFinding(policy, where, script, page, about) : []
  return found.map(one => ({ ...one, code: 'csp_frame_script', isBlocking: false }))
}

/** The directive as it should read: what it allows now and us. */
function widened(name: string, sources: string[], baseUrl: string): string {
  const kept = sources.filter(source => !/^'none'$/i.test(source))
  return [name, ...kept, baseUrl].join(' ')
}

function isListed({ hostname, host }: URL, { shop, baseUrl }: About): boolean {
  if (!shop.embedHosts.length || host === new URL(baseUrl).host) return true
  return shop.embedHosts.some(one =>
    one.startsWith('*.') ? hostname.endsWith(one.slice(1)) : one === hostname || one === host,
  )
}
