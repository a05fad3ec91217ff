import type { Video, VideoProvider } from './schema.ts'

/** Where videos live that stay where they are. The server never asks any of these for anything. */
type Site = {
  name: string
  /** Hosts of the pages people copy addresses from. */
  hosts: string[]
  /** The id in such an address; null: it is another page of theirs. */
  idIn: (url: URL) => string | null
  page: (id: string) => string
  /** What a page of ours may frame. */
  playerHost: string
  player: (id: string) => string
  /** The same, playing at once from `{second}` on. */
  playing: (id: string) => string
}

const matched = (text: string, pattern: RegExp) => pattern.exec(text)?.[1] ?? null

export const videoSites: Record<VideoProvider, Site> = {
  youtube: {
    name: 'YouTube',
    hosts: ['youtube.com', 'www.youtube.com', 'm.youtube.com', 'youtu.be'],
    idIn: ({ hostname, pathname, searchParams }) => {
      if (hostname === 'youtu.be') return matched(pathname, /^\/([\w-]{11})$/)
      if (pathname === '/watch') return matched(searchParams.get('v') ?? '', /^([\w-]{11})$/)
      return matched(pathname, /^\/(?:shorts|live|embed)\/([\w-]{11})$/)
    },
    page: id => `https://www.youtube.com/watch?v=${id}`,
    playerHost: 'https://www.youtube-nocookie.com',
    player: id => `https://www.youtube-nocookie.com/embed/${id}`,
    playing: id => `https://www.youtube-nocookie.com/embed/${id}?autoplay=1&start={second}`,
  },
  vimeo: {
    name: 'Vimeo',
    hosts: ['vimeo.com', 'www.vimeo.com'],
    idIn: ({ pathname }) => matched(pathname, /^\/(\d{5,12})$/),
    page: id => `https://vimeo.com/${id}`,
    playerHost: 'https://player.vimeo.com',
    player: id => `https://player.vimeo.com/video/${id}?dnt=1`,
    playing: id => `https://player.vimeo.com/video/${id}?dnt=1&autoplay=1#t={second}s`,
  },
  bilibili: {
    name: 'bilibili',
    hosts: ['bilibili.com', 'www.bilibili.com', 'm.bilibili.com'],
    idIn: ({ pathname }) => matched(pathname, /^\/video\/(BV[A-Za-z0-9]{10})\/?$/),
    page: id => `https://www.bilibili.com/video/${id}`,
    playerHost: 'https://player.bilibili.com',
    player: id => `https://player.bilibili.com/player.html?bvid=${id}&autoplay=0`,
    playing: id => `https://player.bilibili.com/player.html?bvid=${id}&autoplay=1&t={second}`,
  },
}

/** The video whose page an address is; null: none we know. */
export function videoAt(address: string): Video | null {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.port || url.username || url.password)
    return null
  for (const kind of Object.keys(videoSites) as VideoProvider[]) {
    const { hosts, idIn } = videoSites[kind]
    const id = hosts.includes(url.hostname) ? idIn(url) : null
    if (id) return { kind, id }
  }
  return null
}
