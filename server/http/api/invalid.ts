import type { ZodError } from 'zod'

/** Input that does not fit is thrown, so that every error of the API has the one shape. */
export function throwInvalid(
  result: { success: true } | { success: false; error: ZodError },
): void {
  if (!result.success) throw result.error
}
