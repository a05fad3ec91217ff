import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { ZodError } from 'zod'
import type { Language } from '../platform/language.ts'
import { Refusal, type RefusalCode } from '../platform/refusal.ts'
import type { Env } from './context.ts'
import { problems, sentence } from './problems.ts'

export type ErrorBody = {
  error: { code: string; message: string; details?: Record<string, unknown>; request_id: string }
}

/** What the framework refuses by itself, by the status it gives it. */
const codes: Record<number, RefusalCode> = {
  400: 'invalid_json',
  413: 'too_large',
  415: 'json_expected',
}

/** What was thrown, as the business says it; anything unforeseen is a fault of ours and null. */
export function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error
  if (error instanceof ZodError) return inputRefusal(error)
  if (error instanceof HTTPException) {
    return new Refusal(codes[error.status] ?? 'not_found')
  }
  if (hasNul(error)) return new Refusal('invalid_input', { fields: [] })
  return null
}

/** PostgreSQL takes no text with a NUL in it, not even to look for it. */
function hasNul(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { code?: string; cause?: { code?: string } }
  return ['22021', '22P05'].includes(cause?.code ?? code ?? '')
}

function inputRefusal(error: ZodError): Refusal {
  const fields = error.issues.slice(0, 20).map(issue => ({
    field: [...issue.path, ...('keys' in issue ? issue.keys : [])].join('.'),
    code: issue.code,
    message: issue.message,
  }))
  const isUnknown = error.issues.some(issue => issue.code === 'unrecognized_keys')
  return new Refusal(isUnknown ? 'unrecognized_keys' : 'invalid_input', { fields })
}

/** The one JSON shape of every error. */
export function errorAnswer(c: Context<Env>, error: unknown, language: Language): Response {
  const refusal = refusalOf(error)
  const request_id = c.get('requestId')
  if (!refusal) {
    c.get('instance').log.error({ request_id, err: error }, 'fault')
    const message = sentence('internal', {}, language)
    return c.json<ErrorBody>({ error: { code: 'internal', message, request_id } }, 500)
  }
  const { code, details } = refusal
  const wait = details.retry_after_seconds
  if (typeof wait === 'number') c.header('Retry-After', String(wait))
  const message = sentence(code, details, language)
  const body: ErrorBody = { error: { code, message, request_id } }
  if (Object.keys(details).length) body.error.details = details
  return c.json(body, problems[code].status)
}
