import sharp from 'sharp'
import type { Outbound } from '../platform/outbound.ts'
import { draw } from './drawings/index.ts'
import { pictures } from './world/feeds.ts'

/** The demo's picture site exists only here: its addresses are answered with drawings of ours. */
export function demoOutbound(real: Outbound): Outbound {
  const known = new Map(pictures().map(picture => [picture.url, picture]))
  return {
    ...real,
    send: async request => {
      const picture = known.get(request.url)
      if (!picture) return real.send(request)
      const { svg } = draw(picture)
      const body = await sharp(Buffer.from(svg)).webp({ quality: 90 }).toBuffer()
      return {
        kind: 'answered',
        status: 200,
        headers: { 'content-type': 'image/webp' },
        body,
        finalUrl: request.url,
      }
    },
  }
}
