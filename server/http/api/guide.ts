import { webhookTimeoutSeconds } from '../../fulfilment/reach.ts'
import { days, hours, minutes, seconds } from '../../platform/clock.ts'
import { retryDelays } from '../../platform/outbox.ts'
import { failingMax } from '../../sellers/deliver.ts'
import { endpointsMax } from '../../sellers/endpoints.ts'
import { signatureExample } from './signature-example.ts'

/** Words in backticks are code. */
export type Chapter = { title: string; text: string[]; code?: string; language?: string }

const units = [
  ['days', days(1)],
  ['hours', hours(1)],
  ['minutes', minutes(1)],
  ['seconds', seconds(1)],
] as const

/** `5 minutes`: in the largest unit that leaves no rest; one day is 24 hours. */
function span(duration: number): string {
  const [unit, length] = units.find(([, one]) => duration % one === 0 && duration > one) ?? units[3]
  return `${duration / length} ${unit}`
}

/** What holds for every call, and how webhooks come: in openapi.json and on the page for people. */
export function guide(baseUrl: string): Chapter[] {
  return [
    {
      title: 'Your key',
      text: [
        'A seller makes keys in the dashboard, under Connect. Send one with each call marked “key needed”, in the header `Authorization: Bearer xp_...`, and nowhere else. A key that may only read is refused with 403 `insufficient_scope` where something would change.',
      ],
      code: `curl ${baseUrl}/api/v1/seller-orders?status=forwarded \\
  -H 'Authorization: Bearer xp_...'

curl ${baseUrl}/api/v1/seller-orders/slo_.../ship \\
  -H 'Authorization: Bearer xp_...' \\
  -H 'Content-Type: application/json' \\
  -d '{"carrier": "SF Express", "tracking_number": "SF1234567890"}'`,
      language: 'sh',
    },
    {
      title: 'What is sent and answered',
      text: [
        'Bodies are JSON and called so: `Content-Type: application/json`; anything else is 415 `json_expected`. Where no field of a body is required it may be empty. A field that is not known is refused, never ignored.',
        'Money is integers in minor units: `{"amount": 2890, "currency": "CNY"}` is 28.90. Dates are ISO 8601 in UTC; statements, rates, returns, markdowns and sale events give epoch milliseconds, as their fields say.',
        'Lists answer `data` and `next_cursor`: send it as `cursor` for the next page, until it is `null`. Any other cursor is 400 `invalid_cursor`.',
        'What goes wrong is `{"error": {"code", "message", "details", "request_id"}}`; programs go by `code`. 400, 415 and 422: what was sent; 401: the key; 403: not for this key; 404: not there, or not yours; 405: another method, see the header `Allow`; 409: not as things stand; 429 and 503: later, see `Retry-After`.',
      ],
    },
    {
      title: 'Sending it again',
      text: [
        'An `Idempotency-Key` is 1 to 100 characters without spaces that you make up for one wish and send with every repeat of it. `POST /shops/{handle}/orders` requires one (400 `idempotency_key_missing`); `POST /seller-orders/{id}/refund` takes one, and without it every call gives money back.',
        'The same key with the same body answers what the first call made, as it stands now and with the same status, and makes nothing new. With another body it is 422 `idempotency_key_reused`. Keys count within one shop, or one seller, and are kept for 30 days.',
        'The other steps of a seller order need none: a step that has been taken is answered with the order as it stands.',
      ],
    },
    {
      title: 'Webhooks',
      text: [
        `Add up to ${endpointsMax} https addresses with \`POST /webhook-endpoints\` or in the dashboard. Each event is sent there as a \`POST\` of JSON, \`{"type", "timestamp", "data"}\`, by the Standard Webhooks 1.0: any library of that standard checks it. The events and their data are listed under \`webhooks\`.`,
        '`webhook-id` is the same on every try of a message: what you have seen, you have done. `webhook-timestamp` is this try’s time in Unix seconds; refuse what is more than five minutes off. `webhook-signature` is `v1,` and the base64 of the HMAC-SHA256 of `{webhook-id}.{webhook-timestamp}.{body}`, the body byte for byte as it came; there may be several, divided by spaces, of which one must fit.',
        'The secret is answered once, when the endpoint is added: `whsec_` and the key in base64. What signs is the 32 bytes behind `whsec_`, decoded, not the text.',
        `Any 2xx within ${webhookTimeoutSeconds} seconds means taken. 410 means never again: the endpoint is switched off at once. Anything else is tried again, redirects (they are not followed) and silence too: ${retryDelays.length + 1} tries in all, after ${retryDelays.map(span).join(', ')}, each a fifth more or less. A \`Retry-After\` in seconds, with 429 or 503, makes the next one later, by a day at most.`,
        `After 410 or the fourth failing try, half an hour after the first, the seller is mailed the order as well. An endpoint of which nothing but failures has been heard for ${span(failingMax)} is switched off as well, and the seller is mailed so; to have it on again, remove it and add it anew, which gives a new secret. \`POST /webhook-deliveries/{id}/replay\` sends one message once more under its own id.`,
        'A 2xx to `seller_order.forwarded` may accept the order at once, with at most 2,048 bytes: `{"status": "accepted", "reference": "your own number"}`. Messages may come late or out of order: `data` is how the order stood when the message was made, and a call tells how it stands now.',
      ],
      code: signatureExample,
      language: 'js',
    },
  ]
}

/** For openapi.json, whose descriptions are CommonMark. */
export function markdownOf(chapters: Chapter[]): string {
  return chapters
    .map(({ title, text, code, language = '' }) =>
      [`## ${title}`, ...text, ...(code ? [`\`\`\`${language}\n${code}\n\`\`\``] : [])].join(
        '\n\n',
      ),
    )
    .join('\n\n')
}
