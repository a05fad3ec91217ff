import { factsOf } from '../../server/platform/language.ts'
import type { Block, Draft, Fact } from './draft.ts'
import { priceText, underTitle } from './goods-words.ts'

/** The twin for those who read mail as text: same facts, same order, same links. */
export function plainText(draft: Draft): string {
  const { from, about, sentence, paragraphs, blocks, button, notes, why } = draft
  const { colon } = factsOf(draft.language)
  const parts = [
    from,
    [about, sentence, ...paragraphs].filter(Boolean).join('\n\n'),
    ...blocks.map(block => blockText(block, draft)),
    button ? `${heading(button.label, colon)}\n${button.url}` : '',
    ...notes.map(({ text, links = [] }) =>
      [text, ...links.map(link => linkText(link, colon))].join('\n'),
    ),
    `-- \n${why}`,
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

function blockText(block: Block, { language }: Draft): string {
  const { colon } = factsOf(language)
  if (block.kind === 'figure') return `${block.caption}${colon}${block.value}`
  if (block.kind === 'total') return [factText(block, colon), block.hint].filter(Boolean).join('\n')
  if (block.kind === 'facts') return block.rows.map(row => factText(row, colon)).join('\n')
  if (block.kind === 'quote')
    return [heading(block.label, colon), ...block.lines.map(line => `> ${line}`)].join('\n')
  if (block.kind === 'lines') return [heading(block.label, colon), ...block.lines].join('\n')
  const lines = block.lines.map(line => {
    const details = [underTitle(line, language), priceText(line, language)]
    return `- ${line.title}${line.quantity ? ` × ${line.quantity}` : ''}\n  ${details.filter(Boolean).join(' · ')}`
  })
  return [block.title, ...lines, ...block.sums.map(sum => `  ${factText(sum, colon)}`)].join('\n')
}

function factText({ label, value, url }: Fact, colon: string): string {
  return `${label}${colon}${value}${url ? `\n${url}` : ''}`
}

/** What a label names stands on the next line. */
function heading(label: string, colon: string): string {
  return `${label}${colon.trim()}`
}

function linkText({ label, url }: { label: string; url: string }, colon: string): string {
  return url.startsWith('mailto:') ? label : `${label}${colon}${url}`
}
