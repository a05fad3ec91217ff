import sharp from 'sharp'
import { productsOfSeller } from '../catalog/queries.ts'
import { sellersIn } from '../sellers/queries.ts'
import { addSection } from '../shops/arrange.ts'
import { addPicks } from '../shops/curate.ts'
import { editShop, openShop, setAvatar } from '../shops/open.ts'
import { drawAvatar } from './drawings/index.ts'
import { type DemoHouse, person } from './fill.ts'
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
  { curator, sections, look, ...shop }: DemoShop,
  bySlug: Map<string, string>,
  passwordHash: string,
): Promise<void> {
  const { db, clock, images } = instance
  const userId = await person(instance, { ...curator, passwordHash })
  const stored = await images.store(
    await sharp(Buffer.from(drawAvatar(shop.handle).svg))
      .webp()
      .toBuffer(),
  )
  const now = clock.now()
  await db.transact(async tx => {
    const { id: shopId } = await openShop(tx, { userId, input: { ...shop, currency: 'CNY' }, now })
    await editShop(tx, { shopId, edit: { ...shop, ...look } })
    if (stored.kind === 'stored') await setAvatar(tx, { shopId, hash: stored.hash })
    for (const { title, picks } of sections) {
      const { id: sectionId } = await addSection(tx, { shopId, title, now })
      const wishes = picks.map(pick => ({
        productId: bySlug.get(pick.slug) ?? pick.slug,
        note: pick.note,
      }))
      const { refused } = await addPicks(tx, { shopId, sectionId, wishes, now })
      if (refused.length) throw new Error(`demo picks refused: ${JSON.stringify(refused)}`)
    }
  })
}
