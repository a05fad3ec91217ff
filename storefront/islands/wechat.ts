/** In WeChat's own browser a page is shared with its title, words and picture; elsewhere nothing happens. */
type Share = { title: string; desc: string; link: string; imgUrl: string }
type Wechat = {
  config(settings: Record<string, unknown>): void
  ready(then: () => void): void
  updateAppMessageShareData(share: Share): void
  updateTimelineShareData(share: Omit<Share, 'desc'>): void
}

const sdk = 'https://res.wx.qq.com/open/js/jweixin-1.6.0.js'

const said = (property: string) =>
  document.querySelector<HTMLMetaElement>(`meta[property="og:${property}"]`)?.content ?? ''

async function tell(): Promise<void> {
  // As it stands in the address bar: that is what WeChat compares.
  const page = location.href.split('#')[0] ?? ''
  const answer = await fetch(`/wechat/config?url=${encodeURIComponent(page)}`)
  const signed = (await answer.json()) as Record<string, unknown>
  if (!answer.ok) return
  await new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = sdk
    script.onload = resolve
    script.onerror = reject
    document.head.append(script)
  })
  const { wx } = window as unknown as { wx: Wechat }
  const jsApiList = ['updateAppMessageShareData', 'updateTimelineShareData']
  wx.config({ debug: false, ...signed, jsApiList })
  wx.ready(() => {
    // Not the canonical address: it may be at another host, and the placement is to travel along.
    const link = new URL(page)
    // What friends buy is not told to the page this reader came from.
    link.searchParams.delete('click')
    const share = { title: said('title'), link: link.href, imgUrl: said('image') }
    wx.updateAppMessageShareData({ ...share, desc: said('description') })
    wx.updateTimelineShareData(share)
  })
}

// Without it the page is shared as its bare address.
if (/MicroMessenger/i.test(navigator.userAgent)) tell().catch(() => {})

export {}
