import { FeedUnreadable } from '../item.ts'
import { tableColumnOf } from './google-columns.ts'

export type FeedFormat = 'google_xml' | 'google_tsv' | 'google_csv' | 'shopify_csv'

export type Detected = { format: FeedFormat; delimiter: string }

/** What the beginning of a file is, as far as the seller has not said it. */
export function detectFormat(head: string, wanted: FeedFormat | 'auto'): Detected {
  const text = head.trimStart()
  if (text === '') throw new FeedUnreadable('empty')
  const isMarkup = text.startsWith('<')
  if (wanted !== 'auto' && isMarkup !== (wanted === 'google_xml')) {
    throw new FeedUnreadable('unknown_format', wanted)
  }
  if (isMarkup) {
    if (opensWithDoctype(text)) throw new FeedUnreadable('doctype_forbidden')
    return { format: 'google_xml', delimiter: '' }
  }
  const header = /^[^\r\n]*/.exec(text)![0]
  const delimiter = wanted === 'google_tsv' ? '\t' : delimiterOf(header)
  return { format: wanted === 'auto' ? tableFormat(header, delimiter) : wanted, delimiter }
}

/** Spreadsheets in countries with a decimal comma save "CSV" with semicolons. */
function delimiterOf(header: string): string {
  const count = (delimiter: string) => header.split(delimiter).length
  return [',', '\t', ';'].reduce((best, other) => (count(other) > count(best) ? other : best))
}

function tableFormat(header: string, delimiter: string): FeedFormat {
  const cells = header.split(delimiter).map(cell => tableColumnOf(cell.replaceAll('"', '')))
  const names = new Set(cells)
  if (names.has('handle') || names.has('url_handle')) return 'shopify_csv'
  // Two of the three: then the one that is missing can be named.
  const found = ['id', 'title', 'price'].filter(name => names.has(name))
  if (found.length < 2) throw new FeedUnreadable('unknown_format', header.slice(0, 100))
  return delimiter === '\t' ? 'google_tsv' : 'google_csv'
}

/**
 * A DOCTYPE can only stand before the root element. The parser refuses it as well, but not before
 * its end, and a hostile one need not end.
 */
function opensWithDoctype(text: string): boolean {
  let at = 0
  for (;;) {
    while (/\s/.test(text.charAt(at))) at++
    const mark = text.startsWith('<!--', at) ? '-->' : text.startsWith('<?', at) ? '?>' : null
    if (!mark) return text.slice(at, at + 9).toUpperCase() === '<!DOCTYPE'
    const end = text.indexOf(mark, at)
    if (end === -1) return false
    at = end + mark.length
  }
}
