import { parseArgs } from 'node:util'
import { eq } from 'drizzle-orm'
import { products as productTable } from '../catalog/schema.ts'
import { upsertOffers } from '../catalog/upsert.ts'
import { hashPassword } from '../identity/password.ts'
import { signUp, verifyEmail } from '../identity/sign-up.ts'
import { issueToken } from '../identity/tokens.ts'
import type { Instance } from '../instance.ts'
import { applySeller } from '../sellers/apply.ts'
import { decideSeller } from '../sellers/approve.ts'
import { confirmSupportEmail, supportToken } from '../sellers/support-email.ts'
import { addPicks } from '../shops/curate.ts'
import { openShop } from '../shops/open.ts'
import { run, say } from './run.ts'

const picksPerShop = 30
const batch = 200
const things = [
  'apples',
  'tea bowl',
  'linen shirt',
  'lantern',
  'notebook',
  'honey',
  '苹果',
  '茶碗',
  '亚麻衬衫',
  '灯笼',
]

/**
 * `npm run seed -- --shops 1000 --sellers 20 --products 5000`: synthetic data for measuring, made
 * by the operations people use. Nobody can sign in as these people.
 */
await run(async instance => {
  const { values } = parseArgs({
    options: {
      shops: { type: 'string', default: '100' },
      sellers: { type: 'string', default: '5' },
      products: { type: 'string', default: '1000' },
    },
  })
  const passwordHash = await hashPassword('synthetic people do not sign in')
  const began = Date.now()
  const productIds = await seedSellers(
    instance,
    passwordHash,
    Number(values.sellers),
    Number(values.products),
  )
  await seedShops(instance, passwordHash, Number(values.shops), productIds)
  say(
    `${values.shops} shops, ${productIds.length} products in ${Math.round((Date.now() - began) / 1000)} s`,
  )
  return 0
})

async function person(instance: Instance, passwordHash: string, email: string): Promise<string> {
  const now = instance.clock.now()
  return instance.db.transact(async tx => {
    const { userId } = await signUp(tx, {
      email,
      name: email.split('@')[0] as string,
      language: 'en',
      passwordHash,
      now,
    })
    await verifyEmail(tx, { token: await issueToken(tx, { userId, purpose: 'verify', now }), now })
    return userId
  })
}

async function seedSellers(
  instance: Instance,
  passwordHash: string,
  sellers: number,
  products: number,
): Promise<string[]> {
  const ids: string[] = []
  for (let s = 0; s < sellers; s++) {
    const userId = await person(instance, passwordHash, `seller-${s}@seed.example`)
    const now = instance.clock.now()
    const input = {
      name: `Seller ${s}`,
      line: '',
      country: 'CN',
      currency: 'CNY',
      support_email: `help-${s}@seed.example`,
      shipping_minor: 800,
      free_shipping_from_minor: 20_000,
      default_rate_bps: 1200,
      return_days: 14,
    }
    const { id } = await instance.db.transact(async tx => {
      const applied = await applySeller(tx, { userId, input, now })
      const { secretKey } = instance.config
      const token = supportToken(secretKey, { sellerId: applied.id, email: input.support_email })
      await confirmSupportEmail(tx, { sellerId: applied.id, token, secretKey, now })
      await decideSeller(tx, { sellerId: applied.id, decision: { decision: 'approve' }, now })
      return applied
    })
    for (let first = 0; first < products / sellers; first += batch) {
      const offers = Array.from({ length: Math.min(batch, products / sellers - first) }, (_, i) =>
        offer(s, first + i),
      )
      await instance.db.transact(tx =>
        upsertOffers(
          tx,
          { sellerId: id, currency: 'CNY', feedId: null, met: new Set(), now },
          offers,
        ),
      )
    }
    ids.push(...(await productsOf(instance, id)))
  }
  return ids
}

async function productsOf(instance: Instance, sellerId: string): Promise<string[]> {
  const found = await instance.db.read(reader =>
    reader
      .select({ id: productTable.id })
      .from(productTable)
      .where(eq(productTable.sellerId, sellerId)),
  )
  return found.map(row => row.id)
}

function offer(seller: number, n: number) {
  const thing = things[n % things.length] as string
  return {
    groupId: `p${n}`,
    title: `${thing} no. ${seller}-${n}`,
    titleZh: null,
    description: `A good ${thing}, number ${n}.`,
    descriptionZh: null,
    brand: `Brand ${n % 50}`,
    category: 'other',
    imageUrls: [],
    rateBps: 1800,
    variants: [
      {
        row: n,
        externalId: `v${n}`,
        sku: null,
        gtin: null,
        options: [],
        priceMinor: 1000 + ((n * 37) % 9000),
        markdownMinor: null,
        compareAtMinor: null,
        stock: 1_000_000,
        imageUrl: null,
      },
    ],
  }
}

async function seedShops(
  instance: Instance,
  passwordHash: string,
  shops: number,
  productIds: string[],
): Promise<void> {
  for (let s = 0; s < shops; s++) {
    const userId = await person(instance, passwordHash, `curator-${s}@seed.example`)
    const now = instance.clock.now()
    const wishes = Array.from({ length: picksPerShop }, (_, i) => ({
      productId: productIds[(s * 31 + i * 7) % productIds.length] as string,
      note: 'I use this every day and would buy it again.',
    }))
    await instance.db.transact(async tx => {
      const input = {
        handle: `seed-${s}`,
        name: `Shop ${s}`,
        line: 'A few good things',
        accent: 'tea' as const,
        language: 'en' as const,
        currency: 'CNY' as const,
      }
      const { id } = await openShop(tx, { userId, input, now })
      await addPicks(tx, { shopId: id, sectionId: null, wishes, now })
    })
  }
}
