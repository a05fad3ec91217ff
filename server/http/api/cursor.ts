import { Refusal } from '../../platform/refusal.ts'

/** The last thing of a page, where pages go by ids. */
export const idCursor = /^[a-z]{3}_[0-9a-z]{26}$/

/**
 * A cursor is what the page before answered, nothing else: read as none it would answer the first
 * page, for ever to whoever reads on until there is no more. Refuses `invalid_cursor`.
 */
export function requireCursor(cursor: string | undefined, shape: RegExp): string | undefined {
  if (cursor !== undefined && !shape.test(cursor)) throw new Refusal('invalid_cursor')
  return cursor
}
