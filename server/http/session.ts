import { factory } from './context.ts'

/** Finds out who is asking; nobody is a fine answer. Renews a session that is being used. */
export const session = factory.createMiddleware(async (c, next) => {
  const found = await c.get('instance').sessions.read(c.req.header('cookie'))
  c.set('person', found ? { user: found.user, sessionId: found.id } : null)
  await next()
  if (found?.cookie) c.res.headers.append('set-cookie', found.cookie)
})
