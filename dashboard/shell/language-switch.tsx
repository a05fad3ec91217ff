import { answer, api } from '../api.ts'
import { language } from '../messages/language.ts'
import { shellWords } from '../messages/shell/index.ts'
import { speak } from '../messages/words.ts'
import { Icon } from '../ui/icon.tsx'
import { toastProblem } from '../ui/toast.tsx'
import { me } from './me.ts'

/** Every word in the other language; a signed-in person's profile remembers. */
export function LanguageSwitch() {
  const t = shellWords.use()
  const other = language.use() === 'zh' ? 'en' : 'zh'
  return (
    <button
      type="button"
      class="language-switch"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => change(other).catch(toastProblem)}
    >
      <Icon name="globe" />
      {t.languageOther}
    </button>
  )
}

async function change(next: 'en' | 'zh'): Promise<void> {
  await speak(next)
  const known = me.get()
  if (!known) return
  me.set({ ...known, user: { ...known.user, language: next } })
  await answer(api.me.$put({ json: { name: known.user.name, language: next } }))
}
