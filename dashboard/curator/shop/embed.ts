const attribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** As `orders/contract.ts` has it. */
export function isPlacement(text: string): boolean {
  return /^[\p{L}\p{N} _.-]{1,60}$/u.test(text)
}

/** The two lines that put a shop on somebody's page. */
export function embedCode({
  baseUrl,
  url,
  placement,
}: {
  baseUrl: string
  url: string
  placement: string
}): string {
  const named = placement ? ` placement="${attribute(placement)}"` : ''
  return [
    `<script async src="${attribute(baseUrl)}/embed/v1.js"></script>`,
    `<xiaopu-shop shop="${attribute(url)}"${named}></xiaopu-shop>`,
  ].join('\n')
}

/** A link that tells the same, for where scripts are not welcome. */
export function placedUrl(url: string, placement: string): string {
  return placement ? `${url}?${new URLSearchParams({ placement })}` : url
}
