import { useEffect, useRef, useState } from 'preact/hooks'
import { videoBytesMax } from '../../limits.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { Problem, problemFrom } from '../../problem.ts'
import { type Progress, sendWithProgress } from '../../send.ts'
import { Button } from '../../ui/button.tsx'

/** Sending a film, as long as it takes; what the server would refuse for its size is not sent. */
export function useSendVideo(bundleId: string, onDone: () => Promise<void>) {
  const [progress, setProgress] = useState<Progress | null>(null)
  const [error, setError] = useState<Problem | null>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const send = async (file: File) => {
    const isTooLarge = file.size > videoBytesMax
    setError(isTooLarge ? tooLarge() : null)
    if (isTooLarge) return
    const stopping = new AbortController()
    const { signal } = stopping
    stop.current = stopping
    setProgress({ sent: 0, total: file.size })
    try {
      const path = `/dashboard/api/bundles/${bundleId}/video`
      await sendWithProgress({ method: 'PUT', path }, file, { onProgress: setProgress, signal })
      await onDone()
    } catch (thrown) {
      if (!signal.aborted) setError(problemFrom(thrown))
    }
    setProgress(null)
  }
  return { progress, error, send, stop: () => stop.current?.abort() }
}

function tooLarge(): Problem {
  const message = curatorWords.now().bundles.videoTooLarge
  return new Problem({ code: 'video_too_large', message, status: -1 })
}

/** How far it is. */
export function VideoSending({ of }: { of: ReturnType<typeof useSendVideo> }) {
  const t = curatorWords.use().bundles
  if (!of.progress) return null
  const { sent, total } = of.progress
  return (
    <div class="bundle-video-sending">
      <progress value={sent} max={total} aria-label={t.sending} />
      <span class="soft figures">{t.percent(Math.floor((100 * sent) / Math.max(1, total)))}</span>
      <Button isSmall onClick={of.stop}>
        {t.videoStop}
      </Button>
    </div>
  )
}
