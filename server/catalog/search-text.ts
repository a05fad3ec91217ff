const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu

/**
 * The words of a product as both engines index them: lower case, and each Chinese, Japanese or
 * Korean character a word of its own, so that a phrase of any length is found, two characters too.
 */
export function searchText(parts: (string | null | undefined)[]): string {
  return parts
    .filter(Boolean)
    .map(part => spaced(part as string))
    .join(' ')
    .slice(0, 8000)
}

/** What a person typed, cut the same way: groups of words that must stand side by side. */
export function searchTerms(query: string): string[][] {
  return query
    .slice(0, 200)
    .split(/[\s"'()*:^&|!<>\-_,.，。、]+/u)
    .map(word => spaced(word).split(' ').filter(Boolean))
    .map(words => (words.length === 1 ? words.map(withoutPlural) : words))
    .filter(words => words.length > 0)
    .slice(0, 8)
}

/** The same with each character of a word by itself: `茶壶` is 茶 and 壶, wherever they stand. */
export function loosened(terms: string[][]): string[][] {
  return terms.flatMap(words => words.map(word => [word]))
}

/** `bowls` finds a bowl: a word alone is found by its beginning, so less of it never finds less. */
function withoutPlural(word: string): string {
  if (!/^[a-z]{4,}$/.test(word)) return word
  if (/[^aeiou]ies$/.test(word)) return word.slice(0, -3)
  if (/(s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2)
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word
}

function spaced(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(cjk, ' $& ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
