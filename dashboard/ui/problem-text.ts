import { shellWords } from '../messages/shell/index.ts'
import type { Problem } from '../problem.ts'

/** What to say of a problem as a whole: the server's own sentence where it has one. */
export function problemText(problem: Problem): string {
  const t = shellWords.now()
  if (problem.isOffline) return t.offlineNotDone
  if (problem.message) return problem.message
  return t.faultNotDone
}

/** What to say at one field of a form; null when the problem is not about it. */
export function fieldText(problem: Problem | null, field: string): string | null {
  const found = problem?.fields.find(one => one.field === field)
  if (!found) return null
  const t = shellWords.now()
  if (found.code === 'too_big') return t.fieldLong
  if (found.code === 'too_small') return t.fieldShort
  if (found.code === 'invalid_type') return t.fieldEmpty
  return t.fieldWrong
}
