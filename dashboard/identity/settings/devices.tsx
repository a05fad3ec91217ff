import { answer, api } from '../../api.ts'
import { identityWords } from '../../messages/identity/index.ts'
import { paths } from '../../shell/places.ts'
import { useAction } from '../../ui/action.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { When } from '../../ui/dates.tsx'
import { useLoad } from '../../ui/load.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { BoneRows } from '../../ui/skeleton.tsx'
import { State } from '../../ui/state.tsx'
import { toast, toastProblem } from '../../ui/toast.tsx'
import { deviceOf } from './device.ts'

export function Devices() {
  const t = identityWords.use()
  const load = useLoad(async () => (await answer(api.sessions.$get())).data, [])
  const endAll = useAction(async () => {
    await answer(api.sessions.$delete({ query: {} })).catch(toastProblem)
    await load.reload()
    toast(identityWords.now().devicesEnded)
  })
  return (
    <section class="section">
      <div class="section-head">
        <h2>{t.devices}</h2>
        <p class="soft small">{t.devicesLead}</p>
      </div>
      <Loaded of={load} skeleton={<BoneRows count={2} />}>
        {sessions => (
          <ul class="rows">
            {sessions.map(one => (
              <Device key={one.id} session={one} onEnded={load.reload} />
            ))}
          </ul>
        )}
      </Loaded>
      <div class="form-actions">
        {(load.data?.length ?? 0) > 1 && (
          <Button isBusy={endAll.isBusy} onClick={() => endAll.run()}>
            {t.devicesEndAll}
          </Button>
        )}
        <LinkButton kind="quiet" href={paths.forgot}>
          {t.changePassword}
        </LinkButton>
      </div>
    </section>
  )
}

type Session = { id: string; user_agent: string; created_at: number; is_current: boolean }

function Device({ session, onEnded }: { session: Session; onEnded: () => Promise<void> }) {
  const t = identityWords.use()
  const { browser, system } = deviceOf(session.user_agent)
  const name = browser && system ? t.deviceOn(browser, system) : (browser ?? t.deviceUnknown)
  const end = useAction(async () => {
    await answer(api.sessions.$delete({ query: { id: session.id } })).catch(toastProblem)
    await onEnded()
    toast(identityWords.now().deviceEnded)
  })
  return (
    <li class="row">
      <div class="row-main">
        <span>{name}</span>
        <span class="facts">
          <span>
            {t.deviceSince} <When at={session.created_at} withTime />
          </span>
        </span>
      </div>
      {session.is_current ? (
        <State tone="good">{t.deviceThis}</State>
      ) : (
        <Button
          kind="quiet"
          isBusy={end.isBusy}
          aria-label={t.deviceEndOf(name)}
          onClick={() => end.run()}
        >
          {t.deviceEnd}
        </Button>
      )}
    </li>
  )
}
