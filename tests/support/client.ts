import { randomUUID } from 'node:crypto'
import { createApp } from '../../server/app.ts'
import type { House } from './house.ts'
import { orderOf, password, type Thing } from './world.ts'

// biome-ignore lint/suspicious/noExplicitAny: answers are checked by what tests expect of them
export type Answer = { status: number; body: any; headers: Headers }

/** Speaks to a house over HTTP, as programs do and as signed-in people's browsers do. */
export function clientOf(house: House) {
  const app = createApp(house.instance)

  async function send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await app.request(`http://shop.test${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return {
      status: response.status,
      body: isJson && text ? JSON.parse(text) : text,
      headers: response.headers,
    }
  }

  const api = (method: string, path: string, body?: unknown, key?: string) =>
    send(method, `/api/v1${path}`, body, key ? { authorization: `Bearer ${key}` } : {})

  return {
    app,
    send,
    api,
    /** Buys with a new key each time, paid at once. */
    buy: (
      handle: string,
      things: (Thing & { quantity?: number })[],
      edit: Record<string, unknown> = {},
      key: string = randomUUID(),
    ) =>
      send('POST', `/api/v1/shops/${handle}/orders`, orderOf(things, edit), {
        'idempotency-key': key,
      }),
    /** Signs in and speaks the dashboard's API with that session. */
    signIn: async (email: string) => {
      const own = { 'sec-fetch-site': 'same-origin' }
      const answer = await send('POST', '/dashboard/api/sign-in', { email, password }, own)
      const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
      return (method: string, path: string, body?: unknown) =>
        send(method, `/dashboard/api${path}`, body, { ...own, cookie })
    },
  }
}

export type Client = ReturnType<typeof clientOf>
