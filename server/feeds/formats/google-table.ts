import { type Finding, orRejected, type Reading } from './finding.ts'
import { googleColumns, tableColumnOf } from './google-columns.ts'
import { readGoogleItem } from './google-fields.ts'
import { type Header, readTable, requireColumns } from './table.ts'

/** A Google Merchant feed as a table, tab- or comma-separated. */
export function readGoogleTable(
  texts: AsyncIterable<string>,
  delimiter: string,
  reading: Reading,
): AsyncGenerator<Finding[]> {
  return readTable(texts, delimiter, found => {
    const header = byEverydayNames(found)
    requireColumns(header, ['id', 'sku'], ['title'], ['price'])
    const { at, labels, repeated } = header
    // Who numbers things once calls that number what they like.
    const idColumn = at.has('id') ? 'id' : 'sku'
    const unknown = [...at.keys()].filter(name => !googleColumns.has(attributeOf(name)))
    return {
      unknownColumns: [...unknown.map(name => labels[at.get(name)!]!), ...repeated],
      read(row, cells, findings) {
        const cell = (name: string) => cells[at.get(name) ?? -1] ?? ''
        const field = (name: string) => cell(name === 'id' ? idColumn : name)
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

/** `商品名称` is the title, where there is no `title`: then it is one column too many. */
function byEverydayNames({ labels, at, repeated }: Header): Header {
  const named = new Map([...at].filter(([name]) => tableColumnOf(name) === name))
  const more: string[] = []
  for (const [name, place] of at) {
    const column = tableColumnOf(name)
    if (column === name) continue
    if (named.has(column)) more.push(labels[place]!)
    else named.set(column, place)
  }
  return { labels, at: named, repeated: [...repeated, ...more] }
}

/** `shipping(country:price)` names its parts in the header. */
function attributeOf(name: string): string {
  return name.replace(/\(.*/, '')
}
