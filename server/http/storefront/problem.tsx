import type { Context } from 'hono'
import { ProblemPage } from '../../../storefront/pages/problem-page.tsx'
import { renderPage } from '../../../storefront/render.tsx'
import { refusalOf } from '../answers.ts'
import type { Env } from '../context.ts'
import { headersOfPages } from '../headers.ts'
import { problems, sentence } from '../problems.ts'
import { frameOf } from './frame.ts'

/** An error as a person sees it: what happened, what to do, a number to quote. */
export function problemPage(c: Context<Env>, error: unknown): Response {
  const refusal = refusalOf(error)
  const requestId = c.get('requestId')
  if (!refusal) c.get('instance').log.error({ request_id: requestId, err: error }, 'fault')
  const frame = frameOf(c, null)
  const status = refusal ? problems[refusal.code].status : 500
  const text = sentence(refusal?.code ?? 'internal', refusal?.details ?? {}, frame.language)
  for (const [name, value] of Object.entries(headersOfPages(c.get('instance').config)))
    c.header(name, value)
  c.header('cache-control', 'no-store')
  return c.html(
    renderPage(<ProblemPage frame={frame} view={{ status, title: '', text, requestId }} />),
    status,
  )
}
