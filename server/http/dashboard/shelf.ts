import { z } from 'zod'
import { productsByIds } from '../../catalog/queries.ts'
import { english } from '../../platform/language.ts'
import { addSection, orderSections, removeSection, renameSection } from '../../shops/arrange.ts'
import { bundlesWith } from '../../shops/bundles.ts'
import { NoteInput, PickInput, PickMove, SectionInput, SectionOrder } from '../../shops/contract.ts'
import { addPicks, editNote, movePick, removePick, setPhoto } from '../../shops/curate.ts'
import { ownShelf as shelfOf, troubleOf } from '../../shops/queries.ts'
import { sectionsOf } from '../../shops/sections.ts'
import { factory } from '../context.ts'
import { json, query } from '../input.ts'
import { largePhotoSide, storedPhoto, thumbnailOf } from '../picture.ts'
import { sentence } from '../problems.ts'
import { earningsOf, earningView } from './earning.ts'
import { money, requireOwnShop } from './shop.ts'

const ShelfPage = z.strictObject({
  section: z.string().max(64).optional(),
  after: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(60),
})

/** A curator's shelf: picks, notes, sections. */
export const shelf = factory
  .createApp()
  /** Cards in the shelf's order, each with what it earns; `next_after` for the next page. */
  .get('/picks', query(ShelfPage), async c => {
    const own = await requireOwnShop(c)
    const { section, after, limit } = c.req.valid('query')
    const { db, images, clock, config } = c.get('instance')
    const sectionId =
      section === undefined ? {} : { sectionId: section === 'none' ? null : section }
    const { cards, earns, sections, tagged } = await db.read(async reader => {
      const found = await shelfOf(reader, {
        shopId: own.id,
        ...sectionId,
        ...(after === undefined ? {} : { after }),
        rowsMax: limit + 1,
      })
      const whole = await productsByIds(
        reader,
        found.map(card => card.productId),
      )
      return {
        cards: found,
        earns: await earningsOf(reader, {
          shop: own,
          products: whole,
          base: config.commissionBase,
          now: clock.now(),
        }),
        sections: await sectionsOf(reader, own.id),
        tagged: await bundlesWith(reader, { shopId: own.id, pickIds: found.map(one => one.id) }),
      }
    })
    const page = cards.slice(0, limit)
    return c.json(
      {
        sections: sections.map(({ id, title }) => ({ id, title })),
        data: page.map(card => ({
          id: card.id,
          section_id: card.sectionId,
          product_id: card.productId,
          slug: card.slug,
          title: card.title,
          title_zh: card.titleZh,
          note: card.note,
          price: money(card.priceFromMinor, own),
          is_from: card.priceFromMinor !== card.priceToMinor,
          ...earningView(earns.get(card.productId), own),
          seller: card.sellerName,
          trouble: troubleOf(card),
          picture: thumbnailOf(images, card.imageHash),
          has_own_photo: card.hasOwnPhoto,
          bundles: tagged.get(card.id) ?? [],
        })),
        next_after: cards.length > limit ? (page.at(-1)?.position ?? null) : null,
      },
      200,
    )
  })
  /** Adds as many as there is room for; each refused one is answered with its reason. */
  .post('/picks', json(PickInput), async c => {
    const own = await requireOwnShop(c)
    const { products, section_id } = c.req.valid('json')
    const { db, clock } = c.get('instance')
    const wishes = products.map(({ product_id: productId, note, source }) => ({
      productId,
      note,
      source,
    }))
    const { added, refused } = await db.transact(tx =>
      addPicks(tx, { shopId: own.id, sectionId: section_id, wishes, now: clock.now() }),
    )
    const language = c.get('person')?.user.language ?? english
    return c.json(
      {
        added: added.map(one => ({ product_id: one.productId, pick_id: one.pickId })),
        refused: refused.map(one => ({
          product_id: one.productId,
          code: one.code,
          message: sentence(one.code, one.details, language),
          details: one.details,
        })),
      },
      200,
    )
  })
  .delete('/picks/:id', async c => {
    const own = await requireOwnShop(c)
    const { db, clock } = c.get('instance')
    const pickId = c.req.param('id')
    await db.transact(tx => removePick(tx, { shopId: own.id, pickId, now: clock.now() }))
    return c.json({ ok: true as const }, 200)
  })
  .put('/picks/:id/note', json(NoteInput), async c => {
    const own = await requireOwnShop(c)
    const { note } = c.req.valid('json')
    await c
      .get('instance')
      .db.transact(tx => editNote(tx, { shopId: own.id, pickId: c.req.param('id'), note }))
    return c.json({ ok: true as const }, 200)
  })
  /** The curator's own photo as the body (JPEG, PNG, WebP); it stands before the seller's. */
  .put('/picks/:id/photo', async c => {
    const own = await requireOwnShop(c)
    const photo = await storedPhoto(c, largePhotoSide)
    const { db, images, clock } = c.get('instance')
    const pickId = c.req.param('id')
    await db.transact(tx => setPhoto(tx, { shopId: own.id, pickId, photo, now: clock.now() }))
    return c.json({ picture: images.url({ hash: photo.hash, width: 160 }) }, 200)
  })
  .delete('/picks/:id/photo', async c => {
    const own = await requireOwnShop(c)
    const pickId = c.req.param('id')
    const { db, clock } = c.get('instance')
    const wish = { shopId: own.id, pickId, photo: null, now: clock.now() }
    await db.transact(tx => setPhoto(tx, wish))
    return c.json({ ok: true as const }, 200)
  })
  .put('/picks/:id/place', json(PickMove), async c => {
    const own = await requireOwnShop(c)
    const { section_id, before_pick_id } = c.req.valid('json')
    const move = {
      shopId: own.id,
      pickId: c.req.param('id'),
      sectionId: section_id,
      beforePickId: before_pick_id,
    }
    await c.get('instance').db.transact(tx => movePick(tx, move))
    return c.json({ ok: true as const }, 200)
  })
  .post('/sections', json(SectionInput), async c => {
    const own = await requireOwnShop(c)
    const { db, clock } = c.get('instance')
    const { id } = await db.transact(tx =>
      addSection(tx, { shopId: own.id, ...c.req.valid('json'), now: clock.now() }),
    )
    return c.json({ id }, 201)
  })
  .put('/sections/order', json(SectionOrder), async c => {
    const own = await requireOwnShop(c)
    const { section_ids } = c.req.valid('json')
    await c
      .get('instance')
      .db.transact(tx => orderSections(tx, { shopId: own.id, sectionIds: section_ids }))
    return c.json({ ok: true as const }, 200)
  })
  .put('/sections/:id', json(SectionInput), async c => {
    const own = await requireOwnShop(c)
    const edit = { shopId: own.id, sectionId: c.req.param('id'), ...c.req.valid('json') }
    await c.get('instance').db.transact(tx => renameSection(tx, edit))
    return c.json({ ok: true as const }, 200)
  })
  .delete('/sections/:id', async c => {
    const own = await requireOwnShop(c)
    await c
      .get('instance')
      .db.transact(tx => removeSection(tx, { shopId: own.id, sectionId: c.req.param('id') }))
    return c.json({ ok: true as const }, 200)
  })
