import { between, type SQL, type SQLWrapper, sql } from 'drizzle-orm'

/** An order's number: the last letters of its id, which people read in capitals. */
export const numberOf = (orderId: string) => orderId.slice(-lettersMax).toUpperCase()

const lettersMax = 8

/**
 * The number as indexes hold it: where an id of ours has its last letters. (drizzle-kit cuts this
 * apart at the comma for SQLite; the migrations were mended by hand.)
 */
export function numberIn(orderId: SQLWrapper): SQL {
  return sql`substr(${orderId}, 23)`
}

/**
 * What was typed to find an order by its number or the beginning of it, as ids are written; null:
 * no number begins so. Our alphabet has no O, I and L, so they are what somebody misread.
 */
export function numberTyped(typed: string): string | null {
  const letters = typed.toLowerCase().replace(/[^a-z0-9]/g, '')
  const start = letters.replace(/o/g, '0').replace(/[il]/g, '1')
  return start && start.length <= lettersMax ? start : null
}

/** Numbers that begin so. All are equally long, so this is a span an index can be asked for. */
export function numberBegins(orderId: SQLWrapper, start: string): SQL {
  const number = numberIn(orderId)
  return between(number, start.padEnd(lettersMax, '0'), start.padEnd(lettersMax, 'z'))
}
