import { useState } from 'preact/hooks'
import { momentText } from '../../../storefront/ui/moment.ts'
import { answer, api } from '../../api.ts'
import { curatorWords } from '../../messages/curator/index.ts'
import { Ask } from '../../seller/pieces/ask.tsx'
import { useAction } from '../../ui/action.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { FormError } from '../../ui/loaded.tsx'
import { toast } from '../../ui/toast.tsx'
import { FileButton } from '../file-button.tsx'
import type { Bundle } from './data.ts'
import { useSendVideo, VideoSending } from './video-sending.tsx'

type Props = { bundle: Bundle; onChanged: () => Promise<void> }

/** What plays over the photo. It is kept as soon as it is there; the rest of the page is not. */
export function Video({ bundle, onChanged }: Props) {
  const t = curatorWords.use().bundles
  const done = async () => {
    await onChanged()
    toast(curatorWords.now().bundles.videoKept)
  }
  const sending = useSendVideo(bundle.id, done)
  return (
    <section class="section bundle-video">
      <h2>{t.video}</h2>
      {bundle.video ? <Present bundle={bundle} video={bundle.video} onChanged={onChanged} /> : null}
      {sending.progress ? (
        <VideoSending of={sending} />
      ) : (
        <>
          <p class="soft">{t.videoHint}</p>
          <div>
            <FileButton accept="video/mp4" onFile={sending.send}>
              {bundle.video ? t.videoChange : t.videoChoose}
            </FileButton>
          </div>
          <FormError problem={sending.error} />
          <Address bundle={bundle} onDone={done} />
        </>
      )}
    </section>
  )
}

function Present({ bundle, video, onChanged }: Props & { video: NonNullable<Bundle['video']> }) {
  const t = curatorWords.use().bundles
  const [isAsking, setAsking] = useState(false)
  const remove = async () => {
    await answer(api.bundles[':id'].video.$delete({ param: { id: bundle.id } }))
    setAsking(false)
    await onChanged()
    toast(curatorWords.now().bundles.videoRemoved)
  }
  return (
    <div class="bundle-video-now">
      <a class="quiet-link" href={video.url} target="_blank" rel="noopener noreferrer">
        {video.provider
          ? t.videoElsewhere(video.provider)
          : t.videoOwn(momentText(video.seconds ?? 0))}
      </a>
      <Button kind="quiet" icon="trash" isSmall onClick={() => setAsking(true)}>
        {t.videoRemove}
      </Button>
      {isAsking && (
        <Ask
          title={t.videoRemoveTitle}
          yes={t.videoRemove}
          isBad
          act={remove}
          onClose={() => setAsking(false)}
        >
          <p>{t.videoRemoveText}</p>
        </Ask>
      )}
    </div>
  )
}

/** The other way: it stays at its provider, and only its address is given. */
function Address({ bundle, onDone }: { bundle: Bundle; onDone: () => Promise<void> }) {
  const t = curatorWords.use().bundles
  const [url, setUrl] = useState('')
  const save = useAction(async () => {
    if (!url.trim()) return
    await answer(
      api.bundles[':id'].video.address.$put({
        param: { id: bundle.id },
        json: { url: url.trim() },
      }),
    )
    setUrl('')
    await onDone()
  })
  return (
    <Form class="bundle-video-address" onSend={save.run}>
      <TextField
        label={t.videoAddress}
        placeholder="https://www.youtube.com/watch?v=…"
        type="url"
        inputMode="url"
        dir="ltr"
        maxLength={500}
        value={url}
        onText={text => {
          setUrl(text)
          save.forget()
        }}
      />
      <FormError problem={save.error} />
      <div>
        <Button type="submit" isBusy={save.isBusy} disabled={!url.trim()}>
          {t.videoUse}
        </Button>
      </div>
    </Form>
  )
}
