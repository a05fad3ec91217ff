import type { Video } from '../shops/schema.ts'
import { videoSites } from '../shops/video-sites.ts'

/** Where a film of our own is. */
export const filmPath = (name: string) => `/videos/${name}.mp4`

/** A bundle's video as its curator sees it. */
export function videoView(video: Video) {
  return video.kind === 'file'
    ? { provider: null, url: filmPath(video.name), bytes: video.bytes, seconds: video.seconds }
    : {
        provider: videoSites[video.kind].name,
        url: videoSites[video.kind].page(video.id),
        bytes: null,
        seconds: null,
      }
}
