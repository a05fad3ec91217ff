import { fetchPicture } from './catalog/fetch-picture.ts'
import { forgetFormerPrices } from './catalog/former-price.ts'
import { proveBooks } from './doctor/prove.ts'
import { approveParcel, scheduleParcel } from './dues/mature.ts'
import { forgetPictures } from './erasure/forget-pictures.ts'
import { readFeedRun } from './feeds/read-run.ts'
import { dueFeeds, postponeFeed, startRun } from './feeds/run.ts'
import { examineOrder } from './fraud/examine.ts'
import {
  deliverWebhook,
  forwardSellerOrder,
  tellCancelled,
  tellRefunded,
} from './fulfilment/reach.ts'
import { tellOfLate } from './fulfilment/ship-by.ts'
import { forgetTokens } from './identity/tokens.ts'
import type { Instance } from './instance.ts'
import { sendMail } from './mails/compose.ts'
import { turnPrices } from './markdowns/turn.ts'
import { closeUnpaid, expiredOrders } from './orders/cancel.ts'
import { forgetKeys } from './orders/keys.ts'
import { lookAtPayments } from './payments/look.ts'
import { paymentOf } from './payments/queries.ts'
import { refundPart } from './payments/refund.ts'
import { sendRefund } from './payments/send-refund.ts'
import { draftInRun, startScheduledRun } from './payouts/run.ts'
import type { PayeeKind } from './payouts/schema.ts'
import { resolvePayouts, sendPayout } from './payouts/send.ts'
import { days } from './platform/clock.ts'
import type { Tx } from './platform/db/index.ts'
import {
  createDispatcher,
  type Dispatcher,
  type Handler,
  type Sweep,
} from './platform/dispatcher.ts'
import { forgetDone, promise, type Task, takeFreshness } from './platform/outbox.ts'
import { Refusal } from './platform/refusal.ts'
import { disputeIfOverdue } from './returns/handle.ts'
import { rulesOf } from './rules/rules.ts'
import { purgeCopies } from './shops/copies.ts'
import { refreshShopsWith } from './shops/curate.ts'
import { dueDomains, noteLook } from './shops/domain-proofs.ts'
import { saidOf } from './shops/domains.ts'
import { announceRateCut } from './shops/rate-cut.ts'
import { sweepVideos } from './shops/video-files.ts'
import { videoNames } from './shops/videos.ts'
import { lookForNews } from './watches/news.ts'
import { forgetWatches } from './watches/watch.ts'

/** The whole background on one page: facts and who listens, tasks, sweeps. */
export function createJobs(instance: Instance): Dispatcher {
  const { db, clock, log } = instance
  const dispatcher = createDispatcher({
    db,
    clock,
    log,
    handlers: { ...facts(instance), ...tasks(instance) },
    sweeps: sweeps(instance),
  })
  db.onCommit(() => {
    if (takeFreshness()) dispatcher.wake()
  })
  return dispatcher
}

type Payload = Record<string, string>
type Listener = { topic: string; payload: (fact: Payload) => Payload }

const mail = (name: string, more: Payload = {}): Listener => ({
  topic: 'mail',
  payload: fact => ({ mail: name, ...fact, ...more }),
})
const task = (topic: string): Listener => ({ topic, payload: fact => fact })

/** What has happened, and who wants to know: one task each, so that each retries alone. */
const listeners: Record<string, Listener[]> = {
  'order.placed': [mail('order_placed')],
  'order.paid': [mail('order_paid'), mail('sale_made'), task('order.examine')],
  'order.closed': [mail('order_expired')],
  'shop.unlocked': [mail('shop_unlocked')],
  'seller_order.accepted': [mail('parcel_accepted')],
  'seller_order.shipped': [task('dues.schedule_after_shipping'), mail('parcel_shipped')],
  'seller_order.refunded': [task('seller_order.tell_refunded')],
  'seller_order.late': [mail('seller_order_waits'), mail('parcel_late')],
  'seller_order.corrected': [mail('parcel_corrected')],
  'seller_order.shipment_added': [mail('shipment_added')],
  'seller_order.delivered': [task('dues.schedule_after_delivery'), mail('parcel_delivered')],
  'seller_order.rejected': [task('seller_order.refund')],
  'seller_order.cancelled': [task('seller_order.refund'), task('seller_order.tell_cancelled')],
  'refund.done': [mail('refund_done')],
  'refund.failed': [mail('refund_failed')],
  'payment.mismatch': [mail('payment_mismatch')],
  'payment.late': [mail('payment_late')],
  'chargeback.opened': [mail('chargeback_opened')],
  'commission.rejected': [mail('commission_rejected')],
  'payout.settled': [mail('payout_settled')],
  'return.requested': [mail('return_requested')],
  'return.moved': [mail('return_answered'), mail('return_disputed'), mail('return_ended')],
  'rate.cut': [task('rate.announce')],
  'products.changed': [task('shops.refresh'), task('watches.look')],
  'seller.changed': [task('shops.refresh'), task('watches.look')],
}

function facts({ clock }: Instance): Record<string, Handler> {
  return Object.fromEntries(
    Object.entries(listeners).map(([fact, wanting]) => [
      fact,
      async happened => ({
        next: 'done',
        outcome: 'announced',
        record: tx => tell(tx, happened, wanting, clock.now()),
      }),
    ]),
  )
}

async function tell(tx: Tx, fact: Task, wanting: Listener[], now: number): Promise<void> {
  const payload = fact.payload as Payload
  await promise(
    tx,
    wanting.map(({ topic, payload: shape }) => {
      const shaped = shape(payload)
      return { ...fact, topic, cause: `${shaped.mail ?? ''}${fact.id}`, payload: shaped }
    }),
    now,
  )
}

/** Work that is database only: done in the transaction that settles it. */
function local(work: (tx: Tx, payload: Payload) => Promise<unknown>): Handler {
  return async ({ payload }) => ({
    next: 'done',
    outcome: 'done',
    record: async tx => {
      await work(tx, payload as Payload)
    },
  })
}

function tasks(instance: Instance): Record<string, Handler> {
  const { clock } = instance
  return {
    mail: one => sendMail(instance, one),
    'seller_order.forward': one => forwardSellerOrder(instance, one),
    'seller_order.tell_cancelled': one => tellCancelled(instance, one),
    'seller_order.tell_refunded': one => tellRefunded(instance, one),
    'webhook.deliver': one => deliverWebhook(instance, one),
    'shop.purge': one => purgeCopies(instance, one),
    'picture.fetch': one => fetchPicture(instance, one),
    'pictures.forget': one => forgetPictures(instance, one),
    'feed.read': one => readFeedRun(instance, one),
    'refund.send': one => sendRefund(instance, one),
    'payout.send': one => sendPayout(instance, one),
    'payout.draft': local((tx, { home = '', kind, currency = '' }) =>
      draftInRun(tx, {
        payee: { home, kind: kind as PayeeKind, currency },
        now: clock.now(),
      }),
    ),
    'dues.schedule_after_shipping': local((tx, payload) =>
      schedule(tx, payload, { after: 'shipping', now: clock.now() }),
    ),
    'dues.schedule_after_delivery': local((tx, payload) =>
      schedule(tx, payload, { after: 'delivery', now: clock.now() }),
    ),
    'dues.approve': local((tx, { shopId = '', orderId = '', sellerId = '' }) =>
      approveParcel(tx, { shopId, orderId, sellerId, now: clock.now() }),
    ),
    'order.examine': local((tx, payload) => examinePaid(tx, payload, instance)),
    'return.overdue': local((tx, { sellerId = '', id = '' }) =>
      disputeIfOverdue(tx, { sellerId, id, now: clock.now() }),
    ),
    'markdowns.turn': local((tx, { sellerId = '', at = '', after = '' }) =>
      turnPrices(tx, { sellerId, at: Number(at), after }, clock.now()),
    ),
    'rate.announce': local((tx, payload) => announceRateCut(tx, payload, clock.now())),
    'seller_order.refund': local((tx, payload) => giveBack(tx, payload, clock.now())),
    'watches.look': local((tx, payload) =>
      lookForNews(tx, { ...changed(payload), now: clock.now() }),
    ),
    'shops.refresh': local((tx, payload) => refreshShopsWith(tx, changed(payload))),
  }
}

/** Which of a seller's products have changed; null: the seller itself, and so all of them. */
function changed(payload: unknown): { sellerId: string; productIds: string[] | null } {
  const { sellerId, productIds = null } = payload as { sellerId: string; productIds?: string[] }
  return { sellerId, productIds }
}

/** The hold starts to run: from delivery, or longer, from shipping. */
async function schedule(
  tx: Tx,
  { shopId = '', orderId = '', sellerId = '' }: Payload,
  { after, now }: { after: 'shipping' | 'delivery'; now: number },
): Promise<void> {
  const rules = await rulesOf(tx)
  const hold = after === 'delivery' ? rules.holdAfterDeliveryDays : rules.holdAfterShippingDays
  const cause = `${after}:${orderId}`
  await scheduleParcel(tx, { shopId, orderId, sellerId, at: now + days(hold), cause, now })
}

async function examinePaid(
  tx: Tx,
  { shopId = '', orderId = '' }: Payload,
  { config, clock }: Instance,
): Promise<void> {
  const { fingerprint } = await paymentOf(tx, { shopId, orderId })
  const { secretKey } = config
  await examineOrder(tx, { shopId, orderId, secretKey, fingerprint, now: clock.now() })
}

/** A part that will not be shipped: its money goes back, then its buyer is told. */
async function giveBack(tx: Tx, payload: Payload, now: number): Promise<void> {
  const { shopId = '', orderId = '', sellerId = '', id = '' } = payload
  const { restock } = payload as { restock?: boolean }
  await refundPart(tx, { shopId, orderId, sellerId, restock, cause: 'part_ended', now })
  const told = { ...payload, mail: 'parcel_ended' }
  const fact = { home: sellerId, topic: 'mail', cause: `parcel_ended:${id}`, payload: told }
  await promise(tx, [fact], now)
}

const batch = 200

function sweeps(instance: Instance): Sweep[] {
  const { db, clock } = instance
  return [
    {
      sentence: 'Unpaid orders whose time is over end, and their stock goes back.',
      everySeconds: 10,
      run: async () => {
        const due = await db.read(reader =>
          expiredOrders(reader, { now: clock.now(), rowsMax: batch }),
        )
        for (const order of due)
          await db.transact(tx =>
            closeUnpaid(tx, { ...order, status: 'expired', now: clock.now() }),
          )
      },
    },
    {
      sentence: 'On its day, everybody who is owed enough gets a payout drafted, once.',
      everySeconds: 600,
      run: () => db.transact(tx => startScheduledRun(tx, clock.now())),
    },
    {
      sentence: 'Payouts whose end nobody knows are asked about.',
      everySeconds: 300,
      run: () => resolvePayouts(instance),
    },
    {
      sentence: 'Payments and refunds whose message never came are asked about.',
      everySeconds: 300,
      run: () => lookAtPayments(instance),
    },
    {
      sentence: 'Once a day operators hear of orders that should have been shipped.',
      everySeconds: 86_400,
      run: () => db.transact(tx => tellOfLate(tx, clock.now())),
    },
    {
      sentence:
        'Once a day every statement of the doctor is proven; operators hear of what is not true.',
      everySeconds: 86_400,
      run: () => proveBooks(instance),
    },
    {
      sentence: 'Feeds with an address are read once a day.',
      everySeconds: 60,
      run: async () => {
        const now = clock.now()
        for (const feed of await db.read(reader => dueFeeds(reader, { now, rowsMax: batch }))) {
          const key = { sellerId: feed.sellerId, feedId: feed.id, now }
          await db
            .transact(async tx => {
              await postponeFeed(tx, key)
              await startRun(tx, { ...key, bytesTotal: null })
            })
            .catch(ignoreRunning)
        }
      },
    },
    {
      sentence:
        'Addresses of their own are looked up once a day: is the shop’s record still there?',
      everySeconds: 600,
      run: () => lookUpDomains(instance),
    },
    {
      sentence:
        'What is done and old is forgotten: tasks, answered keys, links, given-up addresses, old watches, former prices, sessions, unused pictures and videos.',
      everySeconds: 3600,
      run: async () => {
        const now = clock.now()
        await db.transact(async tx => {
          await forgetDone(tx, now - days(14))
          await forgetKeys(tx, now - days(30))
          await forgetTokens(tx, now)
          await forgetWatches(tx, now)
          await forgetFormerPrices(tx, now)
        })
        await instance.sessions.forgetExpired()
        await instance.images.trim()
        await sweepVideos(instance.config.dataDir, await db.read(videoNames))
      },
    },
  ]
}

async function lookUpDomains({ db, clock, config, resolveTxt }: Instance): Promise<void> {
  const { secretKey } = config
  const due = await db.read(reader => dueDomains(reader, { now: clock.now(), rowsMax: batch }))
  for (const { shopId, host } of due) {
    const said = await saidOf(host, resolveTxt)
    await db.transact(tx => noteLook(tx, { shopId, host, said, secretKey, now: clock.now() }))
  }
}

/** Being read, or removed meanwhile. */
function ignoreRunning(error: unknown): void {
  const isKnown =
    error instanceof Refusal && (error.code === 'feed_running' || error.code === 'not_found')
  if (!isKnown) throw error
}
