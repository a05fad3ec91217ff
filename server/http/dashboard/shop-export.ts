import { existsSync } from 'node:fs'
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { paths } from '../../../storefront/paths.ts'
import { type Commission, commissionsOf } from '../../commissions/queries.ts'
import type { Instance } from '../../instance.ts'
import { numberOf } from '../../orders/number.ts'
import { csv } from '../../platform/csv.ts'
import { toDecimal } from '../../platform/money.ts'
import { exportOf, type ShopExport } from '../../shops/export.ts'
import type { Shop } from '../../shops/queries.ts'
import { videoPath } from '../../shops/video-files.ts'
import { factory } from '../context.ts'
import { requireOwnShop } from './shop.ts'

/** Everything a curator has made of the shop, and what it earned, as one file; made while it is sent. */
export const shopExport = factory.createApp().get('/shop/export.zip', async c => {
  const own = await requireOwnShop(c)
  const zip = new ZipFile()
  await fill(zip, c.get('instance'), own)
  const body = Readable.toWeb(zip.outputStream as Readable) as ReadableStream
  return c.body(body, 200, {
    'content-type': 'application/zip',
    'content-disposition': `attachment; filename="xiaopu-${own.handle}.zip"`,
  })
})

async function fill(zip: ZipFile, instance: Instance, own: Shop): Promise<void> {
  const { db, config, images } = instance
  const { list, photos, videos } = await exportOf(work => db.read(work), own)
  const earned = await earnedBy(instance, own.id)
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name)
  add('shop.json', JSON.stringify({ ...list, instance: config.baseUrl }, null, 2))
  add('products.csv', productsCsv(list, config.baseUrl))
  add('commissions.csv', commissionsCsv(earned))
  const files = [
    ...photos.map(({ file, hash }) => ({ file, path: images.pathOf(hash) })),
    ...videos.map(({ file, name }) => ({ file, path: videoPath(config.dataDir, name) ?? '' })),
  ]
  // Pictures and films are packed as small as they get already.
  for (const { file, path } of files)
    if (existsSync(path)) zip.addFile(path, file, { compress: false })
  zip.end()
}

function productsCsv({ shop, sections, products }: ShopExport['list'], baseUrl: string): string {
  const titles = new Map(sections.map(one => [one.id, one.title]))
  const head = ['section', 'title', 'seller', 'external_id', 'price', 'currency', 'note', 'link']
  return csv([
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
  return csv([
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
