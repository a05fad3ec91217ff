import { type Finding, orRejected, type Reading, rejected } from './finding.ts'
import { readGoogleItem } from './google-fields.ts'
import { XmlEntries, type XmlEntry } from './xml-entries.ts'

/** A Google Merchant feed as RSS 2.0 or Atom. */
export async function* readGoogleXml(
  texts: AsyncIterable<string>,
  reading: Reading,
): AsyncGenerator<Finding[]> {
  const entries = new XmlEntries()
  for await (const text of texts) {
    const failure = entries.write(text)
    yield findingsOf(entries.taken(), reading)
    if (failure) throw failure
  }
  const failure = entries.write(null)
  if (failure) throw failure
  const columns = [...entries.unknownColumns]
  if (columns.length) yield [{ kind: 'unknown_columns', columns }]
}

function findingsOf(entries: XmlEntry[], reading: Reading): Finding[] {
  const findings: Finding[] = []
  for (const entry of entries) {
    const { row, fault } = entry
    if (fault) {
      findings.push(rejected(row, fault))
      continue
    }
    const field = (name: string) => fieldOf(entry, name)
    const item = orRejected(
      row,
      findings,
      () => readGoogleItem(row, field, reading),
      field('id').trim() || null,
    )
    if (item) findings.push({ kind: 'item', item })
  }
  return findings
}

/** Atom calls a description `summary` or `content`; its own `id` counts where Google's is absent. */
function fieldOf({ google, plain }: XmlEntry, name: string): string {
  const text = google.get(name) || plain.get(name)
  if (text || name !== 'description') return text ?? ''
  return plain.get('summary') || plain.get('content') || ''
}
