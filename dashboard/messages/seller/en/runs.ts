import type { FeedFault, RejectionReason } from '../../../../server/feeds/item.ts'

type Fault = FeedFault | 'fetch_failed' | 'mostly_gone' | 'mostly_repriced' | 'interrupted'
type Said = { title: string; todo: string }

const faults: Record<Fault, Said> = {
  empty: {
    title: 'There are no products in it',
    todo: 'Open the file and see whether there are rows below the first one.',
  },
  unknown_format: {
    title: 'We do not know this format',
    todo: 'Send a Google Merchant feed (XML, TSV, CSV) or a Shopify product export. In a table of your own the first row must name the columns: at least id, title and price.',
  },
  workbook: {
    title: 'This is a workbook, not a table',
    todo: 'In Excel or Numbers: File, Save as (or Export), “CSV UTF-8”; then send that file.',
  },
  missing_columns: {
    title: 'Columns are missing',
    todo: 'Add them to the first row and send the file again.',
  },
  bad_encoding: {
    title: 'The letters cannot be read',
    todo: 'Save the file as UTF-8. In Excel: Save as, “CSV UTF-8”.',
  },
  doctype_forbidden: {
    title: 'The XML has a DOCTYPE',
    todo: 'Take out the line that begins with <!DOCTYPE. It can make a reader fetch foreign files, so we read none that has it.',
  },
  malformed: {
    title: 'The file breaks off or is damaged',
    todo: 'Export it once more. In XML, look for a tag that is not closed or an & that should be &amp;.',
  },
  too_large: { title: 'It is too large', todo: 'Split it into several feeds below 200 MB.' },
  too_many_columns: {
    title: 'It has more columns than a feed can have',
    todo: 'Leave out those we do not need; see below what we read.',
  },
  fetch_failed: {
    title: 'The address gave us nothing',
    todo: 'Open it in a private window: it must show the file without a password.',
  },
  mostly_gone: {
    title: 'More than half of your products are missing from it',
    todo: 'That looks like a broken file, so nothing was taken off sale. What the file does name is up to date. If it was cut short, send the whole one. If you mean it, pause what you no longer sell.',
  },
  mostly_repriced: {
    title: 'Most prices changed at once',
    todo: 'That looks like a mistake, so nothing was changed. Check the price column and the currency.',
  },
  interrupted: {
    title: 'The reading was interrupted',
    todo: 'Nothing is wrong with the file. Send it again; what is already here is not doubled.',
  },
}

const reasons: Record<RejectionReason, string> = {
  missing: 'is missing',
  too_long: 'is too long',
  too_many: 'are too many',
  not_a_number: 'is not a number',
  not_a_price: 'is not a price',
  ambiguous_price: 'could mean two prices; write 1234.50',
  price_not_positive: 'must be more than zero',
  wrong_currency: 'is not in your currency',
  not_a_span: 'is not a beginning and an end, such as 2026-12-12T00:00+0800/2026-12-13T00:00+0800',
  not_a_url: 'is not an address',
  unknown_value: 'is not a value we know',
  duplicate: 'was there before',
  made_by_hand: 'is that of a product you made by hand; give this one another',
  malformed_row: 'This row is damaged',
}

/** What came of reading a feed. */
export const runs = {
  runStates: {
    waiting: 'Waiting its turn',
    running: 'Reading',
    done: 'Done',
    failed: 'Not read',
    quarantined: 'Held back',
  },
  runEmpty: 'Nothing taken',
  runTitle: (name: string) => `Reading “${name}”`,
  runBytes: (read: string, total: string) => `${read} of ${total} read`,
  runBytesOnly: (read: string) => `${read} read`,
  runStay: 'You can leave this page; the reading goes on.',
  runCounts: 'What we found so far',
  counts: {
    new: 'New',
    changed: 'Changed',
    unchanged: 'As before',
    gone: 'No longer there',
    rejected: 'Left out',
  },
  runDone: (rows: string) => `All rows are in: ${rows}.`,
  runDonePartly: (rows: string, rejected: string) => `${rows} in, ${rejected} left out.`,
  runNothing: (rejected: string) => `No row could be taken, ${rejected} left out.`,
  runTook: (seconds: string) => `It took ${seconds} s.`,
  runDetail: 'More exactly',
  faults,
  fetchReasons: {
    timed_out: 'It did not answer in time.',
    refused: 'Nobody answers there.',
    not_found: 'There is no such address.',
    tls: 'Its certificate is not in order.',
    reset: 'It broke off.',
    url_not_allowed: 'It is not a public https address.',
    too_large: 'It is larger than 200 MB.',
    too_many_redirects: 'It leads from one address to the next without end.',
  } as Record<string, string>,
  rejectedTitle: 'Left out',
  rejectedFirst: (shown: number, all: string) => `The first ${shown} of ${all}.`,
  rejectedRow: (row: string) => `Row ${row}`,
  rejectedDownload: 'Download all as CSV',
  reasons,
  unknownTitle: 'Columns we passed over',
  unknownText: 'We do not know these. Everything else in their rows was read.',
  runProducts: 'See your products',
  runBack: 'All feeds',
}
