import { type Finding, orRejected, type Reading } from './finding.ts'
import { googleColumns } from './google-columns.ts'
import { readGoogleItem } from './google-fields.ts'
import { readTable, requireColumns } from './table.ts'

/** A Google Merchant feed as a table, tab- or comma-separated. */
export function readGoogleTable(
  texts: AsyncIterable<string>,
  delimiter: string,
  reading: Reading,
): AsyncGenerator<Finding[]> {
  return readTable(texts, delimiter, header => {
    requireColumns(header, ['id'], ['title'], ['price'])
    const { at, labels, repeated } = header
    const unknown = [...at.keys()].filter(name => !googleColumns.has(attributeOf(name)))
    return {
      unknownColumns: [...unknown.map(name => labels[at.get(name)!]!), ...repeated],
      read(row, cells, findings) {
        const field = (name: string) => cells[at.get(name) ?? -1] ?? ''
        const item = orRejected(
          row,
          findings,
          () => readGoogleItem(row, field, reading),
          field('id').trim() || null,
        )
        if (item) findings.push({ kind: 'item', item })
      },
      end() {},
    }
  })
}

/** `shipping(country:price)` names its parts in the header. */
function attributeOf(name: string): string {
  return name.replace(/\(.*/, '')
}
