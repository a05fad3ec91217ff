import { z } from 'zod'
import { Refusal } from '../../platform/refusal.ts'
import { OwnHost } from '../../shops/contract.ts'
import {
  addDomain,
  domainProof,
  domainsOf,
  removeDomain,
  saidOf,
  verifyDomain,
} from '../../shops/domains.ts'
import { factory } from '../context.ts'
import { json } from '../input.ts'
import { requireOwnShop } from './shop.ts'

/** A curator's own address: wished for, proven by a DNS record, served. */
export const domains = factory
  .createApp()
  .get('/domains', async c => {
    const own = await requireOwnShop(c)
    const { db, config } = c.get('instance')
    const found = await db.read(reader => domainsOf(reader, own.id))
    return c.json(
      {
        data: found.map(({ host, verifiedAt, missingSince }) => ({
          host,
          verified_at: verifiedAt,
          missing_since: missingSince,
          record: domainProof(config.secretKey, { shopId: own.id, host }),
          points_to: new URL(config.baseUrl).hostname,
        })),
      },
      200,
    )
  })
  .post('/domains', json(z.strictObject({ host: OwnHost })), async c => {
    const own = await requireOwnShop(c)
    const { db, clock, config } = c.get('instance')
    const { host } = c.req.valid('json')
    const baseHost = new URL(config.baseUrl).hostname
    if (host === baseHost || host.endsWith(`.${baseHost}`))
      throw new Refusal('domain_taken', { host })
    await db.transact(tx => addDomain(tx, { shopId: own.id, host, now: clock.now() }))
    return c.json({ ok: true as const }, 201)
  })
  /** Looks the record up now. */
  .post('/domains/:host/verify', async c => {
    const own = await requireOwnShop(c)
    const { db, clock, config, resolveTxt } = c.get('instance')
    const host = c.req.param('host').toLowerCase()
    const said = await saidOf(host, resolveTxt)
    const claim = { shopId: own.id, host, said, secretKey: config.secretKey }
    await db.transact(tx => verifyDomain(tx, { ...claim, now: clock.now() }))
    return c.json({ ok: true as const }, 200)
  })
  .delete('/domains/:host', async c => {
    const own = await requireOwnShop(c)
    const host = c.req.param('host').toLowerCase()
    await c.get('instance').db.transact(tx => removeDomain(tx, { shopId: own.id, host }))
    return c.json({ ok: true as const }, 200)
  })
