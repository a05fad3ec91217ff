import { answer, api } from '../../api.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { paths } from '../../shell/places.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { toastProblem } from '../../ui/toast.tsx'

export function SignOut() {
  const t = shellWords.use()
  const signOut = useAction(async () => {
    try {
      await answer(api['sign-out'].$post())
    } catch (thrown) {
      return toastProblem(thrown)
    }
    // A fresh page: nothing of this person stays in memory.
    location.assign(paths.signIn)
  })
  return (
    <Button icon="out" isBusy={signOut.isBusy} onClick={() => signOut.run()}>
      {t.signOut}
    </Button>
  )
}
