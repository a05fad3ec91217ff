import type { Language } from '../../server/platform/language.ts'
import { keepLanguage, language } from './language.ts'

type Loaders<W> = Record<Language, () => Promise<{ default: W }>>
type Words<W> = {
  load(): Promise<void>
  /** The words outside components, e.g. for a toast; only once the part is loaded. */
  now(): W
  /** The words in a component, which changes with the language. */
  use(): W
}

const wanted = new Set<(next: Language) => Promise<void>>()

/** The words of one part of the dashboard; only the language spoken is fetched. */
export function words<W>(loaders: Loaders<W>): Words<W> {
  const known: Partial<Record<Language, W>> = {}
  const fetchWords = async (next: Language) => {
    known[next] ??= (await loaders[next]()).default
  }
  const now = () => {
    const found = known[language.get()]
    if (!found) throw new Error('words used before they were loaded')
    return found
  }
  return {
    async load() {
      wanted.add(fetchWords)
      await fetchWords(language.get())
    },
    now,
    use() {
      language.use()
      return now()
    },
  }
}

/** Changes the language of everything shown, without a moment in between. */
export async function speak(next: Language): Promise<void> {
  await Promise.all([...wanted].map(fetchWords => fetchWords(next)))
  keepLanguage(next)
  language.set(next)
}
