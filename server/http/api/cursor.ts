import { Refusal } from '../../platform/refusal.ts'

/** The last thing of a page, where pages go by ids. */
export const idCursor = /^[a-z]{3}_[0-9a-z]{26}$/

/**
 * A cursor is what the page before answered; none, or an empty one as many programs send it, asks for
 * the first page. Anything else read as none would answer that for ever. Refuses `invalid_cursor`.
 */
export function requireCursor(cursor: string | undefined, shape: RegExp): string | undefined {
  if (!cursor) return undefined
  if (!shape.test(cursor)) throw new Refusal('invalid_cursor')
  return cursor
}
