import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type HostPage = {
  body: string
  head?: string
  headers?: Record<string, string>
  /** Attributes of the html element. */
  html?: string
}

/** Pages of another origin: a test says what stands at which address. */
export async function openHost(pages: Record<string, HostPage>) {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname
    const page = pages[path]
    if (!page) {
      response.writeHead(path === '/favicon.ico' ? 204 : 404).end()
      return
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers })
    response.end(
      `<!doctype html><html ${page.html ?? 'lang="en"'}><head><meta charset="utf-8"><title>blog</title>${page.head ?? ''}</head><body>${page.body}</body></html>`,
    )
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pages,
    close: () =>
      new Promise(resolve => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  }
}
