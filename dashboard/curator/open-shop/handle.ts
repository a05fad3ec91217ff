const longest = 30

/** An address made of a name: `Mei's Shelf` -> `meis-shelf`; '' where a name has no such letters. */
export function handleFrom(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
  return plain.slice(0, longest).replace(/-+$/, '')
}

/** The first of some names that makes a good address, the shop's or the person's; never a mail's, which is nobody's business. */
export function suggestHandle(names: readonly string[]): string {
  return names.map(handleFrom).find(isHandle) ?? ''
}

const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** For names that have no such letters: `shop-k7m2`, better than a field that stays empty. */
export function anyHandle(): string {
  const four = crypto.getRandomValues(new Uint8Array(4))
  return `shop-${[...four].map(byte => letters[byte % letters.length]).join('')}`
}

/** As `shops/contract.ts` has it. */
export function isHandle(handle: string): boolean {
  return handle.length >= 3 && handle.length <= longest && /^[a-z](?:-?[a-z0-9])+$/.test(handle)
}

/** Another one close by, when the first is taken: `mei` -> `mei-shop`, `mei-shop` -> `mei-shop-2`. */
export function nextHandle(handle: string): string {
  const [, stem = handle, count] = /^(.*?)(?:-(\d+))?$/.exec(handle) ?? []
  if (!count && !stem.endsWith('-shop')) return `${stem.slice(0, longest - 5)}-shop`
  return `${stem.slice(0, longest - 4)}-${Number(count ?? 1) + 1}`
}
