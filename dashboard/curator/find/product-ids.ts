/** Product ids in whatever somebody pasted: bare, in links, in a table; each once, in order. */
export function productIdsIn(text: string): string[] {
  const found = text.matchAll(/(?<![a-z0-9])prd_[a-z0-9]{3,60}/gi)
  return [...new Set([...found].map(([id]) => id.toLowerCase()))]
}
