import { render } from 'preact-render-to-string'
import type { Draft, Written } from './draft.ts'
import { clipped, oneLine } from './one-line.ts'
import { plainText } from './plain-text.ts'
import { Sheet } from './sheet.tsx'

const subjectCharactersMax = 140

export function write(draft: Draft): Written {
  const clean = everyString(draft, oneLine)
  for (const { url } of linksOf(clean)) {
    if (!/^(https?:\/\/|mailto:)/.test(url)) throw new Error('a link of a letter is no web address')
  }
  return {
    subject: clipped(clean.subject, subjectCharactersMax),
    html: `<!doctype html>${render(Sheet(clean))}`,
    text: plainText(clean),
  }
}

function everyString<T>(value: T, change: (text: string) => string): T {
  const visit = (_key: string, inner: unknown) =>
    typeof inner === 'string' ? change(inner) : inner
  return JSON.parse(JSON.stringify(value), visit)
}

function linksOf({ button, notes }: Draft) {
  return [...(button ? [button] : []), ...notes.flatMap(note => note.links ?? [])]
}
