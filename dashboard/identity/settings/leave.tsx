import { useState } from 'preact/hooks'
import type { Money } from '../../../server/platform/money.ts'
import { answer, api } from '../../api.ts'
import { identityWords } from '../../messages/identity/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { paths } from '../../shell/places.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { useLoad } from '../../ui/load.ts'
import { moneyText } from '../../ui/money.tsx'
import { PasswordField } from '../../ui/password.tsx'

/** The last thing on the screen, as it is the last thing one does; or why it cannot be done yet. */
export function Leave() {
  const t = identityWords.use()
  const { data: leaving } = useLoad(() => answer(api.me.leaving.$get()), [])
  const [isAsking, setAsking] = useState(false)
  if (!leaving) return null
  return (
    <section class="section">
      <h2>{t.leave}</h2>
      <p class="soft">{leaving.tie ? t.leaveTies[leaving.tie] : t.leaveText}</p>
      {!leaving.tie && (
        <div class="form-actions">
          <Button kind="bad" onClick={() => setAsking(true)}>
            {t.leave}
          </Button>
        </div>
      )}
      {isAsking && <AskLeave open={leaving.open} onClose={() => setAsking(false)} />}
    </section>
  )
}

function AskLeave({ open, onClose }: { open: Money[]; onClose: () => void }) {
  const t = identityWords.use()
  const shell = shellWords.use()
  const [password, setPassword] = useState('')
  const [isGivenUp, setGivenUp] = useState(false)
  const [isTried, setTried] = useState(false)
  const isUnsaid = open.length > 0 && !isGivenUp
  const erase = useAction(async () => {
    setTried(true)
    if (!password || isUnsaid) return
    await answer(api.me.erase.$post({ json: { password, gives_up: isGivenUp } }))
    // A fresh page: nothing of this person stays in memory.
    location.assign(paths.signIn)
  })
  const isWrong = erase.error?.code === 'wrong_credentials'
  return (
    <FormDialog
      title={t.leaveAsk}
      yes={t.leaveGo}
      isBad
      send={isWrong ? { ...erase, error: null } : erase}
      known={['password']}
      onClose={onClose}
    >
      <p>{t.leaveMeans}</p>
      {open.length > 0 && (
        <div class={isTried && isUnsaid ? 'field is-wrong' : 'field'}>
          <label class="check">
            <input
              type="checkbox"
              checked={isGivenUp}
              aria-invalid={isTried && isUnsaid}
              aria-describedby={isTried && isUnsaid ? 'give-up-note' : undefined}
              onChange={event => setGivenUp(event.currentTarget.checked)}
            />
            {t.leaveGiveUp(open.map(moneyText).join(', '))}
          </label>
          {isTried && isUnsaid && (
            <p class="field-note" id="give-up-note">
              {t.leaveUnsaid}
            </p>
          )}
        </div>
      )}
      <PasswordField
        label={shell.password}
        value={password}
        onText={setPassword}
        error={(isTried && !password && shell.fieldEmpty) || (isWrong ? t.passwordWrong : null)}
      />
    </FormDialog>
  )
}
