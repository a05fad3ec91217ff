import type { InferResponseType } from 'hono/client'
import { useState } from 'preact/hooks'
import { answer, api } from '../../api.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { Ask } from '../../seller/pieces/ask.tsx'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy.tsx'
import { dayText } from '../../ui/dates.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { useLoad } from '../../ui/load.ts'
import { FormError, Loaded } from '../../ui/loaded.tsx'
import { Bone } from '../../ui/skeleton.tsx'
import { State } from '../../ui/state.tsx'
import { toast } from '../../ui/toast.tsx'

type Domain = InferResponseType<typeof api.domains.$get, 200>['data'][number]

const shape = /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,63}$/

/** The shop at a name the curator owns: add it, prove it, keep it. */
export function OwnAddress() {
  const t = curatorWords.use().address
  const load = useLoad(async () => (await answer(api.domains.$get())).data, [])
  return (
    <section class="section">
      <h2>{t.title}</h2>
      <p class="soft">{t.text}</p>
      <Loaded of={load} skeleton={<Bone class="bone-input" />}>
        {found =>
          found.length ? (
            found.map(one => <DomainSheet key={one.host} domain={one} onChange={load.reload} />)
          ) : (
            <AddForm onAdded={load.reload} />
          )
        }
      </Loaded>
    </section>
  )
}

/** The host of whatever was pasted, an address with all its parts as well; in the letters DNS has. */
function hostIn(typed: string): string {
  const text = typed.trim()
  try {
    return new URL(/^https?:\/\//i.test(text) ? text : `https://${text}`).hostname
  } catch {
    return text
  }
}

function AddForm({ onAdded }: { onAdded: () => Promise<void> }) {
  const t = curatorWords.use().address
  const [typed, setTyped] = useState('')
  const host = hostIn(typed)
  const [isTried, setTried] = useState(false)
  const isWrong = !shape.test(host)
  const add = useAction(async () => {
    setTried(true)
    if (isWrong) return
    await answer(api.domains.$post({ json: { host } }))
    await onAdded()
  })
  return (
    <Form class="form sheet" onSend={add.run}>
      <TextField
        label={t.host}
        hint={t.hostHint}
        error={isTried && isWrong ? t.hostFault : null}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        inputMode="url"
        value={typed}
        onText={setTyped}
      />
      <FormError problem={add.error} />
      <div class="form-actions">
        <Button type="submit" isBusy={add.isBusy}>
          {t.add}
        </Button>
      </div>
    </Form>
  )
}

function DomainSheet({ domain, onChange }: { domain: Domain; onChange: () => Promise<void> }) {
  const t = curatorWords.use().address
  const [isAsking, setAsking] = useState(false)
  const { host } = domain
  const check = useAction(async () => {
    await answer(api.domains[':host'].verify.$post({ param: { host } }))
    await onChange()
    toast(curatorWords.now().address.verified(host))
  })
  const remove = async () => {
    await answer(api.domains[':host'].$delete({ param: { host } }))
    await onChange()
  }
  const { missing_since } = domain
  const isSettled = domain.verified_at !== null && missing_since === null
  return (
    <div class="sheet form">
      <p class="dns-head">
        <b>{host}</b>
        <StateOf domain={domain} />
      </p>
      {missing_since !== null && <p>{t.missingText(dayText(missing_since))}</p>}
      {isSettled ? (
        <details>
          <summary class="dns-kept">{t.kept}</summary>
          <p>{t.keptText}</p>
          <Records domain={domain} />
        </details>
      ) : (
        <>
          <p>{t.steps}</p>
          <Records domain={domain} />
          <FormError problem={check.error} />
        </>
      )}
      <div class="form-actions">
        {!isSettled && (
          <Button kind="main" isBusy={check.isBusy} onClick={check.run}>
            {check.isBusy ? t.checking : t.check}
          </Button>
        )}
        <Button kind="quiet" aria-label={t.removeOf(host)} onClick={() => setAsking(true)}>
          {t.remove}
        </Button>
      </div>
      {isAsking && (
        <Ask
          title={t.removeTitle(host)}
          yes={t.remove}
          isBad
          act={remove}
          onClose={() => setAsking(false)}
        >
          <p>{t.removeText}</p>
        </Ask>
      )}
    </div>
  )
}

function StateOf({ domain }: { domain: Domain }) {
  const t = curatorWords.use().address
  if (domain.missing_since !== null) return <State tone="bad">{t.missing}</State>
  if (domain.verified_at !== null) return <State tone="good">{t.works}</State>
  return <State tone="waiting">{t.waits}</State>
}

function Records({ domain: { host, points_to, record } }: { domain: Domain }) {
  const t = curatorWords.use().address
  return (
    <>
      <Dns type="CNAME" name={host} value={points_to} why={t.points} />
      {isBare(host) && <p class="soft">{t.bare(host)}</p>}
      <Dns type="TXT" name={record.name} value={record.value} why={t.proves} />
    </>
  )
}

/** As `mei.example` or `mei.co.uk`: the DNS has no CNAME beside such a name's other records (RFC 1912, 2.4). */
function isBare(host: string): boolean {
  const [last = '', second = '', ...rest] = host.split('.').reverse()
  const isOfCountry = last.length === 2 && /^(ac|co|com|edu|ne|net|or|org)$/.test(second)
  return rest.length === 0 || (rest.length === 1 && isOfCountry)
}

type Record = { type: string; name: string; value: string; why: string }

/** One record, in the words a registrar's form asks for it. */
function Dns({ type, name, value, why }: Record) {
  const t = curatorWords.use().address
  return (
    <div class="dns">
      <p>
        <b>{type}</b> <span class="soft small">{why}</span>
      </p>
      <dl>
        <dt>{t.name}</dt>
        <dd>
          <code>{name}</code> <CopyButton kind="quiet" text={name} />
        </dd>
        <dt>{t.value}</dt>
        <dd>
          <code>{value}</code> <CopyButton kind="quiet" text={value} />
        </dd>
      </dl>
    </div>
  )
}
