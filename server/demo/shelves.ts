import sharp from 'sharp'
import { productsOfSeller } from '../catalog/queries.ts'
import { sellersIn } from '../sellers/queries.ts'
import { addSection } from '../shops/arrange.ts'
import { addBundle, editBundle } from '../shops/bundles.ts'
import { addPicks, setPhoto } from '../shops/curate.ts'
import { editShop, openShop, setAvatar } from '../shops/open.ts'
import { drawAvatar, drawTogether } from './drawings/index.ts'
import { type DemoHouse, person } from './fill.ts'
import { picturesOf } from './world/feeds.ts'
import { goods } from './world/goods.ts'
import { type DemoShop, shops } from './world/shops.ts'

/** Ids of the demo's products by the seller's own ids: feeds gave them these. */
export async function productIdsBySlug({ instance }: DemoHouse): Promise<Map<string, string>> {
  const found = await instance.db.read(async reader => {
    const active = await sellersIn(reader, ['active'])
    const lists = []
    for (const seller of active)
      lists.push(await productsOfSeller(reader, { sellerId: seller.id, rowsMax: 100 }))
    return lists.flat()
  })
  return new Map(found.map(product => [product.externalId, product.id]))
}

/** The curators open their shops and fill them, each pick with its reason. */
export async function openDemoShops(house: DemoHouse, passwordHash: string): Promise<void> {
  const bySlug = await productIdsBySlug(house)
  for (const shop of shops) await openDemoShop(house, shop, bySlug, passwordHash)
}

async function openDemoShop(
  { instance }: DemoHouse,
  { curator, sections, look, together, ...shop }: DemoShop,
  bySlug: Map<string, string>,
  passwordHash: string,
): Promise<void> {
  const { db, clock, images } = instance
  const userId = await person(instance, { ...curator, passwordHash })
  const avatar = await storeDrawing(images, drawAvatar(shop.handle).svg)
  const drawn = drawTogether(together.things.map(slug => pictureOf(slug)))
  const photo = await storeDrawing(images, drawn.svg)
  const ownPhoto = await storeDrawing(images, drawTogether([pictureOf(together.things[0]!)]).svg)
  const now = clock.now()
  await db.transact(async tx => {
    const { id: shopId } = await openShop(tx, { userId, input: { ...shop, currency: 'CNY' }, now })
    await editShop(tx, { shopId, edit: { ...shop, ...look } })
    await setAvatar(tx, { shopId, hash: avatar.hash, now })
    const pickIds = new Map<string, string>()
    for (const { title, picks } of sections) {
      const { id: sectionId } = await addSection(tx, { shopId, title, now })
      const wishes = picks.map(pick => ({
        productId: bySlug.get(pick.slug) ?? pick.slug,
        note: pick.note,
      }))
      const { added, refused } = await addPicks(tx, { shopId, sectionId, wishes, now })
      if (refused.length) throw new Error(`demo picks refused: ${JSON.stringify(refused)}`)
      for (const one of added) pickIds.set(one.productId, one.pickId)
    }
    const title = together.title
    const { id: bundleId } = await addBundle(tx, { shopId, title, photo, now })
    const tags = together.things.map((slug, index) => ({
      pick_id: pickIds.get(bySlug.get(slug) ?? '') ?? '',
      x_bps: drawn.places[index]!.x,
      y_bps: drawn.places[index]!.y,
    }))
    await editBundle(tx, { shopId, bundleId, input: { title, tags } })
    // The curator's own photo of the first thing: it stands before the seller's.
    await setPhoto(tx, { shopId, pickId: tags[0]!.pick_id, photo: ownPhoto, now })
  })
}

/** What is drawn of a product, by the seller's own id. */
function pictureOf(slug: string) {
  const good = goods.find(one => one.slug === slug)
  const [picture] = good ? picturesOf(good) : []
  if (!picture) throw new Error(`nothing is drawn of ${slug}`)
  return picture
}

async function storeDrawing(images: DemoHouse['instance']['images'], svg: string) {
  const stored = await images.store(await sharp(Buffer.from(svg)).webp().toBuffer())
  if (stored.kind === 'refused') throw new Error(`a drawing was refused: ${stored.reason}`)
  const { hash, width, height, color } = stored
  return { hash, width, height, color }
}
