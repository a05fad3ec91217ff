import type { FeedEvent } from '../item.ts'
import { decoded, type Meter, measured } from './decode.ts'
import { type Detected, detectFormat, type FeedFormat } from './detect.ts'
import type { Finding, Reading } from './finding.ts'
import { readGoogleTable } from './google-table.ts'
import { readGoogleXml } from './google-xml.ts'
import { SeenIds } from './seen-ids.ts'
import { readShopify } from './shopify.ts'

export type { FeedFormat } from './detect.ts'

const headCharacters = 64 * 1024

/**
 * Reads a feed of any length in bounded memory, as fast as its events are taken. `currency` is
 * the seller's, ISO 4217. Throws FeedUnreadable when the file as a whole cannot be read, possibly
 * after events; whatever else is thrown comes from `source`.
 */
export async function* readFeed(
  source: AsyncIterable<Uint8Array>,
  options: { format: FeedFormat | 'auto'; currency: string },
): AsyncGenerator<FeedEvent> {
  const meter: Meter = { bytesRead: 0 }
  const texts = decoded(measured(source, meter))
  try {
    const head = await headOf(texts)
    const reading = { currency: options.currency, seen: new SeenIds() }
    const detected = detectFormat(head, options.format)
    for await (const findings of findingsIn(joined(head, texts), detected, reading)) {
      for (const finding of findings) yield eventOf(finding, meter)
    }
  } finally {
    await texts.return(undefined)
  }
}

function findingsIn(
  texts: AsyncIterable<string>,
  { format, delimiter }: Detected,
  reading: Reading,
): AsyncGenerator<Finding[]> {
  if (format === 'google_xml') return readGoogleXml(texts, reading)
  if (format === 'shopify_csv') return readShopify(texts, delimiter, reading)
  return readGoogleTable(texts, delimiter, reading)
}

function eventOf(finding: Finding, { bytesRead }: Meter): FeedEvent {
  return finding.kind === 'unknown_columns' ? finding : { ...finding, bytesRead }
}

async function headOf(texts: AsyncGenerator<string>): Promise<string> {
  let head = ''
  while (head.length < headCharacters) {
    const next = await texts.next()
    if (next.done) break
    head += next.value
  }
  return head
}

async function* joined(head: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield head
  yield* rest
}
