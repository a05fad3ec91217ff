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
    .filter(words => words.length > 0)
    .slice(0, 8)
}

function spaced(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(cjk, ' $& ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
