import { CsvError, Parser } from 'csv-parse'
import { FeedUnreadable } from '../item.ts'
import { type Finding, RowFault, rejected } from './finding.ts'
import { columnNameOf } from './google-columns.ts'
import { lineOf } from './plain-text.ts'

const columnsMax = 200
const recordBytesMax = 1_000_000

/** The first row. Names map to places, never to properties: `__proto__` is a name like any. */
export type Header = { labels: string[]; at: ReadonlyMap<string, number>; repeated: string[] }

/** What a format does with the rows under a header. */
export type RowReader = {
  unknownColumns: string[]
  read(row: number, cells: string[], findings: Finding[]): void
  end(findings: Finding[]): void
}

/** Reads a table row by row; rows are counted as a spreadsheet shows them, the header being 1. */
export async function* readTable(
  texts: AsyncIterable<string>,
  delimiter: string,
  open: (header: Header) => RowReader,
): AsyncGenerator<Finding[]> {
  let row = 0
  let width = 0
  let reader: RowReader | null = null
  for await (const records of recordsOf(texts, delimiter)) {
    const findings: Finding[] = []
    for (const cells of records) {
      row++
      if (cells.every(cell => cell === '')) continue
      if (reader) {
        if (cells.length === width) reader.read(row, cells, findings)
        else findings.push(rejected(row, new RowFault('malformed_row', null, cells.join(' '))))
      } else {
        width = cells.length
        reader = open(headerOf(cells))
        const columns = reader.unknownColumns
        if (columns.length) findings.push({ kind: 'unknown_columns', columns })
      }
    }
    yield findings
  }
  const findings: Finding[] = []
  reader?.end(findings)
  yield findings
}

/** Fails a file that lacks a column nothing can be read without; each may have several names. */
export function requireColumns({ at }: Header, ...required: (readonly string[])[]): void {
  const missing = required.filter(names => !names.some(name => at.has(name)))
  if (missing.length === 0) return
  throw new FeedUnreadable('missing_columns', missing.map(names => names[0]).join(', '))
}

function headerOf(cells: string[]): Header {
  if (cells.length > columnsMax) throw new FeedUnreadable('too_many_columns', `${cells.length}`)
  const labels = cells.map(lineOf)
  const at = new Map<string, number>()
  const repeated: string[] = []
  for (const [place, label] of labels.entries()) {
    const name = columnNameOf(label)
    if (at.has(name)) repeated.push(label)
    else if (name) at.set(name, place)
  }
  return { labels, at, repeated }
}

async function* recordsOf(
  texts: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<string[][]> {
  const parser = new Parser({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    // `12" pan` without quotes around it is common in tab-separated feeds.
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: recordBytesMax,
  })
  // Errors are read from `errored`; without a listener Node would end the process.
  parser.on('error', () => {})
  try {
    // Separators are not counted by max_record_size, so a row of nothing else would not end.
    let pendingCharacters = 0
    for await (const text of texts) {
      parser.write(text)
      const records = drain(parser)
      if (records.length) yield records
      if (parser.errored) throw parser.errored
      pendingCharacters = records.length ? 0 : pendingCharacters + text.length
      if (pendingCharacters > 2 * recordBytesMax) throw new FeedUnreadable('malformed', 'row size')
    }
    parser.end()
    for await (const record of parser) yield [record as string[]]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new FeedUnreadable('malformed', `line ${parser.info.lines}: ${error.code}`)
  } finally {
    parser.destroy()
  }
}

/** All rows the parser has ready: one wait for many rows, not one for each. */
function drain(parser: Parser): string[][] {
  const records: string[][] = []
  for (let record = parser.read(); record !== null; record = parser.read()) records.push(record)
  return records
}
