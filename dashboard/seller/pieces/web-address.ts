/** A whole address that a server of ours could ask; which of them it may is for the server to say. */
export function isWebAddress(text: string, protocols = ['https:', 'http:']): boolean {
  try {
    const url = new URL(text.trim())
    return (
      protocols.includes(url.protocol) && url.hostname.includes('.') && text.trim().length <= 1000
    )
  } catch {
    return false
  }
}
