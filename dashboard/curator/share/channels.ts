/** Networks people share on; each has a placement of its own, so that orders tell them apart. */
export const channels = [
  {
    placement: 'weibo',
    at: 'https://service.weibo.com/share/share.php?url={url}&title={words}',
  },
  { placement: 'wechat', at: null },
  { placement: 'xiaohongshu', at: null },
  { placement: 'instagram', at: null },
  { placement: 'tiktok', at: null },
  { placement: 'youtube', at: null },
  { placement: 'x', at: 'https://x.com/intent/post?text={words}&url={url}' },
  {
    placement: 'facebook',
    at: 'https://www.facebook.com/sharer/sharer.php?u={url}',
  },
  {
    placement: 'pinterest',
    at: 'https://www.pinterest.com/pin/create/button/?url={url}&description={words}',
  },
  { placement: 'whatsapp', at: 'https://wa.me/?text={words}%20{url}' },
] as const

export type Channel = (typeof channels)[number]

export function channelOf(placement: string | null): Channel | null {
  return channels.find(one => one.placement === placement) ?? null
}

/** Where that network takes a link, by its own plain address; null: it has none, or only an app. */
export function shareAddress(
  { at }: Channel,
  { url, text }: { url: string; text: string },
): string | null {
  const words = text.replace(url, '').trim()
  return (
    at?.replace('{url}', encodeURIComponent(url)).replace('{words}', encodeURIComponent(words)) ??
    null
  )
}
