/**
 * Whether who asks holds this already. Compared weakly (RFC 9110, 13.1.2): a proxy that compresses
 * what passes through marks its tag `W/`, and sends on a list of those it holds.
 */
export function isHeld({ headers }: Request, tag: string): boolean {
  const held = headers.get('if-none-match')
  if (!held) return false
  return held === tag || held === '*' || held.split(',').some(one => bare(one) === bare(tag))
}

const bare = (tag: string) => tag.trim().replace(/^W\//, '')
