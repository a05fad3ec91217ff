import { factory } from './context.ts'

/** Pictures, by addresses we have signed: nobody makes us resize at will. */
export const images = factory.createApp().get('/:hash/:file{\\d+\\.webp}', async c => {
  const { hash, file } = c.req.param()
  const signature = c.req.query('s') ?? ''
  const takesAvif = (c.req.header('accept') ?? '').includes('image/avif')
  const found = await c
    .get('instance')
    .images.open({ hash, width: Number.parseInt(file, 10), signature, takesAvif })
  const headers = {
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'cross-origin',
    'access-control-allow-origin': '*',
    vary: 'accept',
  }
  if (!found) return c.body(null, 403, { ...headers, 'cache-control': 'no-store' })
  return c.body(new Uint8Array(found.bytes), 200, {
    ...headers,
    'content-type': `image/${found.format}`,
    // Whoever could have AVIF and got WebP asks again: it is being made.
    'cache-control':
      takesAvif && found.format === 'webp'
        ? 'public, max-age=60'
        : 'public, max-age=31536000, immutable',
  })
})
