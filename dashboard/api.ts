import { type ClientResponse, hc } from 'hono/client'
import type { ErrorBody } from '../server/http/answers.ts'
import type { DashboardApi } from '../server/http/dashboard/index.ts'
import { language } from './messages/language.ts'
import { Problem } from './problem.ts'
import { signInAgain } from './shell/sign-in-again.ts'

export const api = hc<DashboardApi>('/dashboard/api', {
  headers: () => ({ 'accept-language': language.get() }),
  fetch: ask as typeof fetch,
})

type Body<R> = R extends ClientResponse<infer T> ? T : never

/** The answer's body; throws a `Problem` when refused, when we are at fault or out of reach. */
export async function answer<R extends ClientResponse<unknown>>(
  asked: Promise<R>,
): Promise<Body<R>> {
  const response = await asked
  if (!response.ok) throw await problemOf(response)
  return (await response.json()) as Body<R>
}

/** Sends a file as the body, which the typed client has no word for. */
export async function sendFile<T>(path: string, method: 'PUT' | 'POST', file: Blob): Promise<T> {
  const response = await ask(`/dashboard/api${path}`, {
    method,
    body: file,
    headers: { 'accept-language': language.get(), 'content-type': file.type },
  })
  if (!response.ok) throw await problemOf(response)
  return (await response.json()) as T
}

/** A session that has ended meanwhile is begun anew on top of the page, then asked once more. */
async function ask(url: string, init: RequestInit): Promise<Response> {
  const response = await reach(url, init)
  if (response.status !== 401) return response
  const { code } = await problemOf(response.clone())
  if (code !== 'not_signed_in' || !(await signInAgain())) return response
  return reach(url, init)
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch {
    throw new Problem({ code: 'offline', message: '', status: 0 })
  }
}

async function problemOf(response: Pick<Response, 'json' | 'status'>): Promise<Problem> {
  const body = (await response.json().catch(() => null)) as ErrorBody | null
  if (!body?.error) return new Problem({ code: 'internal', message: '', status: response.status })
  const { code, message, details, request_id } = body.error
  return new Problem({ code, message, details, requestId: request_id, status: response.status })
}
