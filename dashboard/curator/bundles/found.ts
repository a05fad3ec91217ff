type Named = { title: string; title_zh: string | null; seller: string }

/** Those that have every word somewhere in their names or their seller's. */
export function foundAmong<P extends Named>(picks: readonly P[], typed: string): P[] {
  const words = plain(typed).split(/\s+/).filter(Boolean)
  return picks.filter(({ title, title_zh, seller }) => {
    const text = plain(`${title} ${title_zh ?? ''} ${seller}`)
    return words.every(word => text.includes(word))
  })
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
