import { type OpenAPIHono, z } from '@hono/zod-openapi'
import { type WebhookEvent, webhookEvents } from '../../sellers/contract.ts'
import type { Env } from '../context.ts'
import { SellerOrderView } from './schemas.ts'

const told: Record<WebhookEvent, { summary: string; description: string }> = {
  'seller_order.forwarded': {
    summary: 'A new order for you',
    description: 'It is paid. Accept it, in the answer or by a call, ship it, or reject it.',
  },
  'seller_order.cancelled': {
    summary: 'An order that is not to be shipped any more',
    description:
      'The buyer cancelled it, you did, or everything was paid back before it was shipped.',
  },
  'seller_order.refunded': {
    summary: 'Money of an order has gone back to its buyer',
    description:
      'By you, by the operator, for a return, or by the buyer’s bank: `refunded` is what has gone back in all. It is less again when a chargeback is won.',
  },
}

const Headers = z.object({
  'webhook-id': z.string().describe('the same on every try').openapi({ example: 'dlv_01m8…' }),
  'webhook-timestamp': z
    .string()
    .describe('Unix seconds of this try')
    .openapi({ example: '1795771800' }),
  'webhook-signature': z
    .string()
    .describe('`v1,` and a signature in base64; several are divided by spaces')
    .openapi({ example: 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=' }),
})

const Reply = z
  .object({ status: z.literal('accepted'), reference: z.string().max(100).optional() })
  .describe('accepts a forwarded order at once; any other body says nothing')

/** The events sellers are told of, in the document's `webhooks`: their data is what the API answers. */
export function describeWebhooks({ openAPIRegistry }: OpenAPIHono<Env>): void {
  for (const event of webhookEvents) {
    const message = z.object({
      type: z.literal(event),
      timestamp: z.iso.datetime(),
      data: SellerOrderView,
    })
    openAPIRegistry.registerWebhook({
      method: 'post',
      path: event,
      tags: ['What you are sent'],
      ...told[event],
      request: {
        headers: Headers,
        body: { required: true, content: { 'application/json': { schema: message } } },
      },
      responses: {
        '2XX': { description: 'Taken', content: { 'application/json': { schema: Reply } } },
        410: { description: 'Never again: the endpoint is switched off' },
        default: { description: 'Not taken: it is sent again later' },
      },
    })
  }
}
