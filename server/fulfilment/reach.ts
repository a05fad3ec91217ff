import type { Clock, Instant } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/db/index.ts'
import type { Outbound } from '../platform/outbound.ts'
import { isLastTry, type Promised, promise, type Task, type Verdict } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import { signWebhook } from '../platform/webhook-signature.ts'
import type { WebhookEvent } from '../sellers/contract.ts'
import { type Delivery, fanOut, findDelivery, readAnswer, recordTry } from '../sellers/deliver.ts'
import { acceptSellerOrder } from './acknowledge.ts'
import { noteReached } from './forward.ts'
import { requireSellerOrder } from './queries.ts'
import { setShipBy, shipByOf } from './ship-by.ts'
import { sellerOrderView } from './view.ts'

type Named = { sellerId: string; id: string }
type House = { db: Database; clock: Clock; outbound: Outbound }

const answerBytesMax = 5_000_000
/** For a seller's system to answer whole. */
export const webhookTimeoutSeconds = 20
/** The fourth try is made half an hour after the first. */
const mailedAtTry = 4

const letter = (mail: string, part: Named, cause: string): Promised => ({
  home: part.sellerId,
  topic: 'mail',
  cause: `${mail}:${cause}`,
  payload: { mail, ...part },
})

/**
 * A new seller order: told to every endpoint that wants it; a seller who has none gets a mail with
 * a signed link instead. Portal and API show it in any case.
 */
export async function forwardSellerOrder({ db, clock }: House, task: Task): Promise<Verdict> {
  const named = task.payload as Named
  const { part, shipBy } = await db.read(async reader => {
    const part = await requireSellerOrder(reader, named)
    return { part, shipBy: await shipByOf(reader, part) }
  })
  return {
    next: 'done',
    outcome: 'passed_on',
    record: async tx => {
      const now = clock.now()
      await setShipBy(tx, { part, shipBy, now })
      const event = {
        sellerId: named.sellerId,
        type: 'seller_order.forwarded' as const,
        data: sellerOrderView({ ...part, shipBy }),
        sellerOrderId: part.id,
        now,
      }
      if (!(await fanOut(tx, event)))
        await promise(tx, [letter('seller_new_order', named, part.id)], now)
    },
  }
}

/** Of an order that is not to be shipped any more its seller hears the same way. */
export async function tellCancelled(house: House, task: Task): Promise<Verdict> {
  return tell(house, task, { type: 'seller_order.cancelled', mail: 'seller_order_cancelled' })
}

/** Of money that has gone back, its system alone: people who have none look into the portal. */
export async function tellRefunded(house: House, task: Task): Promise<Verdict> {
  return tell(house, task, { type: 'seller_order.refunded', mail: null })
}

async function tell(
  { db, clock }: House,
  task: Task,
  { type, mail }: { type: WebhookEvent; mail: string | null },
): Promise<Verdict> {
  const { sellerId, id } = task.payload as Named
  const part = await db.read(reader => requireSellerOrder(reader, { sellerId, id }))
  return {
    next: 'done',
    outcome: 'passed_on',
    record: async tx => {
      const now = clock.now()
      const event = { sellerId, type, data: sellerOrderView(part), sellerOrderId: id, now }
      const isTold = (await fanOut(tx, event)) > 0
      if (!isTold && mail) await promise(tx, [letter(mail, { sellerId, id }, id)], now)
    },
  }
}

/** One try of one delivery: the same id and the same bytes every time. */
export async function deliverWebhook({ db, clock, outbound }: House, task: Task): Promise<Verdict> {
  const named = task.payload as Named
  const found = await db.read(reader => findDelivery(reader, named))
  if (!found || found.delivery.state === 'delivered') return { next: 'done', outcome: 'already' }
  const { delivery, endpoint } = found
  if (endpoint.state === 'off')
    return {
      next: 'done',
      outcome: 'endpoint_off',
      record: async tx => tellByMail(tx, delivery, clock.now()),
    }
  const timestampSeconds = Math.floor(clock.now() / 1000)
  const outcome = await outbound.send({
    method: 'POST',
    url: endpoint.url,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Xiaopu-Webhooks/1',
      'webhook-id': delivery.id,
      'webhook-timestamp': String(timestampSeconds),
      'webhook-signature': signWebhook({
        id: delivery.id,
        timestampSeconds,
        body: delivery.body,
        secrets: [endpoint.secret],
      }),
    },
    body: delivery.body,
    timeoutSeconds: webhookTimeoutSeconds,
    bodyBytesMax: answerBytesMax,
    redirectsMax: 0,
  })
  const answer = readAnswer(outcome)
  const isLast = isLastTry(task)
  const reply = outcome.kind === 'answered' && answer.kind === 'taken' ? outcome.body : null
  return {
    next: answer.kind === 'later' ? 'retry' : 'done',
    outcome: answer.outcome,
    ...(answer.retryAfterSeconds === undefined
      ? {}
      : { retryAfterSeconds: answer.retryAfterSeconds }),
    record: async tx => {
      const now = clock.now()
      const wentOff = await recordTry(tx, { delivery, endpoint, answer, isLast, now })
      const part = { sellerId: named.sellerId, id: delivery.sellerOrderId ?? '' }
      if (wentOff)
        await promise(
          tx,
          [
            {
              home: endpoint.sellerId,
              topic: 'mail',
              cause: `endpoint_off:${endpoint.id}:${now}`,
              payload: {
                mail: 'endpoint_off',
                sellerId: endpoint.sellerId,
                endpointId: endpoint.id,
              },
            },
          ],
          now,
        )
      // A buyer waits: a person must hear of the order, once, while their system is still tried.
      if (answer.kind === 'gone' || (answer.kind === 'later' && task.attempts >= mailedAtTry))
        await tellByMail(tx, delivery, now)
      if (answer.kind !== 'taken' || delivery.event !== 'seller_order.forwarded') return
      await noteReached(tx, { ...part, reachedBy: 'webhook', now })
      const accepted = acceptedIn(reply)
      if (accepted) await acceptIfOpen(tx, { ...part, reference: accepted.reference, now })
    },
  }
}

const letters: Record<string, string> = {
  'seller_order.forwarded': 'seller_new_order',
  'seller_order.cancelled': 'seller_order_cancelled',
}

/** What a person must hear of; of other events there is no letter. */
async function tellByMail(
  tx: Tx,
  { sellerId, id, event, sellerOrderId }: Delivery,
  now: Instant,
): Promise<void> {
  const name = letters[event]
  if (!name || !sellerOrderId) return
  await promise(tx, [letter(name, { sellerId, id: sellerOrderId }, id)], now)
}

/** Cancelled while the message was under way: the yes comes too late and changes nothing. */
async function acceptIfOpen(
  tx: Tx,
  answer: Parameters<typeof acceptSellerOrder>[1],
): Promise<void> {
  try {
    await acceptSellerOrder(tx, answer)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}

/** A reply may accept at once: `{"status": "accepted", "reference": "..."}`. Anything else says nothing. */
function acceptedIn(reply: Buffer | null): { reference: string | undefined } | null {
  if (!reply || reply.length > 2048) return null
  try {
    const said = JSON.parse(reply.toString('utf8')) as { status?: unknown; reference?: unknown }
    if (said?.status !== 'accepted') return null
    const reference = typeof said.reference === 'string' ? said.reference.slice(0, 100) : undefined
    return { reference }
  } catch {
    return null
  }
}
