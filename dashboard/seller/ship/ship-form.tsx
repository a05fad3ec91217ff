import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { sellerWords } from '../../messages/seller/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import type { Action } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { useOwn } from '../own.ts'
import { carriersFor } from './carriers.ts'
import type { Part } from './parts.ts'

export type Parcel = { carrier: string; tracking: string }

/** Carrier and tracking number; the last carrier is there already, so one scan is enough. */
export function ShipForm({
  part,
  parcel,
  setParcel,
  ship,
  yes,
  taken = [],
  onClose,
}: {
  part: Part
  parcel: Parcel
  setParcel: (parcel: Parcel) => void
  ship: Action<[{ carrier: string; tracking_number: string }]>
  /** What the button that sends says. */
  yes: string
  /** Numbers of the order's other parcels. */
  taken?: string[]
  onClose: () => void
}) {
  const t = sellerWords.use()
  const shell = shellWords.use()
  const { country } = useOwn()
  const list = useId()
  const place = useRef<HTMLDivElement>(null)
  const { carrier, tracking } = parcel
  const [isTried, setTried] = useState(false)
  useEffect(() => {
    // Where something is missing; back after a refusal, at the end of what was typed.
    const inputs = [...(place.current?.querySelectorAll('input') ?? [])]
    const next = inputs.find(one => !one.value) ?? inputs.at(-1)
    next?.focus()
    const leave = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') onClose()
    }
    place.current?.addEventListener('keydown', leave)
  }, [])
  const isTaken = taken.includes(tracking.trim())
  const fault = (text: string, max: number) => {
    if (!isTried) return null
    if (!text.trim()) return shell.fieldEmpty
    return text.trim().length > max ? shell.fieldLong : null
  }
  const send = async () => {
    setTried(true)
    const sent = { carrier: carrier.trim(), tracking_number: tracking.trim() }
    const isWhole = sent.carrier && sent.tracking_number && !isTaken
    if (isWhole && sent.carrier.length <= 60 && sent.tracking_number.length <= 80)
      await ship.run(sent)
  }
  return (
    <div ref={place} class="ship-form">
      <Form onSend={send}>
        <div class="form-row">
          <TextField
            label={t.carrier}
            value={carrier}
            onText={text => setParcel({ ...parcel, carrier: text })}
            list={list}
            autocomplete="off"
            error={fault(carrier, 60)}
          />
          <TextField
            label={t.trackingNumber}
            value={tracking}
            onText={text => setParcel({ ...parcel, tracking: text })}
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            error={isTried && isTaken ? t.trackingTaken : fault(tracking, 80)}
          />
        </div>
        <datalist id={list}>
          {carriersFor(country).map(name => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <FormError problem={ship.error} />
        <div class="form-actions">
          <Button kind="main" type="submit" isBusy={ship.isBusy}>
            {yes}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {shell.cancel}
          </Button>
          {part.status === 'forwarded' && <span class="soft small">{t.shipHint}</span>}
        </div>
      </Form>
    </div>
  )
}
