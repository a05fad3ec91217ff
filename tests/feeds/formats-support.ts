import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type FeedFormat, readFeed } from '../../server/feeds/formats/read.ts'
import {
  type FeedFault,
  type FeedItem,
  type FeedRejection,
  FeedUnreadable,
} from '../../server/feeds/item.ts'

type Options = { format?: FeedFormat | 'auto'; currency?: string; pieceBytes?: number }

export type Outcome = {
  items: FeedItem[]
  rejections: Omit<FeedRejection, 'externalId'>[]
  /** Ids of the rows that were left out, where they could be read. */
  leftOut: string[]
  unknownColumns: string[]
  fault: FeedFault | null
  detail: string
}

export function fixture(name: string): Buffer {
  return readFileSync(join(import.meta.dirname, 'fixtures', name))
}

export async function* inPieces(bytes: Uint8Array, pieceBytes = bytes.length || 1) {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes)
}

/** All a feed comes to. Anything thrown that is not FeedUnreadable fails the test. */
export async function readAll(
  feed: string | Uint8Array | AsyncIterable<Uint8Array>,
  { format = 'auto', currency = 'CNY', pieceBytes }: Options = {},
): Promise<Outcome> {
  const bytes = typeof feed === 'string' ? Buffer.from(feed) : feed
  const source = bytes instanceof Uint8Array ? inPieces(bytes, pieceBytes) : bytes
  const outcome: Outcome = {
    items: [],
    rejections: [],
    leftOut: [],
    unknownColumns: [],
    fault: null,
    detail: '',
  }
  try {
    for await (const event of readFeed(source, { format, currency })) {
      if (event.kind === 'item') outcome.items.push(event.item)
      else if (event.kind === 'rejected') {
        const { externalId, ...rejection } = event.rejection
        outcome.rejections.push(rejection)
        if (externalId) outcome.leftOut.push(externalId)
      } else outcome.unknownColumns.push(...event.columns)
    }
  } catch (error) {
    if (!(error instanceof FeedUnreadable)) throw error
    outcome.fault = error.fault
    outcome.detail = error.detail
  }
  return outcome
}

/** A Google CSV with the columns every row needs, and these. */
export function googleCsv(columns: string[], ...rows: string[][]): string {
  const header = ['id', 'title', 'price', ...columns]
  const lines = rows.map((cells, at) => [`SKU-${at + 1}`, `Thing ${at + 1}`, '10 CNY', ...cells])
  return [header, ...lines].map(cells => cells.map(quoted).join(',')).join('\n')
}

/** A Google CSV of one row, in which these fields differ from an ordinary one. */
export function googleRow(fields: Record<string, string>): string {
  const row = { id: 'SKU-1', title: 'Thing', price: '10 CNY', ...fields }
  return [Object.keys(row), Object.values(row)].map(cells => cells.map(quoted).join(',')).join('\n')
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`
}

export function rss(...items: string[]): string {
  const channel = items.map(item => `<item>${item}</item>`).join('\n')
  return `<rss xmlns:g="http://base.google.com/ns/1.0"><channel>${channel}</channel></rss>`
}

export function rssItem(id: string, more = ''): string {
  return `<g:id>${id}</g:id><title>Thing ${id}</title><g:price>10 CNY</g:price>${more}`
}
