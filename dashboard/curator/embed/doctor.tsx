import type { InferResponseType } from 'hono/client'
import { useEffect, useRef, useState } from 'preact/hooks'
import { answer, api } from '../../api.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { State } from '../../ui/state.tsx'
import { saveHosts } from './hosts.tsx'

type Answer = InferResponseType<(typeof api)['embed-doctor']['$post'], 200>
type Finding = Answer['findings'][number]

/** Looks at a page from outside and says what keeps the shop from being seen there. */
export function Doctor() {
  const t = curatorWords.use().embed
  const [url, setUrl] = useState('')
  const [isTried, setTried] = useState(false)
  const [seen, setSeen] = useState<Answer | null>(null)
  const look = useAction(async () => {
    setTried(true)
    if (!url.trim()) return
    setSeen(null)
    setSeen(await answer(api['embed-doctor'].$post({ json: { url: url.trim() } })))
  })
  const answered = useRef<HTMLDivElement>(null)
  // Asked on a phone, the answer would be below its edge, behind the bar.
  useEffect(() => {
    if (seen) answered.current?.scrollIntoView({ block: 'nearest' })
  }, [seen])
  return (
    <section class="section embed-part">
      <h2>{t.doctor}</h2>
      <p class="soft">{t.doctorText}</p>
      <Form class="embed-ask" onSend={look.run}>
        <TextField
          label={t.doctorUrl}
          placeholder="https://blog.example.com/post"
          inputMode="url"
          autocapitalize="none"
          spellcheck={false}
          maxLength={2000}
          value={url}
          onText={setUrl}
          error={isTried && !url.trim() ? t.doctorUrlFault : null}
        />
        <Button type="submit" icon="find" isBusy={look.isBusy}>
          {look.isBusy ? t.doctorBusy : t.doctorAsk}
        </Button>
      </Form>
      <FormError problem={look.error} />
      <div role="status" ref={answered}>
        {seen && <Seen seen={seen} />}
      </div>
    </section>
  )
}

function Seen({ seen }: { seen: Answer }) {
  const t = curatorWords.use().embed
  if (seen.fault !== null)
    return (
      <div class="embed-seen">
        <State tone="bad">{t.faults[seen.fault]}</State>
      </div>
    )
  const blocking = seen.findings.filter(one => one.isBlocking).length
  return (
    <div class="embed-seen">
      {blocking ? (
        <State tone="bad">{t.doctorBad(blocking)}</State>
      ) : seen.findings.length ? (
        <State tone="waiting">{t.doctorNotes}</State>
      ) : (
        <State tone="good">{t.doctorFine}</State>
      )}
      <p class="soft small embed-url">{seen.url}</p>
      {!seen.findings.length && <p>{t.doctorFineText(seen.found.join(', '))}</p>}
      <ol class="embed-findings">
        {seen.findings.map(one => (
          <li key={JSON.stringify(one)}>
            <Told finding={one} />
          </li>
        ))}
      </ol>
    </div>
  )
}

function Told({ finding }: { finding: Finding }) {
  const t = curatorWords.use().embed
  const { code, line, where } = finding
  const allow = useAction((host: string) => saveHosts(now => [...new Set([...now, host])]))
  return (
    <>
      <p>{t.findings[code]}</p>
      {code === 'host_not_listed' && line ? (
        <Button isBusy={allow.isBusy} icon="plus" onClick={() => allow.run(line)}>
          {t.addHost(line)}
        </Button>
      ) : (
        line && (
          <div class="code">
            <p class="soft small">
              {where ? `${where === 'header' ? t.inHeader : t.inMeta} · ` : ''}
              {t.doctorLine}
            </p>
            <pre>
              <code>{line}</code>
            </pre>
            <CopyButton text={line} />
          </div>
        )
      )}
      <FormError problem={allow.error} />
    </>
  )
}
