import type { Language } from '../../server/platform/language.ts'
import { lay, type Partly } from '../../storefront/words.ts'
import { keepLanguage, language } from './language.ts'

type Loaders<W> = Record<'en' | 'zh', () => Promise<{ default: W }>>
type Words<Name extends string, W> = {
  /** Its name in the language files. */
  catalogue: Name
  load(): Promise<void>
  /** The words outside components, e.g. for a toast; only once the part is loaded. */
  now(): W
  /** The words in a component, which changes with the language. */
  use(): W
}

const files = import.meta.glob<{ words: Record<string, unknown> }>(
  '../../storefront/languages/*.ts',
  { import: 'default' },
)
const wanted = new Set<(next: Language) => Promise<void>>()

/** The words of one part of the dashboard; only the language spoken is fetched. */
export function words<Name extends string, W>(
  catalogue: Name,
  loaders: Loaders<W>,
): Words<Name, W> {
  const known: Record<Language, W> = {}
  const fetchWords = async (next: Language) => {
    known[next] ??= await wordsIn(next, catalogue, loaders)
  }
  const now = () => {
    const found = known[language.get()]
    if (!found) throw new Error('words used before they were loaded')
    return found
  }
  return {
    catalogue,
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

/** Our own twins, or what the language's file has laid over the English words. */
async function wordsIn<W>(next: Language, catalogue: string, loaders: Loaders<W>): Promise<W> {
  const own = new Map(Object.entries(loaders)).get(next)
  if (own) return (await own()).default
  const [english, file] = await Promise.all([
    loaders.en(),
    files[`../../storefront/languages/${next}.ts`]?.(),
  ])
  return lay(english.default, file?.words[catalogue] as Partly<W> | undefined)
}

/** Changes the language of everything shown, without a moment in between. */
export async function speak(next: Language): Promise<void> {
  await Promise.all([...wanted].map(fetchWords => fetchWords(next)))
  keepLanguage(next)
  language.set(next)
}
