import { useState } from 'preact/hooks'
import { answer, api } from '../../api.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { useAction } from '../../ui/action.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { toast } from '../../ui/toast.tsx'
import { type OwnShop, refreshShop } from '../own-shop.ts'
import { hostIn } from './snippet.ts'

const hostsMax = 20

/** The list is saved with each change, made to the one there is now: another tab may have changed it. */
export async function saveHosts(change: (hosts: string[]) => string[]): Promise<void> {
  const embed_hosts = change((await refreshShop()).embed_hosts)
  await answer(api.shop.$patch({ json: { embed_hosts } }))
  await refreshShop()
  toast(curatorWords.now().embed.hostsSaved)
}

/** Hosts that may frame the shop; none: any. */
export function Hosts({ shop }: { shop: OwnShop }) {
  const t = curatorWords.use().embed
  const [text, setText] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const hosts = shop.embed_hosts
  const save = useAction(saveHosts)
  const add = async () => {
    const host = hostIn(text)
    const wrong = !host
      ? t.hostFault
      : hosts.includes(host)
        ? t.hostKnown
        : hosts.length >= hostsMax
          ? t.hostsFull
          : null
    setFault(wrong)
    if (wrong || !host) return
    if (await save.run(now => [...new Set([...now, host])])) setText('')
  }
  return (
    <section class="section embed-part">
      <h2>{t.hosts}</h2>
      <p class="soft">{t.hostsText}</p>
      {hosts.length ? (
        <ul class="embed-hosts">
          {hosts.map(host => (
            <li key={host}>
              <code>{host}</code>
              <IconButton
                icon="trash"
                label={t.hostRemove(host)}
                onClick={() => save.run(now => now.filter(one => one !== host))}
              />
            </li>
          ))}
        </ul>
      ) : (
        <p>{t.hostsAny}</p>
      )}
      <Form class="embed-ask" onSend={add}>
        <TextField
          label={t.host}
          hint={t.hostHint}
          error={fault}
          value={text}
          maxLength={300}
          inputMode="url"
          autocapitalize="none"
          spellcheck={false}
          onText={next => {
            setText(next)
            setFault(null)
          }}
        />
        <Button type="submit" icon="plus" isBusy={save.isBusy}>
          {t.hostAdd}
        </Button>
      </Form>
      <FormError problem={save.error} />
    </section>
  )
}
