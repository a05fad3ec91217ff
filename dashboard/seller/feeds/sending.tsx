import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { sellerWords } from '../../messages/seller/index.ts'
import { Problem, problemFrom } from '../../problem.ts'
import type { Progress } from '../../send.ts'
import { Button } from '../../ui/button.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { useOwn } from '../own.ts'
import { useLeaveGuard } from '../pieces/leave-guard.tsx'
import { sellPaths } from '../places.ts'
import { bytesText } from './bytes.ts'
import { feedBytesMax, sendFeed } from './data.ts'

/** Sending a feed's file, from choosing it to the page where its reading is watched. */
export function useSendFeed(feedFor: (file: File) => Promise<string>) {
  const t = sellerWords.use()
  const { id: seller } = useOwn()
  const { route } = useLocation()
  const [file, setFile] = useState<File | null>(null)
  const [progress, setProgress] = useState<Progress | null>(null)
  const [error, setError] = useState<Problem | null>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const send = async (wanted: File) => {
    const fault = faultOf(wanted, t)
    setFile(wanted)
    setError(fault)
    if (fault) return
    stop.current = new AbortController()
    setProgress({ sent: 0, total: wanted.size })
    try {
      const feed = await feedFor(wanted)
      const watch = { onProgress: setProgress, signal: stop.current.signal }
      const run = await sendFeed(seller, feed, wanted, watch)
      setFile(null)
      route(sellPaths.run(feed, run))
    } catch (thrown) {
      if (stop.current.signal.aborted) setFile(null)
      else setError(problemFrom(thrown))
    }
    setProgress(null)
  }
  return {
    file,
    progress,
    error,
    send,
    stop: () => stop.current?.abort(),
    leave: () => setFile(null),
  }
}

export type SendingFeed = ReturnType<typeof useSendFeed>

/** How far the sending is; if it failed, why, and once more. */
export function Sending({ of }: { of: SendingFeed }) {
  const t = sellerWords.use()
  const { file, progress, error } = of
  const guard = useLeaveGuard(!!progress)
  if (!file) return null
  return (
    <div class="sending">
      <span class="sending-name">
        <bdi class="ellipsis">{progress ? t.uploading(file.name) : file.name}</bdi>
        {progress && (
          <span class="soft small figures">
            {t.uploadingOf(bytesText(progress.sent), bytesText(progress.total))}
          </span>
        )}
      </span>
      {progress && (
        <progress
          class="progress"
          value={progress.sent}
          max={progress.total}
          aria-label={file.name}
        />
      )}
      <FormError problem={error} />
      <div class="form-actions">
        {progress ? (
          <Button isSmall onClick={of.stop}>
            {t.uploadCancel}
          </Button>
        ) : (
          <>
            {error?.status !== -1 && (
              <Button isSmall onClick={() => of.send(file)}>
                {t.uploadAgain}
              </Button>
            )}
            <Button kind="quiet" isSmall onClick={of.leave}>
              {t.dropChoose}
            </Button>
          </>
        )}
      </div>
      {guard}
    </div>
  )
}

/** What the server would say of it only after it has been sent; its status is ours alone. */
function faultOf(file: File, t: ReturnType<typeof sellerWords.use>): Problem | null {
  const say = (message: string) => new Problem({ code: 'invalid_input', message, status: -1 })
  if (!file.size) return say(t.dropEmpty)
  if (/\.(xlsx?|numbers|ods)$/i.test(file.name)) return say(t.faults.workbook.todo)
  return file.size > feedBytesMax ? say(t.dropTooLarge) : null
}
