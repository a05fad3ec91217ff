import { useState } from 'preact/hooks'
import { sellerWords } from '../../messages/seller/index.ts'
import { useAction } from '../../ui/action.ts'
import { TextField } from '../../ui/field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { useOwn } from '../own.ts'
import { isWebAddress } from '../pieces/web-address.ts'
import { addEndpoint, type WebhookEvent, webhookEvents } from './data.ts'

export function NewEndpoint({
  onAdded,
  onClose,
}: {
  onAdded: (secret: string) => void
  onClose: () => void
}) {
  const t = sellerWords.use()
  const { id: seller } = useOwn()
  const [url, setUrl] = useState('')
  const [events, setEvents] = useState<WebhookEvent[]>([...webhookEvents])
  const [isTried, setTried] = useState(false)
  const isFine = isWebAddress(url)
  const add = useAction(async () => {
    setTried(true)
    if (!isFine || !events.length) return
    // None named means all, also those that come later.
    const wanted = events.length === webhookEvents.length ? [] : events
    onAdded(await addEndpoint(seller, url.trim(), wanted))
  })
  const toggle = (event: WebhookEvent) =>
    setEvents(events.includes(event) ? events.filter(one => one !== event) : [...events, event])
  return (
    <FormDialog title={t.hookNew} yes={t.hookAdd} send={add} onClose={onClose}>
      <TextField
        label={t.hookUrl}
        hint={t.hookUrlHint}
        type="url"
        inputMode="url"
        placeholder="https://"
        maxLength={500}
        value={url}
        onText={setUrl}
        error={isTried && !isFine ? t.hookUrlWrong : null}
      />
      <fieldset class="field">
        <legend class="field-label">{t.hookEvents}</legend>
        {webhookEvents.map(event => (
          <label key={event} class="check">
            <input
              type="checkbox"
              checked={events.includes(event)}
              onChange={() => toggle(event)}
            />
            {t.events[event]}
          </label>
        ))}
        {isTried && !events.length && (
          <p class="field-note" role="alert">
            {t.hookEventsNone}
          </p>
        )}
      </fieldset>
    </FormDialog>
  )
}
