import { useState } from 'preact/hooks'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { toast, toastProblem } from '../../ui/toast.tsx'
import { Reason } from './reason.tsx'

/** Out of sight, with a reason whose it is reads, or back: a shop or a product. */
export function Suspension({
  name,
  isSuspended,
  words,
  send,
  onDecided,
}: {
  name: string
  isSuspended: boolean
  words: {
    suspend: string
    suspendOf: (name: string) => string
    suspendTitle: (name: string) => string
    /** What it does. */
    suspendText: string
    suspended: (name: string) => string
    restore: string
    restoreOf: (name: string) => string
    restored: (name: string) => string
  }
  /** Null: it comes back. */
  send: (reason: string | null) => Promise<unknown>
  onDecided: () => Promise<void>
}) {
  const [isAsking, setAsking] = useState(false)
  const decide = async (reason: string | null) => {
    await send(reason)
    toast(reason === null ? words.restored(name) : words.suspended(name))
    await onDecided()
  }
  const restore = useAction(() => decide(null).catch(toastProblem))
  if (isSuspended)
    return (
      <Button
        isSmall
        isBusy={restore.isBusy}
        aria-label={words.restoreOf(name)}
        onClick={() => restore.run()}
      >
        {words.restore}
      </Button>
    )
  return (
    <>
      <Button
        isSmall
        kind="quiet"
        aria-label={words.suspendOf(name)}
        onClick={() => setAsking(true)}
      >
        {words.suspend}
      </Button>
      {isAsking && (
        <Reason
          title={words.suspendTitle(name)}
          text={words.suspendText}
          yes={words.suspend}
          send={decide}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
