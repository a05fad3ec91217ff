import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** WeChat's two addresses on loopback, as documented: a stable token, and a ticket for it. */
export async function wechatPeer(account: { appId: string; appSecret: string }) {
  const heard: string[] = []
  let isBroken = false
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += part
    const url = new URL(request.url ?? '/', 'http://peer')
    heard.push(url.pathname)
    const answer = (value: object) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    if (isBroken) return answer({ errcode: 40164, errmsg: 'invalid ip, not in whitelist' })
    if (url.pathname === '/cgi-bin/stable_token') {
      const { grant_type, appid, secret } = JSON.parse(body) as Record<string, string>
      const isKnown = appid === account.appId && secret === account.appSecret
      return grant_type === 'client_credential' && isKnown
        ? answer({ access_token: 'TOKEN', expires_in: 7200 })
        : answer({ errcode: 40001, errmsg: 'invalid credential' })
    }
    const isAsked =
      url.searchParams.get('access_token') === 'TOKEN' && url.searchParams.get('type') === 'jsapi'
    const nth = heard.filter(path => path === url.pathname).length
    return isAsked
      ? answer({ errcode: 0, errmsg: 'ok', ticket: `TICKET-${nth}`, expires_in: 7200 })
      : answer({ errcode: 40001, errmsg: 'invalid credential' })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    breaks: (next: boolean) => {
      isBroken = next
    },
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
