import type { Frame, SavedView } from '../../server/http/storefront/views.ts'
import { messagesIn } from '../messages/index.ts'
import { paths } from '../paths.ts'
import { Field } from './field.tsx'
import { visitOf } from './page.tsx'

type Props = { frame: Frame; watch: Omit<SavedView['watch'], 'isSent'> }

/** Asks for an address to tell of one pick, or of all that is saved; nothing happens before its owner has confirmed. */
export function WatchForm({ frame, watch: { email, error, pickId } }: Props) {
  const words = messagesIn(frame.language)
  const { language, placement } = visitOf(frame)
  return (
    <form
      method="post"
      action={paths.watch(frame.shop?.handle ?? '', { language: language ?? null })}
    >
      <p class="soft">{words.watchText}</p>
      {pickId && <input type="hidden" name="pick_id" value={pickId} />}
      {placement && <input type="hidden" name="placement" value={placement} />}
      <Field
        frame={frame}
        name="email"
        label={words.watchEmail}
        hint={words.watchHint}
        values={{ email }}
        errors={error ? { email: error } : {}}
        first={error ? 'email' : undefined}
        autoComplete="email"
        type="email"
        inputMode="email"
      />
      <button class="outline" type="submit">
        {words.watchGo}
      </button>
    </form>
  )
}
