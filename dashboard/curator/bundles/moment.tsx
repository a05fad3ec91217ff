import { useState } from 'preact/hooks'
import { momentText } from '../../../storefront/ui/moment.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { TextField } from '../../ui/field.tsx'
import { momentFault } from './moments.ts'

/** When in the video a thing comes forward; what is wrong with it is said once it is left. */
export function Moment({
  typed,
  secondsMax,
  onTyped,
}: {
  typed: string
  secondsMax: number | null
  onTyped: (text: string) => void
}) {
  const t = curatorWords.use().bundles
  const [isLeft, setLeft] = useState(true)
  const fault = isLeft ? momentFault(typed, secondsMax) : null
  return (
    <TextField
      label={t.appearsAt}
      hint={t.appearsHint}
      error={fault === 'late' ? t.momentLate(momentText(secondsMax ?? 0)) : fault && t.momentForm}
      isOptional
      placeholder="0:42"
      dir="ltr"
      maxLength={8}
      value={typed}
      onText={text => {
        setLeft(false)
        onTyped(text)
      }}
      onBlur={() => setLeft(true)}
    />
  )
}
