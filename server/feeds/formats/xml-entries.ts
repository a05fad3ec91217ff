import { SaxesParser, type SaxesTagNS } from 'saxes'
import { FeedUnreadable } from '../item.ts'
import { RowFault } from './finding.ts'
import { columnNameOf, googleColumns } from './google-columns.ts'
import { excerptOf } from './plain-text.ts'

const depthMax = 64
const attributesMax = 64
const fieldCharactersMax = 64_000
const entryCharactersMax = 256_000
/** What saxes may hold in memory before it reports it: one text, comment or start tag. */
const tokenCharactersMax = 1_000_000
const unknownColumnsMax = 200

/** `ns/1.0` for Google's fields (`g:`), `cns/1.0` for a shop's own beside them (`c:`). */
const googleHost = 'http://base.google.com/'

/** What RSS and Atom themselves put beside Google's fields. */
const syndication: ReadonlySet<string> = new Set(
  `author category comments content contributor creator date enclosure encoded guid pubdate
  published rights source summary updated`.split(/\s+/),
)

/** One `<item>` or `<entry>`: Google's fields, those without a prefix, and what is wrong with it. */
export type XmlEntry = {
  row: number
  google: Map<string, string>
  plain: Map<string, string>
  fault: RowFault | null
}

/**
 * Turns markup into entries, and only that: what a field means is decided outside the parser.
 * saxes expands no entities of a document but has no limits of its own; they are here.
 */
export class XmlEntries {
  readonly unknownColumns = new Set<string>()
  readonly #parser = new SaxesParser({
    xmlns: true,
    // Many feeds forget to declare the prefix they use.
    additionalNamespaces: { g: `${googleHost}ns/1.0`, c: `${googleHost}cns/1.0` },
  })
  #entries: XmlEntry[] = []
  #entry: XmlEntry | null = null
  #rows = 0
  #depth = 0
  #entryDepth = 0
  #entryBegin = 0
  #text = ''
  #tokenBegin = 0

  constructor() {
    // At most six handlers: from the seventh on, V8 keeps the parser's fields in a hash table and
    // everything takes four times as long.
    const parser = this.#parser
    parser.on('doctype', () => {
      throw new FeedUnreadable('doctype_forbidden')
    })
    parser.on('opentag', tag => this.#open(tag))
    parser.on('closetag', tag => this.#close(tag))
    parser.on('text', text => this.#addText(text))
    parser.on('cdata', text => this.#addText(text))
  }

  /** Returns why it cannot go on, so that entries before the fault are still delivered. */
  write(text: string | null): FeedUnreadable | null {
    try {
      this.#parser.write(text)
      this.#checkToken()
      return null
    } catch (error) {
      return unreadable(error)
    }
  }

  taken(): XmlEntry[] {
    const entries = this.#entries
    this.#entries = []
    return entries
  }

  #open(tag: SaxesTagNS) {
    this.#tokenEnds()
    this.#depth++
    if (this.#depth > depthMax) throw this.#malformed('more than 64 nested tags')
    if (Object.keys(tag.attributes).length > attributesMax) {
      throw this.#malformed('more than 64 attributes')
    }
    if (this.#depth === 1) requireFeed(tag)
    if (this.#entry) {
      if (this.#depth === this.#entryDepth + 1) this.#text = ''
    } else if (tag.local === 'item' || tag.local === 'entry') {
      this.#beginEntry()
    }
  }

  #beginEntry() {
    this.#entryDepth = this.#depth
    this.#entryBegin = this.#parser.position
    this.#entry = { row: ++this.#rows, google: new Map(), plain: new Map(), fault: null }
  }

  #close(tag: SaxesTagNS) {
    this.#tokenEnds()
    const entry = this.#entry
    if (entry && this.#depth === this.#entryDepth) {
      this.#entries.push(entry)
      this.#entry = null
    } else if (entry && this.#depth === this.#entryDepth + 1) {
      this.#closeField(entry, tag)
    } else if (entry && !entry.fault) {
      this.#text += '\n'
    }
    this.#depth--
  }

  #closeField(entry: XmlEntry, tag: SaxesTagNS) {
    if (entry.fault) return
    const name = columnNameOf(tag.local)
    if (this.#text.length > fieldCharactersMax) {
      entry.fault = new RowFault('too_long', name, this.#text)
      return
    }
    const isGoogle = tag.uri.startsWith(googleHost) || tag.prefix === 'g'
    if (!isGoogle && tag.prefix) return this.#unknown(tag.name)
    if (!googleColumns.has(name) && !syndication.has(name)) this.#unknown(tag.local)
    addField(isGoogle ? entry.google : entry.plain, name, this.#text)
  }

  #addText(text: string) {
    this.#tokenEnds()
    if (!this.#entry || this.#entry.fault) return
    if (this.#depth > this.#entryDepth) this.#text += text
  }

  /** Every event passes here: sizes are measured by how far the parser has come. */
  #tokenEnds() {
    this.#checkToken()
    this.#tokenBegin = this.#parser.position
    const entry = this.#entry
    if (!entry || entry.fault) return
    if (this.#tokenBegin - this.#entryBegin <= entryCharactersMax) return
    entry.fault = new RowFault('too_long', null, entry.google.get('id') ?? '')
    this.#text = ''
  }

  #checkToken() {
    if (this.#parser.position - this.#tokenBegin > tokenCharactersMax) {
      throw this.#malformed('a single text, comment or tag is too long')
    }
  }

  #malformed(what: string) {
    return new FeedUnreadable('malformed', `line ${this.#parser.line}: ${what}`)
  }

  #unknown(name: string) {
    if (this.unknownColumns.size < unknownColumnsMax) this.unknownColumns.add(excerptOf(name))
  }
}

/** The first of a repeated field counts; images are repeated on purpose. */
function addField(fields: Map<string, string>, name: string, text: string) {
  const before = fields.get(name)
  if (before === undefined) fields.set(name, text)
  else if (name === 'additional_image_link') fields.set(name, `${before},${text.trim()}`)
}

function requireFeed(root: SaxesTagNS) {
  if (/^(?:rss|feed|rdf)$/i.test(root.local)) return
  throw new FeedUnreadable('unknown_format', excerptOf(root.name))
}

/** saxes says where: `12:3: unclosed tag: item`. */
function unreadable(error: unknown): FeedUnreadable {
  if (error instanceof FeedUnreadable) return error
  if (!(error instanceof Error)) throw error
  const fault = error.message.includes('doctype declaration') ? 'doctype_forbidden' : 'malformed'
  return new FeedUnreadable(fault, `line ${excerptOf(error.message)}`)
}
