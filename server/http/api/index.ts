import { OpenAPIHono } from '@hono/zod-openapi'
import { cors } from 'hono/cors'
import { Refusal } from '../../platform/refusal.ts'
import { errorAnswer } from '../answers.ts'
import { type Env, languageOf } from '../context.ts'
import { limitBody } from '../limit-body.ts'
import { docsPage } from './docs.ts'
import { guide, markdownOf } from './guide.ts'
import { markdowns } from './markdowns.ts'
import { money } from './money.ts'
import { orders } from './orders.ts'
import { sellerOrders } from './seller-orders.ts'
import { describeWebhooks } from './sent.ts'
import { shops } from './shops.ts'
import { webhooks } from './webhooks.ts'

/**
 * The public API, `/api/v1`. Never reads a cookie: who may do what is said by the key alone, so any
 * page may call the open part.
 */
export const api = new OpenAPIHono<Env>()
api.use(
  cors({
    origin: '*',
    allowMethods: ['GET', 'POST', 'PUT', 'DELETE'],
    allowHeaders: ['content-type', 'authorization', 'idempotency-key'],
    maxAge: 86_400,
  }),
)
api.use(limitBody(1_000_000))
api.use(async (c, next) => {
  await next()
  c.header('x-content-type-options', 'nosniff')
  if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
})

api.openAPIRegistry.registerComponent('securitySchemes', 'key', {
  type: 'http',
  scheme: 'bearer',
  description:
    'A seller’s key, made in the dashboard under Connect, in a header: `Authorization: Bearer xp_...`',
})
api.route('/', shops)
api.route('/', orders)
api.route('/', sellerOrders)
api.route('/', money)
api.route('/', markdowns)
api.route('/', webhooks)
describeWebhooks(api)

const documentOf = (baseUrl: string) =>
  api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Xiaopu',
      version: '1',
      description: `Shops, buying, and what sellers’ systems need.\n\n${markdownOf(guide(baseUrl))}`,
    },
    servers: [{ url: `${baseUrl}/api/v1` }],
  })
api.get('/openapi.json', c => c.json(documentOf(c.get('instance').config.baseUrl)))
api.get('/docs', c => {
  const { baseUrl } = c.get('instance').config
  return docsPage(c, documentOf(baseUrl), guide(baseUrl))
})
api.all('*', c => {
  const allow = methodsOf(c.req.path).join(', ')
  if (!allow) throw new Refusal('not_found')
  c.header('Allow', allow)
  throw new Refusal('method_not_allowed', { allow })
})
api.onError((error, c) => {
  return errorAnswer(c, error, languageOf(c))
})

const answered = api.routes.filter(route => route.method !== 'ALL')

/** What an address of the API can be asked, if it is one. */
function methodsOf(path: string): string[] {
  const parts = path.replace(/^\/api\/v1/, '').split('/')
  const fits = (own: string[]) =>
    own.length === parts.length && own.every((part, i) => part[0] === ':' || part === parts[i])
  const found = answered.filter(route => fits(route.path.split('/')))
  const methods = new Set(found.map(route => route.method))
  return [...methods].flatMap(method => (method === 'GET' ? ['GET', 'HEAD'] : method))
}
