import { useState } from 'preact/hooks'
import { moneyWords } from '../../messages/seller/money/index.ts'
import { shellWords } from '../../messages/shell/index.ts'
import { useAction } from '../../ui/action.ts'
import { AreaField } from '../../ui/field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { toast } from '../../ui/toast.tsx'
import { useOwn } from '../own.ts'
import { answerReturn, type Return } from './data.ts'
import { ReturnHappens } from './received.tsx'

const keptAs = 'xiaopu.return-address'

/** The seller's answer, with the words the buyer reads. */
export function AnswerDialog({
  one,
  move,
  onDone,
  onClose,
}: {
  one: Return
  move: 'accept' | 'refund' | 'refuse'
  onDone: () => Promise<void>
  onClose: () => void
}) {
  const t = moneyWords.use()
  const shell = shellWords.use()
  const { id: seller } = useOwn()
  const [words, setWords] = useState(move === 'accept' ? keptAddress() : '')
  const [isTried, setTried] = useState(false)
  const isEmpty = move !== 'refund' && !words.trim()
  const said = {
    accept: {
      title: t.acceptTitle,
      text: t.acceptText,
      label: t.acceptWords,
      go: t.acceptGo,
      done: t.acceptDone,
    },
    refund: {
      title: t.refundNowTitle,
      text: t.refundNowText,
      label: t.refundNowWords,
      go: t.refundNowGo,
      done: t.returnRefunded,
    },
    refuse: {
      title: t.refuseTitle,
      text: t.refuseText,
      label: t.refuseWords,
      go: t.refuseGo,
      done: t.refuseDone,
    },
  }[move]
  const send = useAction(async () => {
    setTried(true)
    if (isEmpty) return
    await answerReturn(seller, one.id, { answer: move, words: words.trim() })
    if (move === 'accept') keepAddress(words.trim())
    toast(said.done)
    onClose()
    await onDone()
  })
  return (
    <FormDialog
      title={said.title}
      yes={said.go}
      isBad={move === 'refuse'}
      send={send}
      onClose={onClose}
    >
      <p>{said.text}</p>
      <AreaField
        label={said.label}
        {...(move === 'accept' && { hint: t.acceptHint })}
        isOptional={move === 'refund'}
        rows={4}
        maxLength={1000}
        value={words}
        onText={setWords}
        error={isTried && isEmpty ? shell.fieldEmpty : null}
      />
      {move === 'refund' && <ReturnHappens one={one} />}
    </FormDialog>
  )
}

/** Where the last one was sent to: it hardly ever changes. */
function keptAddress(): string {
  try {
    return localStorage.getItem(keptAs) ?? ''
  } catch {
    return ''
  }
}

function keepAddress(words: string): void {
  try {
    localStorage.setItem(keptAs, words)
  } catch {
    // Then it is typed again next time.
  }
}
