import type { Context } from 'hono'
import { z } from 'zod'
import { earningsByState } from '../../commissions/queries.ts'
import { changeCurrency } from '../../orders/shop-currency.ts'
import { Refusal } from '../../platform/refusal.ts'
import { setShopState } from '../../shops/closing.ts'
import {
  Handle,
  reservedHandles,
  ShopEdit,
  ShopInput,
  ShopStateInput,
} from '../../shops/contract.ts'
import { editShop, openShop, setAvatar } from '../../shops/open.ts'
import { findShopByHandle, findShopOfUser, type Shop } from '../../shops/queries.ts'
import { allTiers, noteUnlockSeen, unseenUnlock } from '../../tiers/progress.ts'
import { nextTier, room, type Tier } from '../../tiers/tier.ts'
import { type Env, factory, requirePerson } from '../context.ts'
import { json } from '../input.ts'
import { storedPhoto } from '../picture.ts'

/** The signed-in curator's shop. Refuses `shop_missing` before it is opened. */
export async function requireOwnShop(c: Context<Env>): Promise<Shop> {
  const { user } = requirePerson(c)
  const shop = await c.get('instance').db.read(reader => findShopOfUser(reader, user.id))
  if (!shop) throw new Refusal('shop_missing')
  return shop
}

/** Opening and keeping one's shop; the overview a curator sees first. */
export const shop = factory
  .createApp()
  .get('/handles/:handle', async c => {
    requirePerson(c)
    const parsed = Handle.safeParse(c.req.param('handle'))
    if (!parsed.success) return c.json({ is_free: false, why: 'form' as const }, 200)
    if (reservedHandles.has(parsed.data))
      return c.json({ is_free: false, why: 'reserved' as const }, 200)
    const taken = await c.get('instance').db.read(reader => findShopByHandle(reader, parsed.data))
    return c.json({ is_free: !taken, why: taken ? ('taken' as const) : null }, 200)
  })
  .post('/shop', json(ShopInput), async c => {
    const { user } = requirePerson(c)
    const { db, clock } = c.get('instance')
    const input = c.req.valid('json')
    await db.transact(tx => openShop(tx, { userId: user.id, input, now: clock.now() }))
    return c.json({ handle: input.handle }, 201)
  })
  .get('/shop', async c => {
    const own = await requireOwnShop(c)
    const { db, images, config } = c.get('instance')
    const { tiers, earnings, unlock } = await db.read(async reader => ({
      tiers: await allTiers(reader),
      earnings: await earningsByState(reader, own.id),
      unlock: await unseenUnlock(reader, own.id),
    }))
    const avatar = own.avatarHash ? images.url({ hash: own.avatarHash, width: 160 }) : null
    return c.json(
      {
        ...shopView(own, `${config.baseUrl}/@${own.handle}`, avatar),
        tier: tierView(own, tiers),
        earnings: earnings.map(row => ({
          state: row.state,
          amount: money(row.balanceMinor, own),
        })),
        unlock: unlock
          ? {
              tier: unlock.tierId,
              picks_max: tiers.find(tier => tier.id === unlock.tierId)?.picksMax ?? 0,
            }
          : null,
      },
      200,
    )
  })
  .patch('/shop', json(ShopEdit), async c => {
    const own = await requireOwnShop(c)
    const { currency, ...edit } = c.req.valid('json')
    await c.get('instance').db.transact(async tx => {
      if (currency) await changeCurrency(tx, { shopId: own.id, currency })
      await editShop(tx, { shopId: own.id, edit })
    })
    return c.json({ ok: true as const }, 200)
  })
  .put('/shop/state', json(ShopStateInput), async c => {
    const own = await requireOwnShop(c)
    const { state } = c.req.valid('json')
    await c.get('instance').db.transact(tx => setShopState(tx, { shopId: own.id, state }))
    return c.json({ ok: true as const }, 200)
  })
  /** The picture itself as the body: JPEG, PNG or WebP. */
  .put('/shop/avatar', async c => {
    const own = await requireOwnShop(c)
    const { db, images, clock } = c.get('instance')
    const { hash } = await storedPhoto(c)
    await db.transact(tx => setAvatar(tx, { shopId: own.id, hash, now: clock.now() }))
    return c.json({ avatar: images.url({ hash, width: 160 }) }, 200)
  })
  .delete('/shop/avatar', async c => {
    const own = await requireOwnShop(c)
    const { db, clock } = c.get('instance')
    await db.transact(tx => setAvatar(tx, { shopId: own.id, hash: null, now: clock.now() }))
    return c.json({ ok: true as const }, 200)
  })
  .post('/shop/unlock-seen', async c => {
    const own = await requireOwnShop(c)
    const { db, clock } = c.get('instance')
    await db.transact(tx => noteUnlockSeen(tx, { shopId: own.id, now: clock.now() }))
    return c.json({ ok: true as const }, 200)
  })

export const money = (amount: number, { currency }: { currency: string }) => ({ amount, currency })

function shopView(own: Shop, url: string, avatar: string | null) {
  const { handle, name, line, accent, language, currency, state } = own
  const { theme, layout, disclosure, embedHosts: embed_hosts } = own
  const is_named_as_source = own.isNamedAsSource
  const state_reason = own.stateReason
  const look = { accent, theme, layout, disclosure, embed_hosts, is_named_as_source }
  return { handle, name, line, language, currency, state, state_reason, url, avatar, ...look }
}

function tierView(own: Shop, tiers: Tier[]) {
  const present = tiers.find(tier => tier.id === own.tierId) ?? tiers[0]!
  const next = nextTier(tiers, present)
  return {
    id: present.id,
    picks: own.pickCount,
    picks_max: present.picksMax,
    room: room(present, own.pickCount),
    sales: own.saleCount,
    next: next ? { id: next.id, picks_max: next.picksMax, sales_needed: next.salesNeeded } : null,
  }
}

export const Page = z.strictObject({
  before: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})
