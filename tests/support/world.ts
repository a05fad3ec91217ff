import sharp from 'sharp'
import type { ProductInput } from '../../server/catalog/contract.ts'
import { saveProduct } from '../../server/catalog/edit.ts'
import { productsByIds } from '../../server/catalog/queries.ts'
import { hashPassword } from '../../server/identity/password.ts'
import { makeOperator } from '../../server/identity/profile.ts'
import { signUp, verifyEmail } from '../../server/identity/sign-up.ts'
import { issueToken } from '../../server/identity/tokens.ts'
import type { Instance } from '../../server/instance.ts'
import type { Tx } from '../../server/platform/db/index.ts'
import { applySeller } from '../../server/sellers/apply.ts'
import { decideSeller } from '../../server/sellers/approve.ts'
import { createKey } from '../../server/sellers/keys.ts'
import { confirmSupportEmail, supportToken } from '../../server/sellers/support-email.ts'
import { addBundle, editBundle } from '../../server/shops/bundles.ts'
import { addPicks } from '../../server/shops/curate.ts'
import { openShop } from '../../server/shops/open.ts'
import { shelf } from '../../server/shops/queries.ts'

/** The same few people and things everywhere: Mei curates, Wang grows apples, Jing fires bowls. */

export const password = 'a long enough password'
let passwordHash: Promise<string> | null = null

export async function person(
  instance: Instance,
  email: string,
  isOperator = false,
): Promise<string> {
  passwordHash ??= hashPassword(password)
  const hash = await passwordHash
  const now = instance.clock.now()
  return instance.db.transact(async tx => {
    const name = email.split('@')[0] as string
    const { userId } = await signUp(tx, { email, name, language: 'en', passwordHash: hash, now })
    await verifyEmail(tx, { token: await issueToken(tx, { userId, purpose: 'verify', now }), now })
    if (isOperator) await makeOperator(tx, userId)
    return userId
  })
}

export async function seller(
  instance: Instance,
  name: string,
  edit: Partial<{
    shipping_minor: number
    free_shipping_from_minor: number | null
    default_rate_bps: number
    currency: string
  }> = {},
): Promise<{ id: string; userId: string; key: string }> {
  const slug = name.toLowerCase().replace(/\W+/g, '-')
  const userId = await person(instance, `${slug}@seller.example`)
  const now = instance.clock.now()
  return instance.db.transact(async tx => {
    const input = {
      name,
      line: '',
      country: 'CN',
      currency: 'CNY',
      support_email: `help@${slug}.example`,
      shipping_minor: 800,
      free_shipping_from_minor: null,
      default_rate_bps: 1200,
      return_days: 14,
      ...edit,
    }
    const { id } = await applySeller(tx, { userId, input, now })
    await confirmAddress(tx, instance, { sellerId: id, email: input.support_email })
    await decideSeller(tx, { sellerId: id, decision: { decision: 'approve' }, now })
    const { key } = await createKey(tx, { sellerId: id, name: 'test', scope: 'write', now })
    return { id, userId, key }
  })
}

/** As its owner does by the link in the letter there. */
export async function confirmAddress(
  tx: Tx,
  { config, clock }: Instance,
  { sellerId, email }: { sellerId: string; email: string },
): Promise<void> {
  const { secretKey } = config
  const token = supportToken(secretKey, { sellerId, email })
  await confirmSupportEmail(tx, { sellerId, token, secretKey, now: clock.now() })
}

export type Thing = { productId: string; variantId: string }

/** A picture of one colour, kept as a feed's would be; what a product's `image_urls` may name. */
export async function storedPicture({ images }: Instance, color: string): Promise<string> {
  const create = { width: 900, height: 700, channels: 3, background: color } as const
  const stored = await images.store(await sharp({ create }).png().toBuffer())
  if (stored.kind === 'refused') throw new Error(stored.reason)
  return `stored:${stored.hash}/${stored.width}x${stored.height}/${stored.color}`
}

/** A product with one variant; 28.90 with 18 % unless said otherwise. */
export async function product(
  instance: Instance,
  sellerId: string,
  externalId: string,
  edit: {
    priceMinor?: number
    stock?: number | null
    rateBps?: number | null
    title?: string
    category?: string
    currency?: string
    options?: { name: string; value: string }[]
  } = {},
): Promise<Thing> {
  const {
    priceMinor = 2890,
    stock = 100,
    rateBps = 1800,
    title = `Box of ${externalId}`,
    category = 'food/fruit',
    currency = 'CNY',
    options = [],
  } = edit
  const input: ProductInput = {
    external_id: externalId,
    title,
    title_zh: null,
    description: 'From the hills.',
    description_zh: null,
    brand: null,
    category,
    image_urls: [],
    rate_bps: rateBps,
    variants: [
      {
        external_id: `${externalId}-1`,
        sku: null,
        gtin: null,
        options,
        price_minor: priceMinor,
        compare_at_minor: null,
        stock,
        image_url: null,
      },
    ],
  }
  const { id } = await instance.db.transact(tx =>
    saveProduct(tx, { sellerId, currency, input, now: instance.clock.now() }),
  )
  const [saved] = await instance.db.read(reader => productsByIds(reader, [id]))
  return { productId: id, variantId: saved!.variants[0]!.id }
}

export async function products(
  instance: Instance,
  sellerId: string,
  howMany: number,
): Promise<Thing[]> {
  const made: Thing[] = []
  for (let i = 1; i <= howMany; i++) made.push(await product(instance, sellerId, `item-${i}`))
  return made
}

export async function shop(
  instance: Instance,
  handle: string,
  things: Thing[] = [],
): Promise<{ id: string; userId: string; handle: string; email: string }> {
  const email = `${handle}@curator.example`
  const userId = await person(instance, email)
  const now = instance.clock.now()
  const { id } = await instance.db.transact(tx =>
    openShop(tx, {
      userId,
      input: {
        handle,
        name: `Shop of ${handle}`,
        line: '',
        accent: 'tea',
        language: 'en',
        currency: 'CNY',
      },
      now,
    }),
  )
  if (things.length) await pick(instance, id, things)
  return { id, userId, handle, email }
}

export async function pick(instance: Instance, shopId: string, things: Thing[]) {
  const wishes = things.map(thing => ({ productId: thing.productId, note: '' }))
  return instance.db.transact(tx =>
    addPicks(tx, { shopId, sectionId: null, wishes, now: instance.clock.now() }),
  )
}

let buyers = 0

/** What a buyer sends to buy some things; somebody new each time. */
export function orderOf(
  things: (Thing & { quantity?: number })[],
  edit: Record<string, unknown> = {},
) {
  buyers++
  return {
    lines: things.map(thing => ({ variant_id: thing.variantId, quantity: thing.quantity ?? 1 })),
    buyer: {
      name: `Buyer ${buyers}`,
      email: `buyer${buyers}@mail.example`,
      phone: '+86 138 0000 0000',
    },
    ship_to: {
      line1: `${buyers} Canary Road`,
      city: 'Hangzhou',
      region: 'Zhejiang',
      postal_code: '310000',
      country: 'CN',
    },
    payment: { provider: 'test' },
    ...edit,
  }
}

/** A photo with all of a shop's first thirty things tagged in it; answers its address in the shop. */
export async function bundle(instance: Instance, shopId: string, title: string): Promise<string> {
  const background = '#a04020'
  const photo = await instance.images.store(
    await sharp({ create: { width: 80, height: 60, channels: 3, background } })
      .jpeg()
      .toBuffer(),
  )
  if (photo.kind === 'refused') throw new Error(photo.reason)
  const cards = await instance.db.read(reader => shelf(reader, { shopId, rowsMax: 30 }))
  const tags = cards.map(({ id }) => ({ pick_id: id, x_bps: 5000, y_bps: 5000, second: null }))
  return instance.db.transact(async tx => {
    const made = { shopId, title, photo, now: instance.clock.now() }
    const { id: bundleId } = await addBundle(tx, made)
    await editBundle(tx, { shopId, bundleId, input: { title, tags } })
    return `b/${bundleId}`
  })
}
