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

type Around = {
  /** That of who looks, where we know it. */
  known?: Language
  /** Stands on every link, whatever the address says. */
  placement?: string | null
}

/** What stands around a page. It speaks the language it is asked for; else `known`; else the shop's. */
export function frameOf(
  c: Context<Env>,
  shop: Shop | null,
  { known, placement = placementOf(c.req.query('placement')) }: Around = {},
): Frame {
  const { baseUrl, wechat, legalPages } = c.get('instance').config
  const language = languageOf(c, known ?? shop?.language)
  const { pathname: asked, search } = new URL(c.req.url)
  // Two strokes at its start would name another host.
  const pathname = asked.replace(/^\/+/, '/')
  const inLanguage = (other: Language) => {
    const query = new URLSearchParams(search)
    // One visitor's; the page is everybody's.
    query.delete('click')
    query.delete('placement')
    if (placement) query.set('placement', placement)
    query.set('lang', other)
    return `${pathname}?${query}`
  }
  const here = `${baseUrl}${pathname}`
  // Whoever looks keeps their language also where they go on to.
  const own = shop && known !== shop.language ? known : null
  const chosenLanguage = languageNamed(c.req.query('lang')) ?? own ?? null
  return {
    language,
    chosenLanguage,
    otherLanguages: languages
      .filter(other => other !== language)
      .map(other => ({ language: other, url: inLanguage(other) })),
    url: withVisit(here, { language: chosenLanguage }),
    alternates: alternatesOf(one => withVisit(here, { language: one })),
    baseUrl,
    shop: shop ? headOf(c, shop, language) : null,
    placement,
    legalPages,
    isToldToWechat: wechat !== null,
    assets: assets(),
  }
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
