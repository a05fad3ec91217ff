import { useState } from 'preact/hooks'
import { sellerWords } from '../../messages/seller/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { FormError } from '../../ui/loaded.tsx'
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
  const shell = shellWords.use()
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
    <Dialog title={t.hookNew} onClose={onClose}>
      <Form onSend={add.run}>
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
        <FormError problem={add.error} />
        <div class="form-actions">
          <Button kind="main" type="submit" isBusy={add.isBusy}>
            {t.hookAdd}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {shell.cancel}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
