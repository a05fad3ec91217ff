import type { Context } from 'hono'
import { ProblemPage } from '../../../storefront/pages/problem-page.tsx'
import { renderPage } from '../../../storefront/render.tsx'
import type { Refusal } from '../../platform/refusal.ts'
import { findShopByHandle, type Shop } from '../../shops/queries.ts'
import { refusalOf } from '../answers.ts'
import type { Env } from '../context.ts'
import { headersOfPages } from '../headers.ts'
import { problems, sentence } from '../problems.ts'
import { tidyAddress } from '../tidy-address.ts'
import { frameOf } from './frame.ts'

/**
 * An error as a person sees it: what happened, what to do, a number to quote. What is not found as it
 * was written is looked for where it was meant.
 */
export async function problemPage(c: Context<Env>, error: unknown): Promise<Response> {
  const refusal = refusalOf(error)
  const meant = refusal?.code === 'not_found' && isRead(c) ? tidyAddress(c.req.path) : null
  if (meant) return ledTo(c, meant)
  const requestId = c.get('requestId')
  if (!refusal) c.get('instance').log.error({ request_id: requestId, err: error }, 'fault')
  const frame = frameOf(c, c.get('visited') ?? (await shopOf(c)))
  const status = refusal ? problems[refusal.code].status : 500
  const text =
    sentence(refusal?.code ?? 'internal', refusal?.details ?? {}, frame.language) +
    (refusal ? fieldsOf(refusal) : '')
  for (const [name, value] of Object.entries(headersOfPages(c.get('instance').config)))
    c.header(name, value)
  c.header('cache-control', 'no-store')
  const wait = refusal?.details.retry_after_seconds
  if (typeof wait === 'number') c.header('retry-after', String(wait))
  return c.html(
    renderPage(<ProblemPage frame={frame} view={{ status, title: '', text, requestId }} />),
    status,
  )
}

/** Whose page was looked for, where an address that leads nowhere begins with an open shop's. */
async function shopOf(c: Context<Env>): Promise<Shop | null> {
  const [, handle] = /^\/@([a-z0-9-]{3,30})\//.exec(c.req.path) ?? []
  if (!handle) return null
  const found = c.get('instance').db.read(reader => findShopByHandle(reader, handle))
  // What went wrong may be the database itself.
  const shop = await found.catch(() => null)
  return shop?.state === 'open' ? shop : null
}

const isRead = (c: Context<Env>) => c.req.method === 'GET' || c.req.method === 'HEAD'

function ledTo(c: Context<Env>, path: string): Response {
  c.header('cache-control', 'no-cache')
  return c.redirect(`${path}${new URL(c.req.url).search}`, 301)
}

/** A page has no details to look into: which fields were wrong is said behind the sentence. */
function fieldsOf({ details }: Refusal): string {
  const fields = Array.isArray(details.fields) ? (details.fields as { field: string }[]) : []
  const names = [...new Set(fields.map(one => one.field))].filter(Boolean)
  return names.length ? ` (${names.join(', ')})` : ''
}
