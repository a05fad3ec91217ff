import { criticalCss } from '../../server/http/assets.ts'

/** What strangers might write, and how to see that a page took some of it for its own. */

export const pieces = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title><script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '<!--<script>',
  ']]><script>alert(1)</script>',
  '<svg/onload=alert(1)>',
  '<iframe src="javascript:alert(1)">',
  '<a href="javascript:alert(1)">x</a>',
  '{{constructor.constructor("alert(1)")()}}',
  ['$', '{alert(1)}'].join(''),
  '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<style>*{display:none}</style>',
  '<base href="//evil.example/">',
  '<meta http-equiv="refresh" content="0;url=//evil.example">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '\u202eevil\u202c',
  '<plaintext>',
  '<xmp><img src=x onerror=alert(1)></xmp>',
]
const dressings = [
  (text: string) => text,
  (text: string) => text.toUpperCase(),
  (text: string) => `a${text}b`,
  (text: string) => `${text}${text}`,
  (text: string) => text.replaceAll('<', '\uff1c<'),
  (text: string) => text.replaceAll(' ', '/'),
  (text: string) => `苹果 ${text}`,
  (text: string) => text.replaceAll('script', 'scr\u200bipt'),
  (text: string) => `&lt;${text}`,
  (text: string) => `%3Cscript%3E${text}`,
  (text: string) => `\\u003cscript\\u003e${text}`,
  (text: string) => ` ${text} `,
  (text: string) => `<${text}`,
  (text: string) => `"${text}"`,
  (text: string) => `'${text}'`,
]
/** Every piece in every dressing; those that a dressing leaves as they are, once. */
export const corpus = [
  ...new Set(pieces.flatMap(piece => dressings.map(dress => dress(piece).slice(0, 110).trim()))),
]

/** Strings in as few texts of that length as they fit into, each whole where it can be. */
export function packed(all: string[], max: number): string[] {
  const packs: string[] = []
  for (const words of all.map(one => one.slice(0, max))) {
    const last = packs.at(-1)
    if (last !== undefined && last.length + 1 + words.length <= max)
      packs[packs.length - 1] = `${last} ${words}`
    else packs.push(words)
  }
  return packs
}

const tag =
  /<(?:!doctype html|(\/?[a-z][a-z0-9-]*)((?:\s+[a-z_:][\w:.-]*(?:="[^"<]*")?)*)\s*\/?)>/iy
const attribute = /\s+([a-z_:][\w:.-]*)(?:="([^"]*)")?/gi
const address = /^(?:https?:\/\/(?!evil)|\/(?!\/)|mailto:|#|\?|$)/i
/** Elements no page of ours has; a page of mail has its style, an embedding one its frame. */
const foreign =
  /^(base|object|embed|math|mtext|mglyph|plaintext|xmp|style|iframe|noscript|frameset)$/i
const ourScript =
  / (src="(?:https?:\/\/[\w.:-]+)?\/(?:assets|embed)\/|type="application\/ld\+json")/

/**
 * The first thing in a page that is not as our own pages are: a `<` that begins no whole tag with
 * quoted attributes, an element or an attribute that only somebody's words could have brought.
 */
export function strangeIn(page: string, own: RegExp = /^$/): string | null {
  // The one style element of ours, to the letter; any other is strange.
  const html = page.replace(`<style>${criticalCss()}</style>`, '')
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    tag.lastIndex = at
    const found = tag.exec(html)
    const near = html.slice(Math.max(0, at - 40), at + 100)
    if (!found) return `no tag of ours: ${near}`
    const [whole, name = '', attributes = ''] = found
    if (foreign.test(name.replace('/', '')) && !own.test(name.replace('/', ''))) return near
    if (/^script$/i.test(name) && !ourScript.test(attributes)) return near
    for (const [, key = '', value = ''] of attributes.matchAll(attribute)) {
      if (/^on/i.test(key) || (/^http-equiv$/i.test(key) && !own.test('http-equiv'))) return near
      if (/^(href|src|action|formaction|xlink:href)$/i.test(key) && !address.test(value))
        return near
    }
    at += whole.length - 1
  }
  return null
}
