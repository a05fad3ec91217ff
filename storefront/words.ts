/** Words of a catalogue as a language file may give them: any part, down to a single one. */
export type Partly<Words> = Words extends (...values: infer Values) => infer Said
  ? (...values: Values) => Partly<Said>
  : Words extends readonly unknown[] | string
    ? Words
    : { [Key in keyof Words]?: Partly<Words[Key]> }

/** A language's own words over the English ones, which say whatever it leaves out. */
export function lay<Words>(english: Words, own: Partly<Words> | undefined): Words {
  return laid(english, own) as Words
}

function laid(english: unknown, own: unknown): unknown {
  if (own === undefined) return english
  if (typeof english === 'function' && typeof own === 'function')
    return (...values: unknown[]) => laid(english(...values), own(...values))
  if (!isGroup(english) || !isGroup(own)) return own
  return Object.fromEntries(
    Object.entries(english).map(([key, words]) => [key, laid(words, own[key])]),
  )
}

function isGroup(words: unknown): words is Record<string, unknown> {
  return typeof words === 'object' && words !== null && !Array.isArray(words)
}

/** A table of sentences, each in English and Chinese beside each other, as the words of both. */
export function columns<Key extends string>(
  table: Record<Key, { en: string; zh: string }>,
): Record<'en' | 'zh', Record<Key, string>> {
  const column = (language: 'en' | 'zh') =>
    Object.fromEntries(
      Object.entries<{ en: string; zh: string }>(table).map(([key, row]) => [key, row[language]]),
    ) as Record<Key, string>
  return { en: column('en'), zh: column('zh') }
}

/**
 * Of what somebody prefers (`fr-CH, en;q=0.8`, as browsers send it) the first language that is
 * known, by its whole code or the first part of it.
 */
export function closestLanguage(preferred: string, known: readonly string[]): string | undefined {
  const wanted = preferred
    .toLowerCase()
    .split(',')
    .map(part => {
      const [code = '', quality] = part.trim().split(/\s*;\s*q=/)
      return { code, quality: quality === undefined ? 1 : Number(quality) || 0 }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  for (const { code } of wanted) {
    const found =
      known.find(language => language.toLowerCase() === code) ??
      known.find(language => firstPart(language) === firstPart(code))
    if (found) return found
  }
  return undefined
}

const firstPart = (code: string) => code.toLowerCase().split('-')[0]
