import { z } from 'zod'
import {
  addBundle,
  bundlesOf,
  editBundle,
  removeBundle,
  type TaggedCard,
  taggedCards,
} from '../../shops/bundles.ts'
import { BundleInput, BundleTitle } from '../../shops/contract.ts'
import { troubleOf } from '../../shops/queries.ts'
import { dropVideo } from '../../shops/video-files.ts'
import { factory } from '../context.ts'
import { json, query } from '../input.ts'
import { largePhotoSide, storedPhoto, thumbnailOf } from '../picture.ts'
import { videoView } from '../video.ts'
import { money, requireOwnShop } from './shop.ts'

/** A curator's bundles: a photo, and which of the shop's picks stand where in it. */
export const bundles = factory
  .createApp()
  .get('/bundles', async c => {
    const own = await requireOwnShop(c)
    const { db, images } = c.get('instance')
    const { found, tagged } = await db.read(async reader => {
      const all = await bundlesOf(reader, own.id)
      const bundleIds = all.map(one => one.id)
      return {
        found: all,
        tagged: await taggedCards(reader, { shopId: own.id, bundleIds, isOwn: true }),
      }
    })
    const tagView = ({ xBps, yBps, second, card }: TaggedCard) => ({
      pick_id: card.id,
      x_bps: xBps,
      y_bps: yBps,
      second,
      title: card.title,
      title_zh: card.titleZh,
      price: money(card.priceFromMinor, own),
      trouble: troubleOf(card),
      picture: thumbnailOf(images, card.imageHash),
    })
    return c.json(
      {
        data: found.map(one => ({
          id: one.id,
          title: one.title,
          picture: images.url({ hash: one.imageHash, width: 640 }),
          width: one.imageWidth,
          height: one.imageHeight,
          video: one.video && videoView(one.video),
          tags: (tagged.get(one.id) ?? []).map(tagView),
        })),
      },
      200,
    )
  })
  /** The photo as the body (JPEG, PNG, WebP), its title in the query. */
  .post('/bundles', query(z.strictObject({ title: BundleTitle })), async c => {
    const own = await requireOwnShop(c)
    const { title } = c.req.valid('query')
    const photo = await storedPhoto(c, largePhotoSide)
    const { db, clock } = c.get('instance')
    const made = await db.transact(tx =>
      addBundle(tx, { shopId: own.id, title, photo, now: clock.now() }),
    )
    return c.json(made, 201)
  })
  .put('/bundles/:id', json(BundleInput), async c => {
    const own = await requireOwnShop(c)
    const edit = { shopId: own.id, bundleId: c.req.param('id'), input: c.req.valid('json') }
    await c.get('instance').db.transact(tx => editBundle(tx, edit))
    return c.json({ ok: true as const }, 200)
  })
  .delete('/bundles/:id', async c => {
    const own = await requireOwnShop(c)
    const { db, config, clock } = c.get('instance')
    const wanted = { shopId: own.id, bundleId: c.req.param('id'), now: clock.now() }
    await dropVideo(config.dataDir, await db.transact(tx => removeBundle(tx, wanted)))
    return c.json({ ok: true as const }, 200)
  })
