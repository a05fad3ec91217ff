import { open as openFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { paths } from '../../../storefront/paths.ts'
import { type Commission, commissionsOf } from '../../commissions/queries.ts'
import type { Instance } from '../../instance.ts'
import { numberOf } from '../../orders/number.ts'
import { spreadsheet } from '../../platform/csv.ts'
import { toDecimal } from '../../platform/money.ts'
import { Refusal } from '../../platform/refusal.ts'
import { exportOf, type ShopExport } from '../../shops/export.ts'
import type { Shop } from '../../shops/queries.ts'
import { videoPath } from '../../shops/video-files.ts'
import { factory } from '../context.ts'
import { requireOwnShop } from './shop.ts'

type File = { file: string; path: string }

/** Being read: films are large, so a shop has one at a time. */
const running = new Set<string>()

/**
 * Everything a curator has made of the shop, and what it earned, as one file, made while it is
 * sent. Refuses `busy`.
 */
export const shopExport = factory.createApp().get('/shop/export.zip', async c => {
  const own = await requireOwnShop(c)
  c.header('content-type', 'application/zip')
  c.header('content-disposition', `attachment; filename="xiaopu-${own.handle}.zip"`)
  // Hono answers HEAD here as well, and throws the body away.
  if (c.req.method === 'HEAD') return c.body(null, 200)
  if (running.has(own.id)) throw new Refusal('busy', { retry_after_seconds: 10 })
  running.add(own.id)
  const made = await packed(c.get('instance'), own).catch((error: unknown) => {
    running.delete(own.id)
    throw error
  })
  // Read to its end, or left.
  made.once('close', () => running.delete(own.id))
  return c.body(Readable.toWeb(made) as ReadableStream, 200)
})

async function packed(instance: Instance, own: Shop): Promise<Readable> {
  const { db, config, images } = instance
  const { list, photos, videos } = await exportOf(work => db.read(work), own)
  const earned = await earnedBy(instance, own.id)
  const zip = new ZipFile()
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name)
  add('shop.json', JSON.stringify({ ...list, instance: config.baseUrl }, null, 2))
  add('products.csv', productsCsv(list, config.baseUrl))
  add('commissions.csv', commissionsCsv(earned))
  addFiles(zip, [
    ...photos.map(({ file, hash }) => ({ file, path: images.pathOf(hash) })),
    ...videos.map(({ file, name }) => ({ file, path: videoPath(config.dataDir, name) ?? '' })),
  ])
  zip.end()
  return zip.outputStream as Readable
}

/** Pictures and films are packed as small as they get already. Each is opened when its turn comes. */
function addFiles(zip: ZipFile, files: File[]): void {
  const body = zip.outputStream as Readable
  let open: Readable | null = null
  for (const { file, path } of files)
    zip.addReadStreamLazy(file, { compress: false }, begin => {
      open = Readable.from(bytesOf(path))
      begin(null, open)
    })
  // Left half-way, what is open is closed.
  body.once('close', () => open?.destroy())
  zip.on('error', (error: Error) => body.destroy(error))
}

/** A file's bytes; none when it has been taken away meanwhile. */
async function* bytesOf(path: string): AsyncGenerator<Buffer> {
  const file = await openFile(path).catch(() => null)
  try {
    if (file) yield* file.createReadStream({ autoClose: false })
  } finally {
    await file?.close()
  }
}

function productsCsv({ shop, sections, products }: ShopExport['list'], baseUrl: string): string {
  const titles = new Map(sections.map(one => [one.id, one.title]))
  const head = ['section', 'title', 'seller', 'external_id', 'price', 'currency', 'note', 'link']
  return spreadsheet([
    head,
    ...products.map(one => [
      titles.get(one.section ?? '') ?? '',
      one.title,
      one.seller,
      one.external_id,
      toDecimal(one.price.amount, one.price.currency),
      one.price.currency,
      one.note,
      `${baseUrl}${paths.product(shop.handle, one.slug)}`,
    ]),
  ])
}

function commissionsCsv(rows: Commission[]): string {
  const head = ['date', 'order', 'kind', 'base', 'rate_percent', 'amount', 'currency', 'state']
  return spreadsheet([
    head,
    ...rows.map(({ due, currency, ...row }) => [
      new Date(row.createdAt).toISOString(),
      numberOf(row.orderId),
      row.kind,
      toDecimal(row.baseMinor, currency),
      row.rateBps / 100,
      toDecimal(due.balanceMinor, currency),
      currency,
      due.state,
    ]),
  ])
}

/** Newest first; what was given back is off. */
async function earnedBy({ db }: Instance, shopId: string): Promise<Commission[]> {
  const rowsMax = 500
  const all: Commission[] = []
  for (;;) {
    const before = all.at(-1)?.id
    const page = await db.read(reader => commissionsOf(reader, { shopId, before, rowsMax }))
    all.push(...page)
    if (page.length < rowsMax) return all
  }
}
