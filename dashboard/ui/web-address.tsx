/** An address as people say it, and left to right in every language. */
export function WebAddress({ url }: { url: string }) {
  return <bdi dir="ltr">{url.replace(/^https?:\/\//, '')}</bdi>
}
