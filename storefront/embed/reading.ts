import type { Fault } from './contract.ts'
import type { Money } from './make.ts'

/** What the elements read of `/api/v1`; all of it open to anyone. */
export type Shop = {
  handle: string
  name: string
  line: string
  accent: string
  language: string
  disclosure?: string
  sections: { id: string; title: string }[]
}
export type Product = {
  slug: string
  title: string
  seller: { name: string }
  images: { url: string; width: number; height: number }[]
  availability: string
  variants: { price: Money }[]
}
export type Pick = { note: string; product: Product }
export type PickedProduct = Product & {
  note?: string
  shop: { handle: string; name: string; accent: string; language: string; disclosure: string }
}

/** Its message is what went wrong, as hosts are told. */
export class Trouble extends Error {
  declare message: Fault
}

const script = document.currentScript as HTMLScriptElement | null
const home = script?.src ? new URL(script.src).origin : location.origin
/** For browsers too old for sheets without a style element. */
export const scriptNonce = script?.nonce ?? ''

/** `slug` as it is written in an address; `section` by id or title, '' for the whole shelf. */
export type Address = { origin: string; handle: string; slug: string; section: string }

/**
 * `https://host/@handle`, `https://host/@handle/p/slug`; without a host, the script's own. A section
 * is what the element asks for, or stands in the address as a browser shows it.
 */
export function addressIn(text: string, section: string | null): Address | null {
  const found =
    /^(?:(https?:\/\/[^/?#\s]+)\/)?@?([a-z0-9-]+)(?:\/p\/([^/?#\s]+))?\/?(\?[^#]*)?(?:#.*)?$/i.exec(
      text.trim(),
    )
  const handle = found?.[2]
  if (!found || !handle) return null
  try {
    return {
      origin: new URL(found[1] ?? home).origin,
      handle,
      slug: found[3] ?? '',
      section: (section || new URLSearchParams(found[4]).get('section') || '').trim(),
    }
  } catch {
    return null
  }
}

const millisecondsMax = 15_000

/** No cookie goes along and no address of the host page. */
export async function get<T>(url: string): Promise<T> {
  let answer: Response
  try {
    answer = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout?.(millisecondsMax) ?? null,
    })
  } catch {
    throw new Trouble('unreachable')
  }
  if (answer.ok) return answer.json() as Promise<T>
  throw new Trouble(
    answer.status === 410 ? 'shop_closed' : answer.status === 404 ? 'not_found' : 'unreachable',
  )
}
