import { createHash } from 'node:crypto'
import type { Config } from '../platform/config.ts'
import { criticalCss } from './assets.ts'
import { factory } from './context.ts'

let known: string | null = null

/** Our sheets, and the one style element that stands in a page, by its sum; nothing else inline. */
export function ownStyles(): string {
  known ??= `style-src 'self' 'sha256-${createHash('sha256').update(criticalCss()).digest('base64')}'`
  return known
}

/** What a page may play beside what every page shows: films of ours, or one provider's player. */
export type Playing = { films: true } | { player: string }

/** WeChat's own script, on pages that are passed on, where there is an official account (`share/wechat.ts`). */
const wechatScripts = ' https://res.wx.qq.com'

type More = { playing: Playing | null; isPassedOn: boolean }

function policy({ wechat }: Config, { playing, isPassedOn }: More): string {
  const scripts = `script-src 'self'${wechat && isPassedOn ? wechatScripts : ''}`
  const own = `default-src 'none'; ${scripts}; ${ownStyles()}; ${others}`
  if (!playing) return own
  return 'films' in playing ? `${own}; media-src 'self'` : `${own}; frame-src ${playing.player}`
}

const others =
  "img-src 'self' data:; connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"

/** For everything people look at: nothing foreign runs, nothing frames it, nothing is guessed. */
export function headersOfPages(
  config: Config,
  more: More = { playing: null, isPassedOn: false },
): Record<string, string> {
  return {
    'content-security-policy': policy(config, more),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    ...(config.baseUrl.startsWith('https:')
      ? { 'strict-transport-security': 'max-age=31536000' }
      : {}),
  }
}

/** The same for every page that has not said something stricter itself. */
export const pageHeaders = factory.createMiddleware(async (c, next) => {
  await next()
  for (const [name, value] of Object.entries(headersOfPages(c.get('instance').config))) {
    if (!c.res.headers.has(name)) c.res.headers.set(name, value)
  }
})
