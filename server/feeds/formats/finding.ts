import type { FeedItem, FeedRejection, RejectionReason } from '../item.ts'
import { excerptOf } from './plain-text.ts'
import type { SeenIds } from './seen-ids.ts'

/** What a format finds in a feed; `readFeed` adds how far the file had been read. */
export type Finding =
  | { kind: 'item'; item: FeedItem }
  | { kind: 'rejected'; rejection: FeedRejection }
  | { kind: 'unknown_columns'; columns: string[] }

/** What every format needs to know while it reads one feed. */
export type Reading = { currency: string; seen: SeenIds }

/**
 * Thrown where a cell is found wrong, caught by `orRejected`. Not an Error: every row of a long
 * feed may fail, and capturing a stack costs more than reading the row.
 */
export class RowFault {
  readonly reason: RejectionReason
  readonly column: string | null
  readonly value: string
  constructor(reason: RejectionReason, column: string | null, value: string) {
    this.reason = reason
    this.column = column
    this.value = value
  }
}

export function rejected(row: number, fault: RowFault, externalId: string | null = null): Finding {
  const { reason, column } = fault
  const value = excerptOf(fault.value)
  return { kind: 'rejected', rejection: { row, column, value, reason, externalId } }
}

/** What `read` returns; or null, and why not is among the findings. */
export function orRejected<T>(
  row: number,
  findings: Finding[],
  read: () => T,
  externalId: string | null = null,
): T | null {
  try {
    return read()
  } catch (fault) {
    if (!(fault instanceof RowFault)) throw fault
    findings.push(rejected(row, fault, externalId))
    return null
  }
}
