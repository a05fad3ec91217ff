import { useState } from 'preact/hooks'
import type { Money } from '../../../server/platform/money.ts'
import { answer, api } from '../../api.ts'
import { identityWords } from '../../messages/identity/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { problemFrom } from '../../problem.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { Check } from '../../ui/check.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { moneyText } from '../../ui/money.tsx'
import { PasswordField } from '../../ui/password.tsx'
import { Bone } from '../../ui/skeleton.tsx'

/** The last thing on the screen, as it is the last thing one does; or why it cannot be done yet. */
export function Leave() {
  const t = identityWords.use()
  const load = useLoad(() => answer(api.me.leaving.$get()), [])
  const [isAsking, setAsking] = useState(false)
  return (
    <section class="section">
      <h2>{t.leave}</h2>
      <Loaded of={load} skeleton={<Bone class="bone-title" />}>
        {leaving => (
          <>
            <p class="soft">{leaving.tie ? t.leaveTies[leaving.tie] : t.leaveText}</p>
            {!leaving.tie && (
              <div class="form-actions">
                <Button kind="bad" onClick={() => setAsking(true)}>
                  {t.leave}
                </Button>
              </div>
            )}
            {isAsking && (
              <AskLeave
                open={leaving.open}
                onChanged={load.reload}
                onClose={() => setAsking(false)}
              />
            )}
          </>
        )}
      </Loaded>
    </section>
  )
}

function AskLeave({
  open,
  onChanged,
  onClose,
}: {
  open: Money[]
  /** Something was earned meanwhile: what is given up has to be seen first. */
  onChanged: () => Promise<void>
  onClose: () => void
}) {
  const t = identityWords.use()
  const shell = shellWords.use()
  const [password, setPassword] = useState('')
  const [isGivenUp, setGivenUp] = useState(false)
  const [isTried, setTried] = useState(false)
  const [isGone, setGone] = useState(false)
  const isUnsaid = open.length > 0 && !isGivenUp
  const erase = useAction(async () => {
    setTried(true)
    if (!password || isUnsaid) return
    try {
      await answer(api.me.erase.$post({ json: { password, gives_up: open } }))
      setGone(true)
    } catch (thrown) {
      if (problemFrom(thrown).code === 'earnings_open') {
        setGivenUp(false)
        await onChanged()
      }
      throw thrown
    }
  })
  const isWrong = erase.error?.code === 'wrong_credentials'
  // A fresh page: nothing of this person stays in memory.
  const leave = () => location.assign('/')
  if (isGone)
    return (
      <Dialog title={t.leaveDone} onClose={leave}>
        <p>{t.leaveDoneText}</p>
        <div class="form-actions">
          <Button kind="main" onClick={leave}>
            {t.leaveDoneGo}
          </Button>
        </div>
      </Dialog>
    )
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
          <Check
            isOn={isGivenUp}
            onChange={setGivenUp}
            aria-invalid={isTried && isUnsaid}
            aria-describedby={isTried && isUnsaid ? 'give-up-note' : undefined}
          >
            {t.leaveGiveUp(open.map(moneyText).join(', '))}
          </Check>
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
