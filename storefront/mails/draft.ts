import type { Language } from '../../server/platform/language.ts'
import type { Money } from '../../server/platform/money.ts'

/** What every letter is told. */
export type Base = { language: Language; instanceName: string }

export type GoodsLine = {
  title: string
  /** Empty when the product has only one variant. */
  variantTitle: string
  /** None: the thing itself, not so many of it. */
  quantity?: number
  total: Money
  /** Its variants have different prices, and this is the lowest. */
  isFrom?: boolean
  /** The seller's own number for it; only letters to sellers carry it. */
  externalId?: string
  /** Absolute https address; anything else is left out. */
  picture?: string | null
}

/** `url`: where the value leads. */
export type Fact = { label: string; value: string; url?: string }

export type Block =
  /** One number that deserves to be large. */
  | { kind: 'figure'; value: string; caption: string }
  | { kind: 'goods'; title: string; lines: GoodsLine[]; sums: Fact[] }
  | { kind: 'total'; label: string; value: string; hint?: string }
  | { kind: 'facts'; rows: Fact[] }
  /** Kept line by line, easy to copy: an address, a list of titles. */
  | { kind: 'lines'; label: string; lines: string[] }
  /** What somebody wrote, line by line as they did. */
  | { kind: 'quote'; label: string; lines: string[] }

/** What somebody wrote, without its empty lines. */
export function quote(label: string, text: string): Block {
  const lines = text.split(/\r?\n/).map(line => line.trim())
  return { kind: 'quote', label, lines: lines.filter(Boolean) }
}

export type MailLink = { label: string; url: string }

/** Small print under the button. */
export type Note = { text: string; links?: MailLink[] }

/** A letter before it is written: html and text are made of the same draft, so neither can lack a fact. */
export type Draft = Base & {
  subject: string
  /** Shown by mail programs after the subject; adds to it rather than repeating it. */
  preheader: string
  /** Whose letter it looks like: the shop to its buyers, else the instance. */
  from: string
  /** Which order it is about, above the sentence. */
  about?: string
  sentence: string
  paragraphs: string[]
  blocks: Block[]
  button: MailLink | null
  notes: Note[]
  /** Why this person receives it. */
  why: string
}

/** What a letter says, without who sends it to whom. */
export type Words = Omit<Draft, keyof Base | 'from' | 'why'>

export type Written = { subject: string; html: string; text: string }
