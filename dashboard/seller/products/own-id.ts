/** `Ocean Blue Shirt` -> `ocean-blue-shirt`; empty where nothing is written in Latin letters. */
export function idFrom(words: string): string {
  return words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
}

/** The wish, or with the first number that is free; it is taken from now on. */
export function freeId(wish: string, taken: Set<string>): string {
  let id = wish
  for (let number = 2; taken.has(id); number++) id = `${wish}-${number}`
  taken.add(id)
  return id
}

/**
 * The number of a product whose seller has none for it. The end is by chance: a number that is
 * taken would write over that product.
 */
export function newId(title: string): string {
  const chance = crypto.getRandomValues(new Uint32Array(1))[0]!.toString(36).slice(-5)
  return `${idFrom(title) || 'item'}-${chance}`
}
