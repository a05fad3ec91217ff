import { useEffect, useMemo, useRef } from 'preact/hooks'
import { language } from '../../messages/language.ts'
import { sellerWords } from '../../messages/seller/index.ts'
import { Button } from '../../ui/button.tsx'
import { countries } from '../../ui/countries.ts'
import { DeliveryLine } from './line.tsx'
import {
  type DeliveryFaults,
  type DeliveryRow,
  deliveryRowsMax,
  everywhereElse,
  nextDeliveryRow,
} from './values.ts'

/** Where the seller ships to, and how many days that takes. */
export function DeliveryFields({
  rows,
  home,
  faults,
  onChange,
}: {
  rows: DeliveryRow[]
  /** The country it ships from. */
  home: string
  faults: DeliveryFaults[]
  onChange: (rows: DeliveryRow[]) => void
}) {
  const t = sellerWords.use()
  const spoken = language.use()
  const list = useRef<HTMLOListElement>(null)
  const add = useRef<HTMLDivElement>(null)
  const count = useRef(rows.length)
  useEffect(() => {
    // One goes on in the line just added; after one was removed, at the button.
    if (rows.length > count.current)
      list.current?.querySelector<HTMLElement>('li:last-child select')?.focus()
    if (rows.length < count.current) add.current?.querySelector('button')?.focus()
    count.current = rows.length
  }, [rows.length])
  const named = useMemo(() => countries(spoken), [spoken])
  const places: [string, string][] = [
    ['', t.countryChoose],
    [everywhereElse, t.deliveryElsewhere],
    ...named,
  ]
  return (
    <fieldset class="form sheet">
      <legend class="form-legend">{t.deliveryTitle}</legend>
      <p class="soft">{t.deliveryText}</p>
      {rows.length > 0 && (
        <ol ref={list} class="promise-lines">
          {rows.map((row, at) => (
            <DeliveryLine
              key={at}
              row={row}
              places={places}
              faults={faults[at] ?? {}}
              onChange={part =>
                onChange(rows.map((one, index) => (index === at ? { ...one, ...part } : one)))
              }
              onRemove={() => onChange(rows.filter((_, index) => index !== at))}
            />
          ))}
        </ol>
      )}
      {rows.length < deliveryRowsMax && (
        <div ref={add}>
          <Button icon="plus" onClick={() => onChange([...rows, nextDeliveryRow(rows, home)])}>
            {rows.length ? t.deliveryAddMore : t.deliveryAdd}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
