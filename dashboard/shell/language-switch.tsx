import { answer, api } from '../api.ts'
import { language, languageNames, tagOf } from '../messages/language.ts'
import { speak } from '../messages/words.ts'
import { Icon } from '../ui/icon.tsx'
import { toastProblem } from '../ui/toast.tsx'
import { me } from './me.ts'

/** Every word in another language; a signed-in person's profile remembers. */
export function LanguageSwitch() {
  const spoken = language.use()
  return (
    <div class="languages">
      {languageNames
        .filter(([code]) => code !== spoken)
        .map(([code, name]) => (
          <button
            key={code}
            type="button"
            class="language-switch"
            lang={tagOf(code)}
            onClick={() => change(code).catch(toastProblem)}
          >
            <Icon name="globe" />
            {name}
          </button>
        ))}
    </div>
  )
}

async function change(next: string): Promise<void> {
  await speak(next)
  const known = me.get()
  if (!known) return
  me.set({ ...known, user: { ...known.user, language: next } })
  await answer(api.me.$put({ json: { name: known.user.name, language: next } }))
}
