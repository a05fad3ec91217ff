import { formatMoney } from '../../server/platform/money.ts'
import type { Block, Draft, Fact } from './draft.ts'
import { underTitle } from './goods-words.ts'

/** The twin for those who read mail as text: same facts, same order, same links. */
export function plainText(draft: Draft): string {
  const { from, about, sentence, paragraphs, blocks, button, notes, why } = draft
  const parts = [
    from,
    [about, sentence, ...paragraphs].filter(Boolean).join('\n\n'),
    ...blocks.map(block => blockText(block, draft)),
    button ? `${button.label}:\n${button.url}` : '',
    ...notes.map(({ text, links = [] }) =>
      [text, ...links.map(({ label, url }) => linkText(label, url))].join('\n'),
    ),
    `-- \n${why}`,
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

function blockText(block: Block, { language }: Draft): string {
  if (block.kind === 'figure') return `${block.caption}: ${block.value}`
  if (block.kind === 'total') return [factText(block), block.hint].filter(Boolean).join('\n')
  if (block.kind === 'facts') return block.rows.map(factText).join('\n')
  if (block.kind === 'quote') return `${block.label}:\n> ${block.text}`
  if (block.kind === 'lines') return [`${block.label}:`, ...block.lines].join('\n')
  const lines = block.lines.map(line => {
    const details = [underTitle(line, language), formatMoney(line.total, language)]
    return `- ${line.quantity ? `${line.quantity} × ` : ''}${line.title}\n  ${details.filter(Boolean).join(' · ')}`
  })
  return [block.title, ...lines, ...block.sums.map(sum => `  ${factText(sum)}`)].join('\n')
}

function factText({ label, value }: Fact): string {
  return `${label}: ${value}`
}

function linkText(label: string, url: string): string {
  return url.startsWith('mailto:') ? label : `${label}: ${url}`
}
