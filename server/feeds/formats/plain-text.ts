import { decodeEntities } from './entities.ts'

const blocks = 'p|br|li|div|ul|ol|dl|dt|dd|tr|table|section|article|blockquote|hr|pre|h[1-6]'
const breaks = new RegExp(`<(?:${blocks})\\b`, 'i')
const paragraph = /^(?:p|ul|ol|dl|table|section|article|blockquote|hr|pre|h[1-6])$/
const line = /^(?:li|div|dt|dd|tr)$/

/**
 * A description as plain text: tags dropped, entities decoded, paragraphs apart by a blank line.
 * Line breaks of the source count only where no tag makes any. Every step passes the text once,
 * whatever is in it.
 */
export function htmlToText(html: string): string {
  const source = breaks.test(html) ? html.replace(/\s+/g, ' ') : html
  const text = source.includes('<') ? withoutTags(source) : source
  return tidyLines(decodeEntities(text))
}

/**
 * One line of a person's words: line breaks and runs of spaces to one space; control, bidi and
 * zero-width characters dropped, since they can make a title look like another one.
 */
export function lineOf(text: string): string {
  if (!/[\p{Cc}\p{Cf}]|\s\s|[^\S ]/u.test(text)) return text.trim()
  return text.replace(hidden, '').replace(/\s+/g, ' ').trim()
}

/** What a seller is shown of a value that was refused. */
export function excerptOf(text: string): string {
  return lineOf(text.slice(0, 200))
    .slice(0, 100)
    .replace(/[\uD800-\uDBFF]$/, '')
}

/** Counted as people do: an emoji is one character. */
export function isLongerThan(text: string, charactersMax: number): boolean {
  return text.length > charactersMax && [...text].length > charactersMax
}

/** \p{Cf} holds the bidi controls, zero-width characters, soft hyphen and byte order mark. */
const hidden = /(?!\s)\p{Cc}|\p{Cf}/gu

function tidyLines(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(hidden, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function withoutTags(html: string): string {
  const scan = new TagScan(html)
  const parts: string[] = []
  let isLineStart = true
  const add = (part: string) => {
    parts.push(part)
    if (part.trim()) isLineStart = false
    else if (part.includes('\n')) isLineStart = true
  }
  let at = 0
  for (let open = html.indexOf('<'); open !== -1; open = html.indexOf('<', at)) {
    add(html.slice(at, open))
    const tag = scan.tagAt(open)
    add(tag ? spaceFor(tag.name, isLineStart) : '<')
    at = tag ? tag.end : open + 1
  }
  parts.push(html.slice(at))
  return parts.join('')
}

/** What a tag leaves behind: the end of one list item and the beginning of the next break once. */
function spaceFor(tag: string, isLineStart: boolean): string {
  if (paragraph.test(tag)) return '\n\n'
  if (tag === 'br') return '\n'
  if (line.test(tag)) return isLineStart ? '' : '\n'
  return tag === 'td' || tag === 'th' ? ' ' : ''
}

/** Finds where tags end. What proves unclosed once is never searched for again: no second pass. */
class TagScan {
  readonly #html: string
  readonly #lastEnd: number
  #areQuotesSound = true

  constructor(html: string) {
    this.#html = html
    this.#lastEnd = html.lastIndexOf('>')
  }

  /** The tag that opens here and where it ends, a script with all its content; null: a mere `<`. */
  tagAt(open: number): { end: number; name: string } | null {
    if (this.#html.startsWith('<!--', open)) return { end: this.#after('-->', open), name: '' }
    if (!/[a-z/!?]/i.test(this.#html.charAt(open + 1))) return null
    const match = /^<(?:\/?([a-z][a-z0-9]*)|[!?])/i.exec(this.#html.slice(open, open + 20))
    if (!match || open > this.#lastEnd) return null
    const name = (match[1] ?? '').toLowerCase()
    const end = this.#endOf(open)
    const isRaw = (name === 'script' || name === 'style') && this.#html[open + 1] !== '/'
    return { end: isRaw ? this.#afterRaw(name, end) : end, name }
  }

  #after(mark: string, from: number): number {
    const at = this.#html.indexOf(mark, from)
    return at === -1 ? this.#html.length : at + mark.length
  }

  #afterRaw(tag: string, from: number): number {
    const close = new RegExp(`</${tag}`, 'gi')
    close.lastIndex = from
    const match = close.exec(this.#html)
    return match ? this.#after('>', match.index) : this.#html.length
  }

  /**
   * Past the `>` that is in no quotes; past the first `>` where the quotes make no sense. Only
   * after `=` does a quote mark open a value: the apostrophe of a word must not swallow a line.
   */
  #endOf(open: number): number {
    let quote = ''
    let isValue = false
    for (let at = open + 1; this.#areQuotesSound && at < this.#html.length; at++) {
      const character = this.#html[at]!
      if (quote) quote = character === quote ? '' : quote
      else if (character === '>') return at + 1
      else if (isValue && (character === '"' || character === "'")) quote = character
      isValue = character === '=' || (isValue && character === ' ')
    }
    this.#areQuotesSound = false
    return this.#after('>', open)
  }
}
