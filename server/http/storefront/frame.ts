import type { Context } from 'hono'
import { withVisit } from '../../../storefront/paths.ts'
import { Placement } from '../../orders/contract.ts'
import { factsOf, type Language, languageNamed, languages } from '../../platform/language.ts'
import type { Shop } from '../../shops/queries.ts'
import { assets } from '../assets.ts'
import { type Env, languageOf } from '../context.ts'
import { pictureOf } from '../picture.ts'
import { alternatesOf } from './alternates.ts'
import type { Frame, ShopHead } from './views.ts'

/**
 * What stands around a page. It speaks the language it is asked for; else `known`, that of who looks;
 * else the shop's.
 */
export function frameOf(c: Context<Env>, shop: Shop | null, known?: Language): Frame {
  const { baseUrl, wechat, legalPages } = c.get('instance').config
  const language = languageOf(c, known ?? shop?.language)
  const url = new URL(c.req.url)
  // One visitor's; the page is everybody's.
  url.searchParams.delete('click')
  const here = `${baseUrl}${url.pathname}`
  // Whoever looks keeps their language also where they go on to.
  const own = shop && known !== shop.language ? known : null
  const chosenLanguage = languageNamed(c.req.query('lang')) ?? own ?? null
  return {
    language,
    chosenLanguage,
    otherLanguages: languages
      .filter(other => other !== language)
      .map(other => ({ language: other, url: withQuery(url, 'lang', other) })),
    url: withVisit(here, { language: chosenLanguage }),
    alternates: alternatesOf(one => withVisit(here, { language: one })),
    baseUrl,
    shop: shop ? headOf(c, shop, language) : null,
    placement: placementOf(c.req.query('placement')),
    legalPages,
    isToldToWechat: wechat !== null,
    assets: assets(),
  }
}

/** The same with this placement on every link, whatever the address says. */
export function placedIn(frame: Frame, placement: string | null): Frame {
  const otherLanguages = frame.otherLanguages.map(({ language, url }) => ({
    language,
    url: withQuery(new URL(url, frame.baseUrl), 'placement', placement),
  }))
  return { ...frame, placement, otherLanguages }
}

function withQuery(address: URL, name: string, value: string | null): string {
  const url = new URL(address)
  if (value) url.searchParams.set(name, value)
  else url.searchParams.delete(name)
  return `${url.pathname}${url.search}`
}

/**
 * A placement from an address or form, without what no placement may have: an emoji in it must not
 * cost a curator to know where an order came from. Null: nothing is left.
 */
export function placementOf(text: unknown): string | null {
  if (typeof text !== 'string') return null
  const letters = [...text.slice(0, 500)].filter(letter => Placement.safeParse(letter).success)
  const parsed = Placement.safeParse(letters.slice(0, 60).join('').trim())
  return parsed.success ? parsed.data : null
}

function headOf(c: Context<Env>, shop: Shop, language: Language): ShopHead {
  const { images } = c.get('instance')
  const { id, handle, name, line, accent, theme, layout, disclosure, currency, avatarHash } = shop
  const avatar = avatarHash
    ? {
        ...pictureOf(images, { hash: avatarHash, width: 640, height: 640, color: '#efe7da' }),
        // Shown at 56 pixels: sharp enough on every phone.
        src: images.url({ hash: avatarHash, width: 240 }),
      }
    : null
  const tag = shop.language === language ? undefined : factsOf(shop.language).tag
  return { id, handle, name, line, accent, theme, layout, disclosure, currency, avatar, tag }
}
